import JobModel

/// Decides when the operator hears of jobs that have ended: of a few at once, of many together once no more
/// come. A hundred jobs that end are one piece of news.
struct EndNotices: Sendable {
  enum Notice: Equatable, Sendable {
    /// The job of a row.
    case one(Int)
    /// How many ended in which way.
    case many([JobState: Int])
  }

  struct End: Equatable, Sendable {
    var row: Int
    var state: JobState
  }

  /// More than these within a second are a burst.
  private static let mostAtOnce = 5
  private let pause: Span
  /// News never waits longer than this, however long jobs keep ending.
  private let longestWait: Span

  /// When something was told within the last second.
  private var told: [Instant] = []
  private var waiting: Waiting?

  private struct Waiting {
    var first: End
    var counts: [JobState: Int] = [:]
    var since: Instant
    var newest: Instant
  }

  /// - Parameter second: how long that is by the clock that is handed in.
  init(second: Span = .seconds(1)) {
    pause = second
    longestWait = .seconds(second.seconds * 10)
  }

  /// Takes up jobs that have just ended.
  ///
  /// - Returns: what is to be told at once.
  mutating func take(_ ends: [End], at now: Instant) -> [Notice] {
    guard let first = ends.first else { return [] }
    // What was told in the future was told before the clock was set back.
    told.removeAll { now - $0 >= pause || now < $0 }
    if waiting == nil, told.count + ends.count <= Self.mostAtOnce {
      told += ends.map { _ in now }
      return ends.map { .one($0.row) }
    }
    var burst = waiting ?? Waiting(first: first, since: now, newest: now)
    burst.newest = now
    burst.since = min(burst.since, now)
    for end in ends { burst.counts[end.state, default: 0] += 1 }
    waiting = burst
    return []
  }

  /// When what waits is to be told; nil when nothing waits.
  var due: Instant? {
    waiting.map { min($0.newest + pause, $0.since + longestWait) }
  }

  /// What is due by now.
  mutating func release(at now: Instant) -> [Notice] {
    // A clock that was set back must not hold news up until it has caught up.
    guard let burst = waiting, let due, due <= now || now < burst.newest else { return [] }
    waiting = nil
    let isAlone = burst.counts.values.reduce(0, +) == 1
    // If jobs keep ending, they wait for the next summary.
    told = Array(repeating: now, count: isAlone ? 1 : Self.mostAtOnce)
    return [isAlone ? .one(burst.first.row) : .many(burst.counts)]
  }
}
