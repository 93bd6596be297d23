/// A regular expression.
struct CompiledRegex: Sendable {
  /// `Regex` never changes after it is made, but the library does not say so with `Sendable`;
  /// making it anew for every row would cost more than the match.
  nonisolated(unsafe) private let regex: Regex<AnyRegexOutput>

  /// What every match contains. Looking for it takes a hundredth of the time of a match.
  private let required: FoldedText?

  /// - Throws: what the standard library says about the pattern.
  init(_ pattern: String) throws {
    regex = try Regex(pattern).ignoresCase()
    required = RegexLiterals.longest(in: pattern).map { FoldedText($0) }
  }

  func matches(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if let required, !required.folding(bytes, contains) { return false }
    return String(decoding: bytes, as: UTF8.self).firstMatch(of: regex) != nil
  }
}

/// Finds plain text in a regular expression that every match has to contain.
///
/// It is careful rather than clever: what it does not know makes it find nothing.
struct RegexLiterals {
  /// The longest such text of at least two characters, all ASCII.
  static func longest(in pattern: String) -> String? {
    var reader = RegexLiterals(rest: Array(pattern.unicodeScalars)[...])
    guard reader.read() else { return nil }
    return reader.longest.count > 1 ? reader.longest : nil
  }

  private var rest: ArraySlice<Unicode.Scalar>
  private var run = ""
  private var longest = ""

  private init(rest: ArraySlice<Unicode.Scalar>) {
    self.rest = rest
  }

  /// - Returns: whether all of the expression was understood.
  private mutating func read() -> Bool {
    while let scalar = rest.popFirst() {
      switch scalar {
      case "|": return false
      case "\\":
        guard readEscape() else { return false }
      case "[":
        endRun()
        guard skipClass() else { return false }
      case "(":
        endRun()
        guard skipGroup() else { return false }
      case "*", "?":
        endRun(withoutLast: true)
      case "{":
        endRun(withoutLast: true)
        guard skip(to: "}") else { return false }
      case "+", ".", "^", "$":
        endRun()
      case _ where scalar.isASCII:
        run.unicodeScalars.append(scalar)
      default:
        // It may be an accent on the character before.
        endRun(withoutLast: true)
      }
    }
    endRun()
    return true
  }

  private mutating func endRun(withoutLast: Bool = false) {
    if withoutLast, !run.isEmpty { run.removeLast() }
    if run.count > longest.count { longest = run }
    run = ""
  }

  private mutating func readEscape() -> Bool {
    guard let scalar = rest.popFirst() else { return false }
    if "dDwWsSbBtnr".unicodeScalars.contains(scalar) {
      endRun()
      return true
    }
    guard scalar.isASCII, !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) else {
      return false
    }
    run.unicodeScalars.append(scalar)
    return true
  }

  private mutating func skip(to end: Unicode.Scalar) -> Bool {
    while let scalar = rest.popFirst() {
      if scalar == end { return true }
    }
    return false
  }

  private mutating func skipClass() -> Bool {
    if rest.first == "]" { return false }
    while let scalar = rest.popFirst() {
      switch scalar {
      case "]": return true
      case "[": return false
      case "\\": _ = rest.popFirst()
      default: break
      }
    }
    return false
  }

  /// A group may be optional or have alternatives, so what is in it counts for nothing. One that
  /// begins with `?` or `*` can change what the rest means.
  private mutating func skipGroup() -> Bool {
    if rest.first == "?" || rest.first == "*" { return false }
    while let scalar = rest.popFirst() {
      switch scalar {
      case ")": return true
      case "(":
        guard skipGroup() else { return false }
      case "[":
        guard skipClass() else { return false }
      case "\\": _ = rest.popFirst()
      default: break
      }
    }
    return false
  }
}
