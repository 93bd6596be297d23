/// Why an account cannot be used, in one line. It never holds a secret.
package struct AccountError: Error, Hashable, Sendable, CustomStringConvertible {
  package var context: String
  /// What is wrong and what to do about it.
  package var message: String

  package var description: String { "context \(context): \(message)" }
}
