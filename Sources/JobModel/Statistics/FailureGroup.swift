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
  /// Newest first.
  package var rows: [Int32]
  /// How many failed in each of equal stretches of time, up to now.
  package var trend: [Int]

  package var count: Int { rows.count }

  /// What stands for the cause in a list.
  package var title: String { code ?? message ?? "no reason given" }
}

/// Groups failures by their root cause, the most frequent first.
///
/// - Parameters:
///   - rows: the rows to look at; those that did not fail are passed over.
///   - buckets: into how many stretches the time from the first failure to now is divided.
package func failureGroups(
  in table: JobTable, rows: some Sequence<Int32>, now: Instant, buckets: Int
) -> [FailureGroup] {
  var found: [String: [Int32]] = [:]
  for row in rows {
    let job = table[Int(row)]
    guard job.state == .failed || job.flags.contains(.hiddenFailure) else { continue }
    found[job.causeCode?.lowercased() ?? job.causeMessage ?? "", default: []].append(row)
  }
  let earliest = found.values.joined().compactMap { table[Int($0)].failed }.min() ?? now
  let groups = found.values.map { rows in
    group(rows, in: table, from: earliest, to: now, buckets: buckets)
  }
  return groups.sorted { one, other in
    if one.count != other.count { return one.count > other.count }
    if one.last != other.last {
      return one.last?.milliseconds ?? 0 > other.last?.milliseconds ?? 0
    }
    return one.title < other.title
  }
}

private func group(
  _ rows: [Int32], in table: JobTable, from start: Instant, to end: Instant, buckets: Int
) -> FailureGroup {
  let newestFirst = rows.sorted { one, other in
    let (first, second) = (table[Int(one)].failed, table[Int(other)].failed)
    return first == second
      ? one > other : (first?.milliseconds ?? 0) > (second?.milliseconds ?? 0)
  }
  let newest = table[Int(newestFirst[0])]
  let times = newestFirst.compactMap { table[Int($0)].failed }
  var trend = [Int](repeating: 0, count: buckets)
  let whole = max(1, (end - start).milliseconds)
  for time in times {
    let place = Int((time - start).milliseconds * Int64(buckets) / whole)
    trend[min(max(place, 0), buckets - 1)] += 1
  }
  return FailureGroup(
    code: newest.causeCode, category: newest.causeCategory ?? .other,
    message: newest.causeMessage, first: times.min(), last: times.max(),
    contexts: Set(newestFirst.compactMap { table[Int($0)].context }).sorted(),
    services: Set(newestFirst.compactMap { table[Int($0)].service }).sorted(),
    rows: newestFirst, trend: trend)
}

extension JobRow {
  /// When it failed, as well as that is known.
  package var failed: Instant? { ended ?? began ?? submitted ?? lastSeen }
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
      ("meaning", .text(code.flatMap(ErrorCatalogue.explanation)?.meaning)),
      ("remedy", .text(code.flatMap(ErrorCatalogue.explanation)?.remedy)),
      (
        "jobs",
        .list(
          rows.prefix(100).compactMap { row in table[Int(row)].id.map { .text($0.rawValue) } })
      ),
    ])
  }
}
