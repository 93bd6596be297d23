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

/// What is wrong in a configuration: every mistake that has nothing to do with another one.
package struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  package struct Mistake: Hashable, Sendable {
    package var place: Place
    package var message: String
  }

  package var path: String
  /// In the order in which they were found, and none twice: what aliases repeat is one mistake. There is one
  /// at least.
  package private(set) var mistakes: [Mistake]

  package init(path: String, place: Place, message: String) {
    self.path = path
    mistakes = [Mistake(place: place, message: message)]
  }

  package mutating func add(_ other: ConfigurationError) {
    mistakes += other.mistakes.filter { !mistakes.contains($0) }
  }

  /// More than these nobody mends at once.
  package static let mostTold = 10
  /// So many are enough to know that the file is not what it is meant to be: it is read no further.
  static let mostFound = 100

  /// A line for each: `config.yaml:7:3: unknown key "regoin"; did you mean "region"?`
  package var lines: [String] {
    let more = mistakes.count - Self.mostTold
    return mistakes.prefix(Self.mostTold).map {
      "\(path):\($0.place.line):\($0.place.column): \($0.message)"
    } + (more > 0 ? ["\(path): and \(more) more"] : [])
  }

  package var description: String { lines.joined(separator: "\n") }
}
