/// A regular expression as it is being read out of a filter.
struct RegexPattern {
  /// Characters, and backslashes with what they stand before.
  private var parts: [(text: String, offset: Int)] = []

  /// Of longer ones nobody wants to wait for the place.
  private static let longest = 100

  mutating func append(_ part: String, from offset: Int) { parts.append((part, offset)) }

  var text: String { parts.map(\.text).joined() }

  /// Where in the filter the mistake is, for an expression that has one. The library keeps the place to itself,
  /// but what is in front of it is an expression: the longest beginning that is one ends there. Of a bracket
  /// that is never closed that is the bracket.
  var mistake: Int? {
    guard parts.count <= Self.longest else { return nil }
    for count in parts.indices.reversed() {
      let beginning = parts[..<count].map(\.text).joined()
      if count == 0 || (try? CompiledRegex(beginning)) != nil { return parts[count].offset }
    }
    return nil
  }
}
