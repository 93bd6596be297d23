/// A regular expression that could run forever.
struct EndlessRegex: Error, CustomStringConvertible {
  var description: String { "it repeats a repetition, which could take for ever" }
}

/// A regular expression.
struct CompiledRegex: Sendable {
  /// `Regex` never changes after it is made, but the library does not say so with `Sendable`;
  /// making it anew for every row would cost more than the match.
  nonisolated(unsafe) private let regex: Regex<AnyRegexOutput>

  /// What every match contains. Looking for it takes a hundredth of the time of a match.
  private let required: FoldedText?

  /// Texts longer than this are searched only at their start.
  private static let longestText = 4000

  /// - Throws: what the standard library says about the pattern, or that it could run forever.
  init(_ pattern: String) throws {
    guard !Self.repeatsRepetition(pattern) else { throw EndlessRegex() }
    regex = try Regex(pattern).ignoresCase()
    required = RegexLiterals.longest(in: pattern).map { FoldedText($0) }
  }

  func matches(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if let required, !required.folding(bytes, contains) { return false }
    let text = String(decoding: bytes.prefix(Self.longestText), as: UTF8.self)
    return text.firstMatch(of: regex) != nil
  }

  /// Whether a group that holds a repetition is itself repeated, as in `(a+)+`: the library tries every way
  /// to divide the text between the two, which takes longer than a lifetime.
  private static func repeatsRepetition(_ pattern: String) -> Bool {
    let characters = Array(pattern.utf8)
    var groups: [Bool] = []
    var hasRepetition = false
    var isClass = false
    var at = 0
    while at < characters.count {
      switch characters[at] {
      case UInt8(ascii: "\\"): at += 1
      case UInt8(ascii: "["): isClass = true
      case UInt8(ascii: "]"): isClass = false
      case UInt8(ascii: "(") where !isClass:
        groups.append(hasRepetition)
        hasRepetition = false
      case UInt8(ascii: ")") where !isClass:
        let next = at + 1 < characters.count ? characters[at + 1] : 0
        let isRepeated = "*+{".utf8.contains(next)
        if isRepeated, hasRepetition { return true }
        hasRepetition = (groups.popLast() ?? false) || hasRepetition || isRepeated
      case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "{"):
        if !isClass { hasRepetition = true }
      default: break
      }
      at += 1
    }
    return false
  }
}

/// Finds plain text in a regular expression that every match has to contain.
///
/// It is careful rather than clever: if there is anything it does not know, it finds nothing.
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
