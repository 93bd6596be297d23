/// How long each kind of job usually takes, from those that succeeded.
package struct TypicalDurations: Sendable {
  /// What counts as one kind.
  package struct Kind: Hashable, Sendable {
    package var service: String?
    package var type: String?
    package var context: String?

    package init(of row: JobRow) {
      service = row.service
      type = row.type
      context = row.context
    }
  }

  /// Fewer than this many say nothing about what is usual.
  private static let enough = 3

  /// In milliseconds, ascending.
  private var durations: [Kind: [Int64]] = [:]

  package init() {}

  package init(of table: JobTable) {
    for row in 0..<table.count where table[row].state == .succeeded {
      let row = table[row]
      guard let duration = row.duration else { continue }
      durations[Kind(of: row), default: []].append(duration.milliseconds)
    }
    for kind in durations.keys { durations[kind]?.sort() }
  }

  /// The duration that this share of a kind's jobs does not exceed.
  ///
  /// - Parameter share: 0 to 1; 0.5 is the median.
  /// - Returns: nil when too few are known.
  package func percentile(_ share: Double, of kind: Kind) -> Span? {
    guard let known = durations[kind], known.count >= Self.enough else { return nil }
    let place = Int((share * Double(known.count)).rounded(.up)) - 1
    return Span(milliseconds: known[min(max(place, 0), known.count - 1)])
  }

  /// What is usual for jobs like this one.
  package func median(like row: JobRow) -> Span? {
    percentile(0.5, of: Kind(of: row))
  }

  /// Whether a job runs far longer than its kind: three times the median.
  package func isStale(_ row: JobRow, at now: Instant) -> Bool {
    guard row.state == .running || row.state == .waiting, let elapsed = row.elapsed(at: now),
      let median = median(like: row)
    else { return false }
    return elapsed.milliseconds > 3 * median.milliseconds
  }
}
