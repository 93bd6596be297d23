/// A file with `[section]` and `key = value`.
struct INISections {
  private var sections: [String: GivenValues] = [:]
  /// The first line that is neither, counted from 1.
  private(set) var brokenLine: Int?

  init(_ text: String) {
    var current: String?
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = Self.trimmed(line)
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        let name = Self.trimmed(line.dropFirst().dropLast()).lowercased()
        sections[name] = sections[name] ?? GivenValues()
        current = name
      } else if let equals = line.firstIndex(of: "="), let current {
        let value = Self.trimmed(line[line.index(after: equals)...])
        sections[current]?.set(
          Self.trimmed(line[..<equals]).lowercased(), GivenValue(written: String(value)))
      } else {
        brokenLine = brokenLine ?? number + 1
      }
    }
  }

  subscript(name: String) -> GivenValues? { sections[name] }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return text
  }
}
