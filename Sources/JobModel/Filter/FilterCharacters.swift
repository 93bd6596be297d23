/// The characters of a filter, and how far they have been read.
struct FilterCharacters {
  private let text: [Character]
  /// Counted from 0.
  private(set) var offset = 0

  init(_ text: String) {
    self.text = Array(text)
  }

  /// The next character; nil at the end.
  var next: Character? { offset < text.count ? text[offset] : nil }

  /// The one after the next.
  var second: Character? { offset + 1 < text.count ? text[offset + 1] : nil }

  /// Whether here something ends: at a blank, a `|`, a `)` or the end.
  var isAtEndOfTerm: Bool { next.map { $0.isWhitespace || $0 == "|" || $0 == ")" } ?? true }

  mutating func take(_ character: Character) -> Bool {
    guard next == character else { return false }
    offset += 1
    return true
  }

  mutating func skipBlanks() {
    while let next, next.isWhitespace { offset += 1 }
  }

  /// The name before a colon, if there is one `ahead` characters further on. Takes nothing.
  func fieldName(ahead: Int = 0) -> String? {
    let start = min(offset + ahead, text.count)
    let name = text[start...].prefix { $0.isLetter || $0 == "_" }
    guard !name.isEmpty, name.endIndex < text.count, text[name.endIndex] == ":" else { return nil }
    return String(name)
  }

  /// Goes over a name and its colon.
  mutating func skip(fieldName name: String) {
    offset += name.count + 1
  }

  /// Up to a blank, a `|` or a `)`. Parentheses within belong to the word if both do:
  /// `resize(web-1)`.
  mutating func word() -> String {
    var word = ""
    var open = 0
    while let next, !next.isWhitespace, next != "|" {
      if next == "(" { open += 1 }
      if next == ")" {
        guard open > 0 else { break }
        open -= 1
      }
      word.append(next)
      offset += 1
    }
    return word
  }

  /// A text between quotes, in which `\"` and `\\` stand for the characters themselves.
  mutating func quoted() throws(FilterError) -> String {
    let start = offset
    offset += 1
    var word = ""
    while let next {
      offset += 1
      switch next {
      case "\"":
        guard !word.isEmpty else {
          throw FilterError(message: "write something between the quotes", offset: start)
        }
        return word
      case "\\" where self.next == "\"" || self.next == "\\":
        if let escaped = self.next { word.append(escaped) }
        offset += 1
      default: word.append(next)
      }
    }
    throw FilterError(message: "the quote is never closed: add \"", offset: start)
  }

  /// A regular expression between slashes, in which `\/` stands for a slash.
  mutating func regex() throws(FilterError) -> CompiledRegex {
    let start = offset
    offset += 1
    var pattern = RegexPattern()
    while let next, next != "/" {
      let start = offset
      offset += 1
      if next == "\\", let escaped = self.next {
        pattern.append(escaped == "/" ? "/" : "\\\(escaped)", from: start)
        offset += 1
      } else {
        pattern.append(String(next), from: start)
      }
    }
    guard take("/") else {
      throw FilterError(message: "the regular expression is never closed: add /", offset: start)
    }
    guard isAtEndOfTerm else {
      throw FilterError(
        message:
          "the regular expression ends here: put a blank behind it, or write \\/ for a / in it",
        offset: offset)
    }
    guard !pattern.text.isEmpty else {
      throw FilterError(message: "write a regular expression between the slashes", offset: start)
    }
    do {
      return try CompiledRegex(pattern.text)
    } catch {
      throw FilterError(
        message: "the regular expression is not right: \(error)", offset: pattern.mistake ?? start)
    }
  }
}
