/// Failures that have the same root cause.
package struct FailureGroup: Hashable, Sendable {
  /// The code of the root cause; nil when the failures only have a text in common, or nothing.
  package var code: String?
  package var category: ErrorCategory
  /// The text of the newest.
  package var message: String?
  /// When the first and the last of them failed, as well as that is known.
  package var first: Instant?
  package var last: Instant?
  package var contexts: [String]
  package var services: [String]
  /// How many of them say that they succeeded.
  package var hidden: Int
  /// Newest first, so that the first is the example; never empty.
  package var rows: [Int32]
  /// How many failed in each of equal stretches of time, up to now.
  package var trend: [Int]

  package var count: Int { rows.count }

  /// What stands for the cause in a list.
  package var title: String { code ?? message ?? "no reason given" }
}

/// Groups failures by the code of their root cause; those without a code by their message, in which
/// numbers and ids do not count; those without either are one group.
///
/// - Parameters:
///   - rows: the jobs that count; nil for all. Those that did not fail are passed over.
///   - buckets: into how many stretches the time from the first failure to now is divided.
/// - Returns: the most frequent first, of equally frequent ones the newest.
package func failureGroups(
  in table: JobTable, among rows: [Int32]? = nil, now: Instant, buckets: Int
) -> [FailureGroup] {
  var causes = FailureCauses(texts: table.texts)
  table.forEachJob(among: rows) { row, job in
    if job.state == .failed || job.flags.contains(.hiddenFailure) { causes.add(row, job) }
  }
  let start = causes.earliest ?? now
  return causes.failures
    .map { group($0, in: table, window: Stretches(from: start, to: now, count: buckets)) }
    .sorted { one, other in
      if one.count != other.count { return one.count > other.count }
      if one.last != other.last { return isLater(one.last, other.last) }
      return one.title < other.title
    }
}

private func group(
  _ failures: [Failure], in table: JobTable, window: Stretches
) -> FailureGroup {
  let newestFirst = failures.sorted { one, other in
    one.time == other.time ? one.row > other.row : isLater(one.time, other.time)
  }
  var contexts: Set<TextReference> = []
  var services: Set<TextReference> = []
  var trend = window.empty
  for failure in newestFirst {
    contexts.insert(table.cells[Int(failure.row)].context)
    services.insert(table.cells[Int(failure.row)].service)
    if let time = failure.time, let place = window.place(of: time) { trend[place] += 1 }
  }
  let newest = table[Int(newestFirst[0].row)]
  return FailureGroup(
    code: newest.causeCode, category: newest.causeCategory ?? .other,
    message: newest.causeMessage,
    first: newestFirst.last { $0.time != nil }?.time, last: newestFirst[0].time,
    contexts: contexts.compactMap { table.texts[$0] }.sorted(),
    services: services.compactMap { table.texts[$0] }.sorted(),
    hidden: failures.count { table.cells[Int($0.row)].state != .failed },
    rows: newestFirst.map(\.row), trend: trend)
}

private struct Failure {
  var row: Int32
  var time: Instant?
}

private func isLater(_ one: Instant?, _ other: Instant?) -> Bool {
  guard let one else { return false }
  return other.map { one > $0 } ?? true
}

/// Failures by their cause, while they are gathered.
private struct FailureCauses {
  private(set) var failures: [[Failure]] = []
  private(set) var earliest: Instant?
  private let texts: TextPool
  /// Codes are kept once in the pool, so most are found by their place; but `Ecs.1` and `ecs.1` are
  /// one cause.
  private var placesByCode: [TextReference: Int] = [:]
  private var placesByText: [String: Int] = [:]

  init(texts: TextPool) {
    self.texts = texts
  }

  mutating func add(_ row: Int32, _ job: JobCells) {
    let time = job.failed
    if let time { earliest = min(earliest ?? time, time) }
    failures[place(of: job)].append(Failure(row: row, time: time))
  }

  private mutating func place(of job: JobCells) -> Int {
    guard job.causeCode != .none else {
      return place(of: FailureGroup.key(code: nil, message: texts[job.causeMessage]))
    }
    if let place = placesByCode[job.causeCode] { return place }
    let place = place(of: FailureGroup.key(code: texts[job.causeCode], message: nil))
    placesByCode[job.causeCode] = place
    return place
  }

  private mutating func place(of text: String) -> Int {
    if let place = placesByText[text] { return place }
    failures.append([])
    placesByText[text] = failures.count - 1
    return failures.count - 1
  }

}

extension FailureGroup {
  /// What failures of one group have in common: their code, else their message but for the numbers and
  /// ids in it, for `server 1c74e090 not found` and `server 77ab3c01 not found` are the same trouble.
  package static func key(code: String?, message: String?) -> String {
    if let code { return "code " + code.lowercased() }
    guard let message else { return "silent" }
    let words = message.split(separator: " ")
    return "message "
      + words.map { $0.utf8.contains { $0 &- 0x30 < 10 } ? "#" : $0 }.joined(separator: " ")
  }
}

extension JobCells {
  /// When it failed, as well as that is known.
  fileprivate var failed: Instant? {
    let time = ended != Self.never ? ended : bestBegin
    return time == Self.never ? nil : Instant(milliseconds: time)
  }
}

extension JobRow {
  /// When it failed, as well as that is known.
  package var failed: Instant? { ended ?? bestBegin }
}

extension FailureGroup {
  package func plainValue(in table: JobTable) -> PlainValue {
    .object([
      ("code", .text(code)),
      ("category", .text(category.name)),
      ("count", .integer(count)),
      ("first_seen", .time(first)),
      ("last_seen", .time(last)),
      ("services", .list(services.map { .text($0) })),
      ("contexts", .list(contexts.map { .text($0) })),
      ("example", .text(message)),
      ("meaning", .text(ErrorCatalogue.explanation(code: code, category: category)?.meaning)),
      ("remedy", .text(ErrorCatalogue.explanation(code: code, category: category)?.remedy)),
      (
        "jobs",
        .list(
          rows.prefix(100).compactMap { row in table[Int(row)].id.map { .text($0.rawValue) } })
      ),
    ])
  }
}
