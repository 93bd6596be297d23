import Glibc

/// Why a command could not be run, in one line.
package enum RelayError: Error, Equatable, CustomStringConvertible {
  case notFound(String)
  case notExecutable(String, code: Int32)
  /// Not the command's fault.
  case failed(String, code: Int32)

  /// As shells, env and timeout have it.
  package var exitCode: Int32 {
    switch self {
    case .notFound: 127
    case .notExecutable: 126
    case .failed: 125
    }
  }

  package var description: String {
    switch self {
    case .notFound(let command) where command.contains("/"):
      access(command, F_OK) == 0
        ? "the interpreter of “\(command)” was not found (see its first line)"
        : "“\(command)” was not found"
    case .notFound(let command): "“\(command)” was not found in PATH"
    case .notExecutable(let command, let code): "“\(command)” cannot be run: \(reason(code))"
    case .failed(let action, let code): "cannot \(action): \(reason(code))"
    }
  }

  private func reason(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }
}
