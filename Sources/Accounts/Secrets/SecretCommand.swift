import CommandRelay

/// A command of the user's own that prints a secret, such as that of a password store.
struct SecretCommand {
  /// No secret is longer.
  private static let mostBytes = 1 << 16

  /// What it prints is seen by nobody else.
  private static let advice = "run it by hand to see why"

  private let command: ShellCommand

  init(_ text: String, patience: Double = ShellCommand.usualPatience) {
    command = ShellCommand(text, patience: patience)
  }

  /// - Parameter mayAsk: whether it may ask at the terminal.
  /// - Throws: how the command ended. What it printed stays unseen, since it may hold the secret.
  func firstLine(mayAsk: Bool = true) throws(SecretError) -> String {
    guard let line = String(validating: try output(mayAsk: mayAsk), as: UTF8.self)?.firstLine else {
      throw SecretError("the command printed nothing on its first line; \(Self.advice)")
    }
    return line
  }

  private func output(mayAsk: Bool) throws(SecretError) -> [UInt8] {
    do throws(ShellCommand.Failure) {
      return try command.output(atMost: Self.mostBytes, isApart: !mayAsk)
    } catch {
      throw SecretError("the command \(error.reason); \(Self.advice)", isLate: error.isLate)
    }
  }
}
