/// Reads the filter language: blank is and, `|` is or and binds weaker, `!` negates, `( )` and quotes group.
///
/// After a field, `|` goes on with the next of several values, as long as no blank stands beside it and what
/// follows is not a condition of its own: `state:failed|running type:create*`.
struct FilterParser {
  private let text: [Character]
  private var at = 0

  init(_ text: String) {
    self.text = Array(text)
  }

  mutating func parse() throws(FilterError) -> FilterTerm {
    skipBlanks()
    guard at < text.count else { return .all([]) }
    let term = try alternatives()
    guard at == text.count else { throw error("a ) without its (") }
    return term
  }

  // MARK: Structure

  private mutating func alternatives() throws(FilterError) -> FilterTerm {
    var terms = [try conjunction()]
    while take("|") {
      skipBlanks()
      guard at < text.count, text[at] != ")", text[at] != "|" else {
        throw error("write what else may match after |")
      }
      terms.append(try conjunction())
    }
    return terms.count == 1 ? terms[0] : .any(terms)
  }

  private mutating func conjunction() throws(FilterError) -> FilterTerm {
    var terms: [FilterTerm] = []
    skipBlanks()
    while at < text.count, text[at] != "|", text[at] != ")" {
      terms.append(try unary())
      skipBlanks()
    }
    guard !terms.isEmpty else { throw error("write a condition before \(at < text.count ? String(text[at]) : "the end")") }
    return terms.count == 1 ? terms[0] : .all(terms)
  }

  private mutating func unary() throws(FilterError) -> FilterTerm {
    if take("!") {
      skipBlanks()
      guard at < text.count, text[at] != "|", text[at] != ")" else {
        throw error("write what must not match after !")
      }
      return .not(try unary())
    }
    let start = at
    if take("(") {
      let term = try alternatives()
      guard take(")") else { throw error("the ( is never closed: add )", at: start) }
      return term
    }
    return try atom()
  }

  private mutating func atom() throws(FilterError) -> FilterTerm {
    switch text[at] {
    case "\"": return .test(.word(.part(Array(try quoted().lowercased().utf8))))
    case "/": return .test(.word(try regex()))
    case "~":
      at += 1
      let start = at
      let word = self.word()
      guard !word.isEmpty else { throw error("write letters after ~", at: start) }
      return .test(.word(.fuzzy(Array(word.lowercased()))))
    default: return try wordOrField()
    }
  }

  private mutating func wordOrField() throws(FilterError) -> FilterTerm {
    let start = at
    let name = prefix { $0.isLetter || $0 == "_" }
    if at < text.count, text[at] == ":" {
      guard let field = FilterField(name: name.lowercased()) else {
        let nearest = FilterField.nearest(to: name.lowercased())
        let names = FilterField.allCases.map(\.rawValue).joined(separator: ", ")
        throw error(
          "there is no field \(name): \(nearest.map { "did you mean \($0.rawValue)?" } ?? "say one of \(names)")",
          at: start)
      }
      at += 1
      return try condition(on: field)
    }
    at = start
    return .test(.word(TextPattern(word())))
  }

  // MARK: Fields

  private mutating func condition(on field: FilterField) throws(FilterError) -> FilterTerm {
    var terms: [FilterTerm] = []
    repeat {
      let start = at
      guard at < text.count, !text[at].isWhitespace, text[at] != ")" else {
        throw error("write a value after \(field.rawValue):")
      }
      if text[at] == "/" {
        terms.append(try test(field, regex(), at: start))
      } else {
        let value = text[at] == "\"" ? try quoted() : valueWord()
        terms.append(try test(field, value, at: start))
      }
    } while takeValueBar()
    return terms.count == 1 ? terms[0] : .any(terms)
  }

  /// Takes a `|` that goes on with the values of the same field.
  private mutating func takeValueBar() -> Bool {
    guard at + 1 < text.count, text[at] == "|" else { return false }
    let next = text[at + 1]
    guard !next.isWhitespace, !"!(~|)".contains(next) else { return false }
    let rest = text[(at + 1)...].prefix { $0.isLetter || $0 == "_" }
    let end = at + 1 + rest.count
    if end < text.count, text[end] == ":", FilterField(name: String(rest).lowercased()) != nil {
      return false
    }
    at += 1
    return true
  }

  private func test(
    _ field: FilterField, _ pattern: TextPattern, at start: Int
  ) throws(FilterError) -> FilterTerm {
    guard !field.texts.isEmpty else {
      throw error("\(field.rawValue): takes no regular expression", at: start)
    }
    return .test(.text(field, pattern))
  }

