/// Why something that a person typed cannot be the id of a job or an order.
package struct NotAHandle: Error, Hashable, Sendable, CustomStringConvertible {
  /// In a few words that follow the name of the thing, without a full stop: `holds a blank`.
  package var reason: String

  package var description: String { reason }
}
