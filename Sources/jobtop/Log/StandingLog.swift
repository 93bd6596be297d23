import JobModel
import Synchronization

/// Logs when a file or the store can no longer be reached, or is back. Accounts do this for each of their hosts.
final class StandingLog: Sendable {
  private let log: Log
  private let now: @Sendable () -> Instant
  private let known = Mutex<[String: SourceStatus.Condition]>([:])

  /// A cloud that answers several requests at once asks us to wait until later and later.
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
    case (.offline, .offline), (.failing, .failing), (.refused, .refused): return nil
    case (.throttled(let earlier, _), .throttled(let until, _))
    where until - earlier < Self.sameThrottle:
      return nil
    case (_, .offline(_, let reason)):
      return entry(.warning, "cannot be reached: \(reason)")
    case (_, .failing(_, let reason)): return entry(.warning, "answers with errors: \(reason)")
    case (_, .refused(_, let reason)): return entry(.error, reason)
    case (_, .throttled(let until, let reason)):
      return entry(.warning, "asks us to wait \((until - now()).short): \(reason)")
    case (.throttled, .live): return entry(.info, "no longer asks us to wait")
    case (_, .reading): return nil
    case (let before, .complete), (let before, .recorded), (let before, .live):
      return before?.since.map { entry(.info, "is back after \((now() - $0).short)") }
    }
  }
}
