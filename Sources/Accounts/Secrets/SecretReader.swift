import Configuration
import Foundation

/// Looks secrets up where they are kept.
package struct SecretReader: Sendable {
  package var variable: @Sendable (String) -> String?
  package var file: @Sendable (String) -> UserFiles.Found
  /// The first line that a command prints.
  package var command: @Sendable (String) throws(SecretError) -> String
  /// What is typed after a prompt.
  package var ask: @Sendable (_ prompt: String) throws(SecretError) -> String

  package init(
    variable: @escaping @Sendable (String) -> String?,
    file: @escaping @Sendable (String) -> UserFiles.Found,
    command: @escaping @Sendable (String) throws(SecretError) -> String,
    ask: @escaping @Sendable (String) throws(SecretError) -> String
  ) {
    self.variable = variable
    self.file = file
    self.command = command
    self.ask = ask
  }

  /// Of this machine and whoever sits at it.
  package static let system = SecretReader(
    variable: { ProcessInfo.processInfo.environment[$0] },
    file: UserFiles.system(environment: ProcessInfo.processInfo.environment).read,
    command: { text throws(SecretError) in try SecretCommand(text).firstLine() },
    ask: { prompt throws(SecretError) in try SecretPrompt(prompt).answer() })

  /// - Parameter prompt: with which it is asked for, should nobody but the operator know it.
  func text(of source: SecretSource, prompt: String) throws(SecretError) -> String {
    switch source {
    case .written(let text): return text
    case .environment(let name):
      guard let text = variable(name), !text.isEmpty else {
        throw SecretError("variable \(name) is not set; export it")
      }
      return text
    case .file(let path): return try firstLine(ofFile: path)
    case .command(let text): return try command(text)
    case .prompt: return try ask(prompt)
    }
  }

  /// Why a secret is not to be had, as far as looking does no harm: no command is run, and nobody is asked.
  ///
  /// - Returns: nil when it is there, or when that is not known.
  func reasonWhyMissing(_ source: SecretSource) -> String? {
    switch source {
    case .written, .command, .prompt: return nil
    case .environment, .file:
      do throws(SecretError) {
        _ = try text(of: source, prompt: "")
        return nil
      } catch {
        return error.message
      }
    }
  }

  private func firstLine(ofFile path: String) throws(SecretError) -> String {
    switch file(path) {
    case .missing: throw SecretError("there is no file \(path)")
    case .unreadable(let reason): throw SecretError("\(path): \(reason)")
    case .text(let text, _):
      guard let line = text.firstLine else {
        throw SecretError("the first line of \(path) is empty")
      }
      return line
    }
  }
}

/// Why a secret is not to be had. It never holds what was found instead.
package struct SecretError: Error, Hashable, Sendable {
  package var message: String

  package init(_ message: String) {
    self.message = message
  }
}

extension String {
  /// nil when that is empty.
  var firstLine: String? {
    let line = prefix { !$0.isNewline }
    return line.isEmpty ? nil : String(line)
  }
}
