/// How many jobs began or ended in each of equal stretches of time, up to now.
package func activity(
  in table: JobTable, now: Instant, buckets: Int, width: Span
) -> [Int] {
  var counts = [Int](repeating: 0, count: buckets)
  let start = now.milliseconds - Int64(buckets) * width.milliseconds
  func count(_ instant: Instant?) {
    guard let instant, instant.milliseconds >= start, instant <= now else { return }
    let place = Int((instant.milliseconds - start) / max(1, width.milliseconds))
    counts[min(place, buckets - 1)] += 1
  }
  for row in 0..<table.count where !table.isAbsorbed(row) {
    count(table[row].began)
    count(table[row].ended)
  }
  return counts
}

/// How one kind of job has fared.
package struct TypeSummary: Hashable, Sendable {
  package var service: String?
  package var type: String?
  package var total = 0
  package var running = 0
  package var failed = 0
  package var succeeded = 0
  package var median: Span?
  package var slow: Span?
  /// Durations of those that succeeded, in equal steps from nothing to the longest.
  package var histogram: [Int] = []

  /// Of those that ended one way or the other; nil when none has.
  package var failureShare: Double? {
    let ended = failed + succeeded
    return ended == 0 ? nil : Double(failed) / Double(ended)
  }
}

/// Every kind of job with how it has fared, the most frequent first.
package func typeSummaries(in table: JobTable, buckets: Int) -> [TypeSummary] {
  struct Key: Hashable {
    var service: String?
    var type: String?
  }
  var summaries: [Key: TypeSummary] = [:]
  var durations: [Key: [Int64]] = [:]
  for index in 0..<table.count where !table.isAbsorbed(index) {
    let row = table[index]
    let key = Key(service: row.service, type: row.type)
    var summary = summaries[key] ?? TypeSummary(service: key.service, type: key.type)
    summary.total += 1
    switch row.state {
    case .running, .waiting, .awaitingPayment: summary.running += 1
    case .failed: summary.failed += 1
    case .succeeded:
      summary.succeeded += 1
      if let duration = row.duration { durations[key, default: []].append(duration.milliseconds) }
    case .cancelled, .unknown, .gone: break
    }
    summaries[key] = summary
  }
  for (key, known) in durations {
    let known = known.sorted()
    summaries[key]?.median = Span(milliseconds: known[(known.count - 1) / 2])
    summaries[key]?.slow = Span(milliseconds: known[(known.count - 1) * 95 / 100])
    summaries[key]?.histogram = histogram(known, buckets: buckets)
  }
  return summaries.values.sorted { one, other in
    one.total == other.total ? (one.type ?? "") < (other.type ?? "") : one.total > other.total
  }
}

private func histogram(_ sorted: [Int64], buckets: Int) -> [Int] {
  var counts = [Int](repeating: 0, count: buckets)
  let longest = max(1, sorted.last ?? 1)
  for value in sorted { counts[min(Int(value * Int64(buckets) / longest), buckets - 1)] += 1 }
  return counts
}
