import Glibc
import JobModel

/// One line on standard error that says how the waiting goes; only where that is a terminal.
struct WaitProgress {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let began: Instant
  private var shown = ""

  init(began: Instant) {
    self.began = began
  }

  mutating func show(_ awaiting: Awaiting, now: Instant) {
    guard isShown else { return }
    let open = awaiting.jobs.filter { !$0.job.state.isTerminal }
    let first = open.first.map { entry in
      let job = entry.job
      let name = job.resourceName ?? job.id?.rawValue ?? ""
      let part = job.subJobsTotal.map { " \(entry.subJobsDone ?? 0) of \($0)" } ?? ""
      return [job.type, name, job.state.name + part].compactMap { $0 }.joined(separator: " ")
    }
    let more = open.count > 1 ? ", and \(open.count - 1) more" : ""
    let line =
      "waiting for \(open.count) of \(awaiting.jobs.count)  \((now - began).short)  "
      + (first ?? "").printable + more
    guard line != shown else { return }
    shown = line
    StandardStreams.writeError("\r\u{1b}[K" + String(line.prefix(Self.columns)))
  }

  /// Takes the line away, so that what follows begins at the left.
  mutating func clear() {
    guard isShown, !shown.isEmpty else { return }
    shown = ""
    StandardStreams.writeError("\r\u{1b}[K")
  }

  private static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else { return 79 }
    return Int(size.ws_col) - 1
  }
}
