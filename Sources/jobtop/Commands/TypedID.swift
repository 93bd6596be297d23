import JobModel

/// An id as somebody has typed or pasted it.
enum TypedID {
  /// How many candidates are named.
  private static let most = 5

  /// What may be meant, most likely first: as it was typed without the blanks around it, and in lower
  /// case, as nearly all clouds write ids.
  static func readings(of typed: String) -> [String] {
    let start = typed.drop { $0.isWhitespace }
    let end = start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) }
    let trimmed = String(start[..<(end ?? start.endIndex)])
    let lower = trimmed.lowercased()
    return lower == trimmed ? [trimmed] : [trimmed, lower]
  }

  /// The id that begins like that: of a job, or of its order when that does.
  static func meant(by begin: String, job: String?, order: String?) -> String {
    if let order, order.hasPrefix(begin) { return order }
    return job ?? order ?? ""
  }

  /// Says which jobs begin like that, each with so much of its id that it can be no other.
  static func ambiguity(of begin: String, among ids: [String]) -> String {
    var length = begin.count + 2
    let distinct = Set(ids)
    let longest = ids.map(\.count).max() ?? 0
    while length < longest, Set(distinct.map { $0.prefix(length) }).count < distinct.count {
      length += 1
    }
    var named: [String] = []
    for id in ids {
      let name = id.count > length ? id.prefix(length) + "…" : id
      if !named.contains(name), named.count < most { named.append(name) }
    }
    let rest = distinct.count > named.count ? ", …" : ""
    return
      "\(begin): \(distinct.count) jobs begin like that (\(named.joined(separator: ", "))\(rest)); "
      .printable + "say more of the id"
  }
}
