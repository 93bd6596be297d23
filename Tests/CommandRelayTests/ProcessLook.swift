import Glibc

/// What Linux says of a process that runs.
struct ProcessLook {
  private let folder: String

  init(_ process: pid_t) { folder = "/proc/\(process)" }

  /// Whether its standard output is a pipe with no room left.
  var isOutputFull: Bool {
    let pipe = open("\(folder)/fd/1", O_WRONLY | O_NONBLOCK | O_CLOEXEC)
    guard pipe >= 0 else { return false }
    defer { close(pipe) }
    var watched = pollfd(fd: pipe, events: Int16(POLLOUT), revents: 0)
    return poll(&watched, 1, 0) == 0
  }

  /// Whether it waits for something.
  var isAsleep: Bool {
    let reader = Reader(open("\(folder)/stat", O_RDONLY | O_CLOEXEC))
    reader.readToEnd()
    // The name of the program, in brackets, comes before it and may hold anything.
    return reader.text.split(separator: ")").last?.hasPrefix(" S ") ?? false
  }
}

/// - Returns: whether it came to hold before far too long.
func waitUntil(_ condition: () -> Bool) -> Bool {
  for _ in 0..<20_000 {
    if condition() { return true }
    usleep(1000)
  }
  return false
}
