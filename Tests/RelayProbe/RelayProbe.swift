import CommandRelay
import Glibc

/// `RelayProbe COMMAND...` does what a program around a relay does, and what the tests look at: with
/// RELAY_COPY=PATH it writes what it read along to PATH.output and PATH.errors.
@main
enum RelayProbe {
  static func main() {
    // As the real program does for its sockets; the command must not notice.
    signal(SIGPIPE, SIG_IGN)
    let copy = getenv("RELAY_COPY").map { String(cString: $0) }
    let output = copy.map { open("\($0).output", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600) }
    let errors = copy.map { open("\($0).errors", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600) }
    do {
      let relay = CommandRelay(command: Array(CommandLine.arguments.dropFirst()))
      let ending = try relay.run { stream, bytes in
        if let file = stream == .output ? output : errors {
          _ = write(file, bytes.baseAddress, bytes.count)
        }
        // A crash while reading along must leave the terminal as it was.
        if bytes.elementsEqual("crash".utf8) { fatalError("as it was told") }
      }
      switch ending {
      case .exited(let code): exit(code)
      case .signalled(let number):
        signal(number, SIG_DFL)
        raise(number)
        exit(128 + number)
      }
    } catch {
      let line = "RelayProbe: \(error)\n"
      _ = write(STDERR_FILENO, line, line.utf8.count)
      exit(error.exitCode)
    }
  }
}
