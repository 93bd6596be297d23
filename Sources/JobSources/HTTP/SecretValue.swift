/// A password, key or token. It is never printed, not even by accident.
package struct SecretValue: Hashable, Sendable {
  /// The secret itself: for the bytes of a request and nothing else.
  let revealed: String

  package init(_ text: String) {
    revealed = text
  }
}

extension SecretValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "***" }
  package var debugDescription: String { "***" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
