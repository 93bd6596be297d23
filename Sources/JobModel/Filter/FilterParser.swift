/// Reads the filter language, which `JobFilter` describes.
struct FilterParser {
  /// Deeper than anybody writes, and far from where the stack ends.
  private static let deepest = 100

  var characters: FilterCharacters
  private var depth = 0

  init(_ text: String) {
    characters = FilterCharacters(text)
  }

  mutating func parse() throws(FilterError) -> FilterTerm {
    characters.skipBlanks()
    guard characters.next != nil else { return .all([]) }
    let term = try alternatives()
    guard characters.next == nil else {
      throw error("there is no ( for this ): take it away, or put the text in quotes")
    }
    return term
  }

  private mutating func alternatives() throws(FilterError) -> FilterTerm {
    var terms = [try conjunction()]
    while characters.next == "|" {
      let bar = characters.offset
      _ = characters.take("|")
      characters.skipBlanks()
      guard let next = characters.next, next != ")", next != "|" else {
        throw error("write what else may match after |, or take it away", at: bar)
      }
      terms.append(try conjunction())
    }
    return terms.count == 1 ? terms[0] : .any(terms)
  }

  private mutating func conjunction() throws(FilterError) -> FilterTerm {
    characters.skipBlanks()
    if characters.next == "|" { throw error("write a condition before |") }
    var terms: [FilterTerm] = []
    while let next = characters.next, next != "|", next != ")" {
      terms.append(try negation())
      characters.skipBlanks()
    }
    return terms.count == 1 ? terms[0] : .all(terms)
  }

  private mutating func negation() throws(FilterError) -> FilterTerm {
    let start = characters.offset
    guard characters.take("!") else { return try primary() }
    characters.skipBlanks()
    guard let next = characters.next, next != "|", next != ")" else {
      throw error("write what must not match after !", at: start)
    }
    return .not(try nested(at: start) { parser throws(FilterError) in try parser.negation() })
  }

  private mutating func primary() throws(FilterError) -> FilterTerm {
    switch characters.next {
    case "(":
      return try group()
    case ")":
      throw error("there is no ( for this ): take it away, or put the text in quotes")
    case "\"":
      return anywhere(.part(FoldedText(try characters.quoted())))
    case "/":
      return anywhere(.regex(try characters.regex()))
    case "~":
      return try fuzzy()
    default:
      guard let name = characters.fieldName() else { return anywhere(.word(characters.word())) }
      return try field(named: name)
    }
  }

  private mutating func group() throws(FilterError) -> FilterTerm {
    let start = characters.offset
    _ = characters.take("(")
    characters.skipBlanks()
    if characters.next == ")" { throw error("write a condition between ( and )", at: start) }
    guard characters.next != nil else { throw error("the ( is never closed: add )", at: start) }
    let term = try nested(at: start) { parser throws(FilterError) in try parser.alternatives() }
    guard characters.take(")") else { throw error("the ( is never closed: add )", at: start) }
    return term
  }

  private mutating func fuzzy() throws(FilterError) -> FilterTerm {
    let start = characters.offset
    _ = characters.take("~")
    guard !characters.isAtEndOfTerm else { throw error("write letters after ~", at: start) }
    let letters = characters.next == "\"" ? try characters.quoted() : characters.word()
    return text(
      .fuzzy(FoldedText(letters)), in: [.type, .resourceName, .id, .orderID, .resourceID])
  }

  private mutating func field(named name: String) throws(FilterError) -> FilterTerm {
    guard let field = FilterField(name: name.lowercased()) else {
      let nearest = FilterField.nearest(to: name.lowercased())
      let names = FilterField.allCases.map(\.rawValue).joined(separator: ", ")
      let advice = nearest.map { "did you mean \($0.rawValue)?" } ?? "there are \(names)"
      throw error("there is no field \(name); \(advice) (for the text itself: \"\(name):...\")")
    }
    characters.skip(fieldName: name)
    return try values(of: field)
  }

  // MARK: What the values need too

  /// A word matches in any text, and also what is shown as one: the name of the state and of flags.
  private mutating func anywhere(_ pattern: TextPattern) -> FilterTerm {
    let states = JobState.allCases.filter { pattern.matches($0.name) }
    let flags = JobFlags.named.filter { pattern.matches($0.name) }.map(\.flag)
    var terms = [text(pattern, in: JobText.allCases)]
    if !states.isEmpty { terms.append(.test(.states(JobStates(states)))) }
    if !flags.isEmpty { terms.append(.test(.flags(JobFlags(flags)))) }
    return terms.count == 1 ? terms[0] : .any(terms)
  }

  func text(_ pattern: TextPattern, in texts: [JobText]) -> FilterTerm {
    .test(.text(TextCondition(pattern: pattern, in: texts)))
  }

  func error(_ message: String, at offset: Int? = nil) -> FilterError {
    FilterError(message: message, offset: offset ?? characters.offset)
  }

  private mutating func nested(
    at start: Int, _ parse: (inout FilterParser) throws(FilterError) -> FilterTerm
  ) throws(FilterError) -> FilterTerm {
    guard depth < Self.deepest else {
      throw error("this is nested too deeply: \(Self.deepest) levels are the most", at: start)
    }
    depth += 1
    defer { depth -= 1 }
    return try parse(&self)
  }
}
