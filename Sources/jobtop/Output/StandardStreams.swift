import Glibc

/// Standard output and standard error, unbuffered.
enum StandardStreams {
  /// Data. A reader that went away (`| head`) ends the program quietly, as it does for other tools.
  static func write(_ text: String) {
    guard writeAll(text, to: STDOUT_FILENO) else {
      guard errno != EPIPE else { exit(0) }
      complain("standard output: \(String(cString: strerror(errno)).lowercased())")
      exit(2)
    }
  }

  /// Data printed along the way: if its reader goes away, the work goes on.
  static func offer(_ text: String) {
    guard !writeAll(text, to: STDOUT_FILENO), errno != EPIPE else { return }
    complain("standard output: \(String(cString: strerror(errno)).lowercased())")
    exit(2)
  }

  /// Everything that is not data: one line, with the program's name in front.
  static func complain(_ line: String) {
    _ = writeAll("jobtop: \(line)\n", to: STDERR_FILENO)
  }

  /// Something that is drawn on the terminal beside the data.
  static func writeError(_ text: String) {
    _ = writeAll(text, to: STDERR_FILENO)
  }

  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The width of the terminal that standard output is, in columns.
  static var outputColumns: Int? {
    var size = winsize()
    guard outputIsTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
    return size.ws_col > 0 ? Int(size.ws_col) : nil
  }

  private static func writeAll(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return true }
      var done = 0
      while done < bytes.count {
        let count = Glibc.write(descriptor, start + done, bytes.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
  }
}
