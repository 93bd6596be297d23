/// Where a command prints.
package enum CommandStream: Sendable, Equatable {
  /// Standard output, and standard error as well where both lead to the same place: only one way
  /// for both keeps their order.
  case output
  case errors
}
