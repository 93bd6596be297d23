import Glibc

/// An open descriptor that the command does not get. It is closed at the latest when nothing
/// refers to it any more.
///
/// A class because it owns what it names.
final class Descriptor {
  /// -1 once it is closed, which system calls refuse and poll(2) passes over.
  private(set) var number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { close() }

  var isPipe: Bool {
    var status = stat()
    return fstat(number, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  func close() {
    if number >= 0 { _ = Glibc.close(number) }
    number = -1
  }

  /// The same pipe or terminal again, with a non-blocking mode of its own: setting that mode on what
  /// others share would change it for them. Nil where it cannot be opened twice.
  static func nonBlockingTwin(of number: Int32, mode: Int32) -> Descriptor? {
    let twin = open("/proc/self/fd/\(number)", mode | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    return twin < 0 ? nil : Descriptor(twin)
  }
}

/// Makes sure that no descriptor of ours becomes 0, 1 or 2 where the user has closed one of these.
/// The command finds them closed as well.
func plugStandardStreams() {
  var number: Int32
  repeat { number = open("/dev/null", O_RDWR | O_CLOEXEC) } while (0...2).contains(number)
  if number > 2 { _ = close(number) }
}
