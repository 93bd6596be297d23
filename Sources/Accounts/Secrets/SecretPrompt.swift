import Glibc
import JobModel

/// Asks at the terminal, without showing what is typed.
struct SecretPrompt {
  private let prompt: String

  init(_ prompt: String) {
    self.prompt = prompt
  }

  /// Standard input may be data, so it is the terminal itself that is asked.
  func answer() throws(SecretError) -> String {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    var usual = termios()
    guard terminal >= 0, tcgetattr(terminal, &usual) == 0 else {
      if terminal >= 0 { close(terminal) }
      throw SecretError(
        "it must be typed, and there is no terminal; "
          + "give it with one of its forms _env, _file or _command")
    }
    defer { close(terminal) }
    // ^C and the like are read as characters, so that none of them can leave the terminal like this.
    var silent = usual
    silent.c_lflag &= ~UInt32(ECHO | ICANON | ISIG)
    tcsetattr(terminal, TCSAFLUSH, &silent)
    write(prompt.printable, to: terminal)
    let typed = line(from: terminal)
    tcsetattr(terminal, TCSAFLUSH, &usual)
    write("\n", to: terminal)
    guard let typed, !typed.isEmpty else { throw SecretError("nothing was typed") }
    return typed
  }

  /// - Returns: nil when it was given up.
  private func line(from terminal: Int32) -> String? {
    var bytes: [UInt8] = []
    while true {
      var byte: UInt8 = 0
      let count = read(terminal, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { return nil }
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return String(decoding: bytes, as: UTF8.self)
      case 0x03, 0x04, 0x1c: return nil  // ^C, ^D, ^\
      case 0x08, 0x7f: while let last = bytes.popLast(), last & 0xc0 == 0x80 {}
      case 0x15: bytes = []  // ^U
      default: bytes.append(byte)
      }
    }
  }

  private func write(_ text: String, to terminal: Int32) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(terminal, bytes, bytes.count)
  }
}
