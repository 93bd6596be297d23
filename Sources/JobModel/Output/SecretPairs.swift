/// Finds the values that stand beside the name of a secret, in either order, in JSON and in strings
/// of it: `{"key": "password", "value": "…"}`.
///
/// One way through the text: what is open is kept on two stacks, one of strings and one of brackets.
struct SecretPairs {
  /// What to put in the place of a part of the text.
  struct Change {
    var range: Range<Int>
    var new: [UInt8]
  }

  private struct OpenString {
    var quote: SecretScan.Quote
    /// Behind the quote.
    var start: Int
  }

  private enum Member { case key, value, other }

  private struct OpenBracket {
    /// Behind the bracket.
    var start: Int
    /// How many strings it stands in.
    var strings: Int
    /// The string before a colon.
    var name: OpenString?
    var member: Member?
    /// Behind the colon; nil once the value was found.
    var wordStart: Int?
    var namesSecret = false
    var values: [Change] = []
  }

  private let bytes: [UInt8]
  private let hidden: [UInt8]
  private var strings: [OpenString] = []
  private var brackets: [OpenBracket] = []
  private var found: [Change] = []

  private init(_ bytes: [UInt8], hidden: [UInt8]) {
    self.bytes = bytes
    self.hidden = hidden
  }

  /// The text without those values.
  static func hide(in bytes: [UInt8], with hidden: [UInt8]) -> [UInt8] {
    var pairs = SecretPairs(bytes, hidden: hidden)
    pairs.readAll()
    guard !pairs.found.isEmpty else { return bytes }
    var result: [UInt8] = []
    var copied = 0
    // A value may hold another: the outer one comes first, and the inner one is gone with it.
    for change in pairs.found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where change.range.lowerBound >= copied {
      result += bytes[copied..<change.range.lowerBound] + change.new
      copied = change.range.upperBound
    }
    return result + bytes[copied...]
  }

  private mutating func readAll() {
    var backslashes = 0
    for place in bytes.indices {
      let before = backslashes
      backslashes = bytes[place] == UInt8(ascii: "\\") ? backslashes + 1 : 0
      switch bytes[place] {
      case UInt8(ascii: "\""): quote(at: place, backslashes: before)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        brackets.append(OpenBracket(start: place + 1, strings: strings.count))
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if isInBracket { closeBracket(at: place) }
      case UInt8(ascii: ":"):
        if isInBracket { colon(at: place) }
      case UInt8(ascii: ","):
        if isInBracket { endMember(at: place) }
      // A quote among words, as in `a 5" disk`, opens nothing that goes on behind its line.
      case UInt8(ascii: "\n") where !strings.isEmpty && brackets.first?.strings != 0:
        closeStrings(downTo: 0, at: place)
      default: continue
      }
    }
    // What was cut off has no ends.
    closeStrings(downTo: 0, at: bytes.count)
    while !brackets.isEmpty { closeBracket(at: bytes.count) }
  }

  /// Whether no string is open within the innermost bracket.
  private var isInBracket: Bool { brackets.last?.strings == strings.count }

  private mutating func quote(at place: Int, backslashes: Int) {
    // The end of a string is the end of all that stands in it.
    if let ended = strings.firstIndex(where: { $0.quote.isEnded(by: backslashes) }) {
      let own = 2 * (strings[ended].quote.backslashes + 1)
      closeStrings(downTo: ended, at: place - backslashes % own)
    } else {
      let quote = SecretScan.Quote(mark: bytes[place], backslashes: backslashes)
      strings.append(OpenString(quote: quote, start: place + 1))
    }
  }

  private mutating func closeStrings(downTo count: Int, at end: Int) {
    while strings.count > count {
      while let last = brackets.last, last.strings >= strings.count { closeBracket(at: end) }
      close(strings.removeLast(), at: end)
    }
  }

  private mutating func close(_ string: OpenString, at end: Int) {
    guard isInBracket, string.start <= end else { return }
    let last = brackets.count - 1
    let range = string.start..<end
    switch brackets[last].member {
    case nil: brackets[last].name = string
    case .key where brackets[last].wordStart != nil:
      let text = String(decoding: bytes[range], as: UTF8.self)
      if Secrets.isSecret(name: text) { brackets[last].namesSecret = true }
    case .value where brackets[last].wordStart != nil: add(Change(range: range, new: hidden))
    default: break
    }
    if brackets[last].member != nil { brackets[last].wordStart = nil }
  }

  private mutating func colon(at place: Int) {
    let last = brackets.count - 1
    guard brackets[last].member == nil, let name = brackets[last].name else { return }
    brackets[last].wordStart = place + 1
    brackets[last].member =
      if isName(name, "key") || isName(name, "name") {
        .key
      } else if isName(name, "value") {
        .value
      } else {
        .other
      }
  }

  private func isName(_ name: OpenString, _ word: StaticString) -> Bool {
    let end = name.start + word.utf8CodeUnitCount
    guard end < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "\\")].contains(bytes[end]) else {
      return false
    }
    return word.withUTF8Buffer { $0.elementsEqual(bytes[name.start..<end].lazy.map { $0 | 0x20 }) }
  }

  private mutating func endMember(at place: Int) {
    let last = brackets.count - 1
    if brackets[last].member == .value, let start = brackets[last].wordStart,
      let name = brackets[last].name
    {
      let word = self.word(in: start..<place)
      let text = String(decoding: bytes[word], as: UTF8.self)
      // Without quotes it is a number, and becomes a text.
      if !Secrets.saysNothing(text) {
        add(Change(range: word, new: name.quote.bytes + hidden + name.quote.bytes))
      }
    }
    brackets[last].name = nil
    brackets[last].member = nil
    brackets[last].wordStart = nil
  }

  /// Without the blanks around it, also those that are written as `\n`.
  private func word(in range: Range<Int>) -> Range<Int> {
    func isPart(_ place: Int) -> Bool { bytes[place] > 0x20 && bytes[place] != UInt8(ascii: "\\") }
    let start = range.first(where: isPart) ?? range.upperBound
    let end = (start..<range.upperBound).first { !isPart($0) } ?? range.upperBound
    return start..<end
  }

  private mutating func closeBracket(at place: Int) {
    endMember(at: place)
    let bracket = brackets.removeLast()
    if bracket.namesSecret { found += bracket.values }
    guard let last = brackets.indices.last, brackets[last].strings == bracket.strings,
      brackets[last].wordStart != nil
    else { return }
    if brackets[last].member == .value {
      add(Change(range: bracket.start..<max(bracket.start, place), new: []))
    }
    brackets[last].wordStart = nil
  }

  private mutating func add(_ change: Change) {
    guard !change.range.isEmpty else { return }
    brackets[brackets.count - 1].values.append(change)
  }
}
