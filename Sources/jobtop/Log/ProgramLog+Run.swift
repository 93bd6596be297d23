import Glibc
import JobModel
import JobSources

/// The first and the last line of a run.
extension ProgramLog {
  /// - Parameter store: its path; nil where the jobs come from elsewhere.
  func begin(_ command: String, store: String?, at time: Instant = .system) {
    let place = store.map { ", store \($0)" } ?? ""
    log.write(
      LogEntry(
        .info, "jobtop \(Jobtop.version) \(command) started, process \(getpid())\(place)", at: time)
    )
  }

  /// Waits until all is written.
  func end(_ command: String, at time: Instant = .system) {
    log.write(LogEntry(.info, "\(command) ended", at: time))
    finish()
  }
}
