/// A place in the file, counted from 1.
package struct Place: Hashable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  static let start = Place(line: 1, column: 1)
}

/// What is wrong in a configuration: every mistake that does not follow from another.
package struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  package struct Mistake: Hashable, Sendable {
    package var place: Place
    package var message: String
  }

  package var path: String
  /// In the order they were found, each only once even if aliases repeat it. Never empty.
  package private(set) var mistakes: [Mistake]

  package init(path: String, place: Place, message: String) {
    self.path = path
    mistakes = [Mistake(place: place, message: message)]
  }

  /// Of a file with more than `Configuration.mostBytes`.
  package static func tooLong(_ path: String) -> ConfigurationError {
    ConfigurationError(
      path: path, place: .start, message: "too long; a configuration has at most 1 MiB")
  }

  package mutating func add(_ other: ConfigurationError) {
    mistakes += other.mistakes.filter { !mistakes.contains($0) }
  }

  /// Nobody fixes more than this many at once.
  package static let mostTold = 10
  /// With this many, the file is clearly something else: it is read no further.
  static let mostFound = 100

  /// One line each: `config.yaml:7:3: unknown key "regoin"; did you mean "region"?`
  package var lines: [String] {
    let more = mistakes.count - Self.mostTold
    return mistakes.prefix(Self.mostTold).map {
      "\(path):\($0.place.line):\($0.place.column): \($0.message)"
    } + (more > 0 ? ["\(path): and \(more) more"] : [])
  }

  package var description: String { lines.joined(separator: "\n") }
}
