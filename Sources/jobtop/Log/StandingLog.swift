import JobModel
import Synchronization

/// Writes to the log when it stands otherwise than before with a file or the store: it cannot be reached, or is
/// back. The hosts of accounts tell that one by one.
final class StandingLog: Sendable {
  private let log: Log
  private let now: @Sendable () -> Instant
  private let known = Mutex<[String: SourceStatus.Condition]>([:])

  /// Whoever answers several questions at the same time says later and later to wait.
  private static let sameThrottle = Span.seconds(10)

  init(_ log: Log, now: @escaping @Sendable () -> Instant) {
    self.log = log.withoutSecrets
    self.now = now
  }

  func note(_ sources: [SourceStatus]) {
    for source in sources where source.kind != .http {
      let before = known.withLock { $0.updateValue(source.condition, forKey: source.name) }
      guard let entry = entry(source, before: before) else { continue }
      log.write(entry)
    }
  }

  private func entry(
    _ source: SourceStatus, before: SourceStatus.Condition?
  ) -> LogEntry? {
    func entry(_ level: LogLevel, _ text: String) -> LogEntry {
      LogEntry(level, text, at: now(), context: source.name)
    }
    switch (before, source.condition) {
    case (.offline, .offline): return nil
    case (.throttled(let earlier, _), .throttled(let until, _))
    where until - earlier < Self.sameThrottle:
      return nil
    case (_, .offline(_, let reason)):
      return entry(.warning, "cannot be reached: \(reason)")
    case (_, .throttled(let until, let reason)):
      return entry(.warning, "asks us to wait \((until - now()).short): \(reason)")
    case (.offline(let since, _), .live), (.offline(let since, _), .recorded),
      (.offline(let since, _), .complete):
      return entry(.info, "is back after \((now() - since).short)")
    case (.throttled, .live): return entry(.info, "no longer asks us to wait")
    case (_, .reading), (_, .complete), (_, .recorded), (_, .live): return nil
    }
  }
}
