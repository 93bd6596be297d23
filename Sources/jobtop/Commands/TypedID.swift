import JobModel

/// An id as it was typed or pasted.
enum TypedID {
  /// How many candidates are named.
  private static let most = 5

  /// What may be meant, most likely first: as it was typed without the spaces around it, and in lower
  /// case, as nearly all clouds write ids.
  static func readings(of typed: String) -> [String] {
    let start = typed.drop { $0.isWhitespace }
    let end = start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) }
    let trimmed = String(start[..<(end ?? start.endIndex)])
    let lower = trimmed.lowercased()
    return lower == trimmed ? [trimmed] : [trimmed, lower]
  }

  /// The id that starts like that: a job's, or its order's if that does.
  static func meant(by start: String, job: String?, order: String?) -> String {
    if let order, order.hasPrefix(start) { return order }
    return job ?? order ?? ""
  }

  /// Says which jobs start like that, each with enough of its id to tell it from the others.
  static func ambiguity(of start: String, among ids: [String]) -> String {
    var length = start.count + 2
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
      "\(start): \(distinct.count) jobs start like that (\(named.joined(separator: ", "))\(rest)); "
      .printable + "type more of the id"
  }
}
