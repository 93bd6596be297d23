/// How one kind of job has fared.
package struct KindSummary: Hashable, Sendable {
  package var kind: JobKind
  package var total = 0
  /// Those that have not ended: running, waiting or unpaid.
  package var running = 0
  package var failed = 0
  package var succeeded = 0
  /// What half of those that succeeded did not exceed; nil when none did.
  package var median: Span?
  /// What 95 of 100 that succeeded did not exceed.
  package var slow: Span?
  /// The right edge of the histogram.
  package var longest: Span?
  /// Durations of those that succeeded, in equal steps from nothing to the longest.
  package var histogram: [Int] = []

  /// Of those that ended one way or the other; nil when none has.
  package var failureShare: Double? {
    let ended = failed + succeeded
    return ended == 0 ? nil : Double(failed) / Double(ended)
  }
}

/// Every kind of job with how it has fared, the most frequent first.
///
/// - Parameters:
///   - rows: the jobs that count; nil for all.
///   - typical: the durations of the same jobs.
package func kindSummaries(
  in table: JobTable, among rows: [Int32]? = nil, typical: TypicalDurations, buckets: Int
) -> [KindSummary] {
  var tallies = KindGroups<KindTally>(empty: KindTally())
  table.forEachJob(among: rows) { _, job in tallies.update(KindReference(job)) { $0.count(job) } }
  let summaries = tallies.all.map { kind, tally in
    let kind = kind.kind(in: table.texts)
    return tally.summary(of: kind, typical.durations(of: kind), buckets: buckets)
  }
  return summaries.sorted { one, other in
    if one.total != other.total { return one.total > other.total }
    return one.kind < other.kind
  }
}

/// What is counted for one kind on the way through the table.
private struct KindTally {
  private var counts = [Int](repeating: 0, count: JobState.allCases.count)

  mutating func count(_ job: JobCells) { counts[Int(job.state.rawValue)] += 1 }

  func summary(of kind: JobKind, _ durations: Durations, buckets: Int) -> KindSummary {
    var summary = KindSummary(kind: kind)
    summary.total = counts.reduce(0, +)
    summary.running = of(.running) + of(.waiting) + of(.awaitingPayment)
    summary.failed = of(.failed)
    summary.succeeded = of(.succeeded)
    summary.median = durations.percentile(0.5)
    summary.slow = durations.percentile(0.95)
    summary.longest = durations.longest
    summary.histogram = durations.histogram(buckets: buckets)
    return summary
  }

  private func of(_ state: JobState) -> Int { counts[Int(state.rawValue)] }
}
