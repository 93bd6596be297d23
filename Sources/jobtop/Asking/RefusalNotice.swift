import Glibc
import JobModel
import Synchronization

/// Says on standard error that an account is not let in, once: whoever waits there for its jobs would wait for
/// ever. A network that is away comes back by itself, and is no news.
final class RefusalNotice: Sendable {
  private let told = Mutex<Set<String>>([])

  func tell(_ account: String, _ reason: String) {
    let line = "\(account): \(reason)".printable
    guard told.withLock({ $0.insert(line).inserted }) else { return }
    // The line that says how the waiting goes makes room.
    if isatty(STDERR_FILENO) == 1 { StandardStreams.writeError("\r\u{1b}[K") }
    StandardStreams.complain(line)
  }
}
