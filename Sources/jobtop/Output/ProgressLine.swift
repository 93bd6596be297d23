import Glibc

/// A progress line on standard error, if that is a terminal.
struct ProgressLine {
  private let isShown = isatty(STDERR_FILENO) == 1
  private var shown = ""

  mutating func show(_ line: String) {
    guard isShown, line != shown else { return }
    shown = line
    StandardStreams.writeError("\r\u{1b}[K" + String(line.prefix(Self.columns)))
  }

  /// Removes the line, so that what follows starts at the left.
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
