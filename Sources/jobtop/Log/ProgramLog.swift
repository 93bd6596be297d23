import Dispatch
import JobModel
import JobSources
import Synchronization

/// The log of this run: a line in the file for each entry, and the newest entries for the dashboard.
///
/// Writing an entry returns at once. One thread at a time takes the waiting entries to the file, however slow
/// the disk is, and only a limited number can wait.
final class ProgramLog: Sendable {
  private let level: LogLevel
  private let queue = DispatchQueue(label: "jobtop.log")
  private let waiting = Mutex(Waiting())
  private let desk: Mutex<LogDesk>

  /// - Parameters:
  ///   - level: entries below it are dropped.
  ///   - path: of the file; nil keeps everything off the disk.
  init(level: LogLevel, path: String?, now: @escaping @Sendable () -> Instant) {
    self.level = level
    desk = Mutex(LogDesk(path: path, now: now))
  }

  /// For those who write.
  var log: Log { Log(least: level) { self.take($0) } }

  /// Entries that have not been written yet.
  private struct Waiting {
    static let most = 10_000

    var entries: [LogEntry] = []
    var lost = 0
  }

  private func take(_ entry: LogEntry) {
    guard entry.level >= level else { return }
    let isFirst = waiting.withLock { waiting in
      guard waiting.entries.count < Waiting.most else {
        waiting.lost += 1
        return false
      }
      waiting.entries.append(entry)
      return waiting.entries.count == 1
    }
    if isFirst { queue.async { self.writeWaiting() } }
  }

  private func writeWaiting() {
    let (entries, lost) = waiting.withLock { waiting in
      defer { waiting = Waiting() }
      return (waiting.entries, waiting.lost)
    }
    desk.withLock { $0.write(entries, lost: lost) }
    handOn()
  }

  /// Passes entries on to the dashboard, from the first of this run.
  ///
  /// - Parameter post: is given entries at most four times a second, and only when there are some.
  func follow(_ post: @escaping @Sendable ([LogEntry]) -> Void) {
    queue.async {
      self.desk.withLock { $0.reader = post }
      self.handOn()
    }
  }

  private func handOn() {
    guard let later = desk.withLock({ $0.handOn(at: .now()) }) else { return }
    queue.asyncAfter(deadline: later) {
      self.desk.withLock { $0.isHandingOn = false }
      self.handOn()
    }
  }

  /// Waits until all is written, but not for a disk that does not answer.
  func finish() {
    let done = DispatchSemaphore(value: 0)
    queue.async {
      self.writeWaiting()
      done.signal()
    }
    _ = done.wait(timeout: .now() + .milliseconds(500))
  }
}
