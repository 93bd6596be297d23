import Configuration
import Foundation

/// Looks secrets up where they are kept.
package struct SecretReader: Sendable {
  package var variable: @Sendable (String) -> String?
  package var file: @Sendable (String) -> UserFiles.Found
  /// The first line that a command prints; whether it may ask at the terminal.
  package var command: @Sendable (_ line: String, _ mayAsk: Bool) throws(SecretError) -> String
  /// What is typed after a prompt.
  package var ask: @Sendable (_ prompt: String) throws(SecretError) -> String
  /// Whether somebody is at the terminal who may be asked.
  private var mayAsk = true

  package init(
    variable: @escaping @Sendable (String) -> String?,
    file: @escaping @Sendable (String) -> UserFiles.Found,
    command: @escaping @Sendable (_ line: String, _ mayAsk: Bool) throws(SecretError) -> String,
    ask: @escaping @Sendable (String) throws(SecretError) -> String
  ) {
    self.variable = variable
    self.file = file
    self.command = command
    self.ask = ask
  }

  /// Of this machine and its user.
  package static let system = SecretReader(
    variable: { ProcessInfo.processInfo.environment[$0] },
    file: UserFiles.system(environment: ProcessInfo.processInfo.environment).read,
    command: { line, mayAsk throws(SecretError) in
      try SecretCommand(line).firstLine(mayAsk: mayAsk)
    },
    ask: { prompt throws(SecretError) in try SecretPrompt(prompt).answer() })

  /// - Parameter prompt: what to ask with, should only the operator know it.
  func text(of source: SecretSource, prompt: String) throws(SecretError) -> String {
    switch source {
    case .written(let text): return text
    case .environment(let name):
      guard let text = variable(name), !text.isEmpty else {
        throw SecretError("variable \(name) is not set; export it")
      }
      return text
    case .file(let path): return try firstLine(ofFile: path)
    case .command(let line): return try command(line, mayAsk)
    case .prompt:
      guard mayAsk else { throw SecretError("it must be typed, and the terminal is in use") }
      return try ask(prompt)
    }
  }

  /// The same while something else has the terminal.
  var withoutPrompt: SecretReader {
    var reader = self
    reader.mayAsk = false
    return reader
  }

  /// Why a secret is not to be had, as far as looking does no harm: no command is run, and there is no prompt.
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
  /// Whether a command took too long.
  package var isLate: Bool

  package init(_ message: String, isLate: Bool = false) {
    self.message = message
    self.isLate = isLate
  }
}

extension String {
  /// nil when that is empty.
  var firstLine: String? {
    let line = prefix { !$0.isNewline }
    return line.isEmpty ? nil : String(line)
  }
}
