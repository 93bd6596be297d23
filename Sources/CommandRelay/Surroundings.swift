import Glibc

/// What our own standard streams are, as far as it decides what the command gets.
struct Surroundings: Equatable {
  /// Two streams are equal when they lead to the same place.
  enum Stream: Equatable {
    case closed
    case terminal(device: UInt64)
    case other(device: UInt64, inode: UInt64)

    var isTerminal: Bool {
      if case .terminal = self { true } else { false }
    }
  }

  var input: Stream
  var output: Stream
  var errors: Stream
  /// Whether the input is the terminal that controls us, and its keys are for us now.
  var isForeground: Bool

  static func current() -> Surroundings {
    Surroundings(
      input: stream(STDIN_FILENO), output: stream(STDOUT_FILENO), errors: stream(STDERR_FILENO),
      isForeground: tcgetpgrp(STDIN_FILENO) == getpgrp())
  }

  private static func stream(_ number: Int32) -> Stream {
    var status = stat()
    guard fstat(number, &status) == 0 else { return .closed }
    guard isatty(number) == 1 else {
      return .other(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }
    // /dev/tty has a number of its own, but is the same as the terminal that it stands for.
    var device: UInt32 = 0
    let isKnown = ioctl(number, getTerminalDevice, &device) == 0
    return .terminal(device: isKnown ? UInt64(device) : UInt64(status.st_rdev))
  }

  /// TIOCGDEV, a macro with arguments that Swift does not see.
  private static let getTerminalDevice: UInt = 0x8004_5432
}
