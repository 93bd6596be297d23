/// Where something stands in the file, counted from 1.
package struct Place: Hashable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  static let start = Place(line: 1, column: 1)
}

/// What is wrong in a configuration, in one line.
package struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  package var path: String
  package var place: Place
  package var message: String

  package init(path: String, place: Place, message: String) {
    self.path = path
    self.place = place
    self.message = message
  }

  /// `config.yaml:7:3: unknown key "regoin"; did you mean "region"?`
  package var description: String { "\(path):\(place.line):\(place.column): \(message)" }
}
