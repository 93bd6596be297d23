import Glibc
import JobModel
import Synchronization

/// Says on standard error why an account gives no answers, each reason once: someone who waits for its jobs might
/// wait forever. What is over after some seconds is no news.
final class TroubleNotice: Sendable {
  private static let patience = Span.seconds(10)

  private let told = Mutex<Set<String>>([])

  func tell(_ statuses: [SourceStatus], now: Instant) {
    for status in statuses where status.openJobs != 0 {
      switch status.condition {
      case .refused(_, let reason): tell(status.name, reason)
      case .offline(let since, let reason), .failing(let since, let reason):
        if now - since >= Self.patience { tell(status.name, reason) }
      case .throttled, .reading, .complete, .recorded, .live: break
      }
    }
  }

  private func tell(_ account: String, _ reason: String) {
    let line = "\(account): \(reason)".printable
    guard told.withLock({ $0.insert(line).inserted }) else { return }
    // The progress line makes room.
    if isatty(STDERR_FILENO) == 1 { StandardStreams.writeError("\r\u{1b}[K") }
    StandardStreams.complain(line)
  }
}
