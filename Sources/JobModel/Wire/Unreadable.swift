/// Something in the input that could not be read, and where.
package struct Unreadable: Hashable, Sendable {
  /// The name of the file, `standard input`, or the URL.
  package var input: String
  /// Counted from 1; nil where lines mean nothing.
  package var line: Int?
  /// In characters, counted from 1.
  package var column: Int?
  /// What is wrong there, in a few words without a full stop.
  package var reason: String

  package init(input: String, line: Int? = nil, column: Int? = nil, reason: String) {
    self.input = input
    self.line = line
    self.column = column
    self.reason = reason
  }

  /// `answers.json:3:14: expected a value, found ]: correct the JSON there`
  package var description: String {
    let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
    return "\(input)\(place): \(reason)"
  }
}
