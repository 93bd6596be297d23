/// How long each kind of job usually takes, from those that succeeded.
package struct TypicalDurations: Sendable {
  /// Fewer than this many say nothing about what is usual.
  private static let enough = 3

  private var durations: [JobKind: Durations] = [:]

  package init() {}

  /// - Parameter rows: the jobs that count; nil for all.
  package init(of table: JobTable, among rows: [Int32]? = nil) {
    for (kind, values) in KindGroups<Durations>(of: table, among: rows).all {
      durations[kind.kind(in: table.texts)] = values
    }
  }

  /// - Parameter durations: in milliseconds, of jobs of one kind that succeeded.
  package init(of kind: JobKind, durations: [Int64]) {
    self.durations[kind] = Durations(durations)
  }

  /// All that is known of a kind, however little.
  func durations(of kind: JobKind) -> Durations { durations[kind] ?? Durations() }

  /// How many jobs of a kind have succeeded and said how long they took.
  package func count(of kind: JobKind) -> Int { durations[kind]?.count ?? 0 }

  /// The duration that this share of a kind's jobs does not exceed.
  ///
  /// - Parameter share: 0 to 1; 0.5 is the median.
  /// - Returns: nil when too few are known.
  package func percentile(_ share: Double, of kind: JobKind) -> Span? {
    guard let known = durations[kind], known.count >= Self.enough else { return nil }
    return known.percentile(share)
  }

  /// The share of a kind's jobs that took no longer than this: 0 to 1.
  ///
  /// - Returns: nil when too few are known.
  package func share(notExceeding duration: Span, of kind: JobKind) -> Double? {
    guard let known = durations[kind], known.count >= Self.enough else { return nil }
    return known.share(notExceeding: duration)
  }

  /// What is usual for jobs like this one.
  package func median(like row: JobRow) -> Span? {
    percentile(0.5, of: JobKind(of: row))
  }

  /// Whether a job runs far longer than its kind: three times the median.
  package func isStale(_ row: JobRow, at now: Instant) -> Bool {
    guard Self.canBeStale(row.state), let elapsed = row.elapsed(at: now),
      let median = median(like: row)
    else { return false }
    return Self.isFar(elapsed, beyond: median)
  }

  package func isStale(_ job: Job, at now: Instant) -> Bool {
    let kind = JobKind(service: job.service, type: job.type, context: job.context)
    guard Self.canBeStale(job.state), let begin = job.bestBegin, begin <= now,
      let median = percentile(0.5, of: kind)
    else { return false }
    return Self.isFar(now - begin, beyond: median)
  }

  static func isFar(_ elapsed: Span, beyond median: Span) -> Bool {
    elapsed.milliseconds > median.milliseconds * 3
  }

  package static func canBeStale(_ state: JobState) -> Bool {
    switch state {
    case .waiting, .running: true
    case .awaitingPayment, .succeeded, .failed, .cancelled, .unknown, .gone: false
    }
  }
}

/// Percentiles for rows of one table, looked up once for each kind.
struct TypicalLookup {
  private let typical: TypicalDurations
  private let texts: TextPool
  private var known = KindGroups<[Double: Span?]>(empty: [:])

  init(_ typical: TypicalDurations, texts: TextPool) {
    self.typical = typical
    self.texts = texts
  }

  mutating func percentile(_ share: Double, like cells: JobCells) -> Span? {
    let kind = KindReference(cells)
    return known.update(kind) { known in
      if let span = known[share] { return span }
      let span = typical.percentile(share, of: kind.kind(in: texts))
      known[share] = .some(span)
      return span
    }
  }
}