  private func test(
    _ field: FilterField, _ value: String, at start: Int
  ) throws(FilterError) -> FilterTerm {
    let folded = value.lowercased()
    switch field {
    case .state: return .test(.state(try states(folded, at: start)))
    case .flag: return .test(.flags(try flags(folded, at: start)))
    case .category: return .test(.category(TextPattern(value)))
    case .order where ["yes", "no"].contains(folded): return .test(.hasOrder(folded == "yes"))
    case .age:
      let (comparison, rest) = try comparison(value, field, at: start)
      return .test(.age(comparison, try span(rest, field, at: start)))
    case .duration:
      let (comparison, rest) = try comparison(value, field, at: start)
      if rest.hasSuffix("%") {
        guard let percent = Double(rest.dropLast()), (0...100).contains(percent) else {
          throw error("duration: takes a share like >95%", at: start)
        }
        return .test(.durationShare(comparison, percent / 100))
      }
      return .test(.duration(comparison, try span(rest, field, at: start)))
    case .began, .ended:
      let (comparison, rest) = try comparison(value, field, at: start)
      guard let instant = instant(rest) else {
        throw error("\(field.rawValue): takes a date like >2026-11-20 or 2026-11-20T07:00", at: start)
      }
      return .test(.instant(field, comparison, instant))
    case .progress:
      let (comparison, rest) = try comparison(value, field, at: start)
      guard let percent = Double(rest.hasSuffix("%") ? String(rest.dropLast()) : rest) else {
        throw error("progress: takes a number like <50", at: start)
      }
      return .test(.progress(comparison, percent))
    case .status, .type, .service, .resource, .name, .id, .order, .code, .message, .context, .region,
      .project, .note, .user:
      return .test(.text(field, TextPattern(value)))
    }
  }

  private func states(_ name: String, at start: Int) throws(FilterError) -> Set<JobState> {
    let words = ["done": "succeeded", "unpaid": "awaiting_payment", "canceled": "cancelled"]
    if let state = JobState(name: words[name] ?? name) { return [state] }
    let begun = JobState.allCases.filter { $0.name.hasPrefix(name) }
    guard !begun.isEmpty else {
      let names = JobState.allCases.map(\.name).joined(separator: ", ")
      throw error("there is no state \(name): say one of \(names)", at: start)
    }
    return Set(begun)
  }

  private func flags(_ name: String, at start: Int) throws(FilterError) -> JobFlags {
    if name == "any" { return JobFlags(JobFlags.named.map(\.flag)) }
    guard let flag = JobFlags.named.first(where: { $0.name == name })?.flag else {
      let names = JobFlags.named.map(\.name).joined(separator: ", ")
      throw error("there is no flag \(name): say one of \(names), any", at: start)
    }
    return flag
  }

  private func comparison(
    _ value: String, _ field: FilterField, at start: Int
  ) throws(FilterError) -> (Comparison, String) {
    for comparison in [Comparison.atLeast, .atMost, .greater, .less]
    where value.hasPrefix(comparison.rawValue) {
      return (comparison, String(value.dropFirst(comparison.rawValue.count)))
    }
    throw error("\(field.rawValue): needs <, >, <= or >= before its value", at: start)
  }

  private func span(
    _ text: String, _ field: FilterField, at start: Int
  ) throws(FilterError) -> Span {
    guard let span = Span(parsing: text) else {
      throw error("\(field.rawValue): takes a duration like >90s, >5m, <2h or >1d", at: start)
    }
    return span
  }

  /// A date, or a date and time of day, in UTC.
  private func instant(_ text: String) -> Instant? {
    let forms = [text, text + "T00:00:00", text + ":00"]
    return forms.lazy.compactMap { $0.count >= 19 ? Instant(parsing: $0) : nil }.first
  }

  // MARK: Characters

  private mutating func quoted() throws(FilterError) -> String {
    let start = at
    at += 1
    var word = ""
    while at < text.count {
      if text[at] == "\"" {
        at += 1
        return word
      }
      if text[at] == "\\", at + 1 < text.count { at += 1 }
      word.append(text[at])
      at += 1
    }
    throw error("the quote is never closed: add \"", at: start)
  }

  private mutating func regex() throws(FilterError) -> TextPattern {
    let start = at
    at += 1
    var pattern = ""
    while at < text.count, text[at] != "/" {
      if text[at] == "\\", at + 1 < text.count {
        if text[at + 1] != "/" { pattern.append("\\") }
        at += 1
      }
      pattern.append(text[at])
      at += 1
    }
    guard take("/") else { throw error("the regular expression is never closed: add /", at: start) }
    guard !pattern.isEmpty, let regex = try? CompiledRegex(pattern) else {
      throw error("/\(pattern)/ is not a regular expression", at: start)
    }
    return .regex(regex)
  }

  private mutating func word() -> String {
    prefix { !$0.isWhitespace && !"|()".contains($0) }
  }

  private mutating func valueWord() -> String {
    prefix { !$0.isWhitespace && !"|)".contains($0) }
  }

  private mutating func prefix(while belongs: (Character) -> Bool) -> String {
    let start = at
    while at < text.count, belongs(text[at]) { at += 1 }
    return String(text[start..<at])
  }

  private mutating func skipBlanks() {
    while at < text.count, text[at].isWhitespace { at += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    guard at < text.count, text[at] == character else { return false }
    at += 1
    return true
  }

  private func error(_ message: String, at offset: Int? = nil) -> FilterError {
    FilterError(message: message, offset: offset ?? at)
  }
}
