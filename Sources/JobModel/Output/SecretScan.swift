/// Goes through a text once and hides the values of secrets in it.
///
/// The text may hold JSON in a string of JSON, however deep: there a quote has so many backslashes before
/// it that it ends no string further out, which also tells where the value in it ends.
struct SecretScan {
  private let bytes: [UInt8]
  private let hidden: [UInt8]
  private var result: [UInt8] = []
  private var at = 0
  /// So much of the text is in the result.
  private var copied = 0

  private init(_ bytes: [UInt8], hidden: String) {
    self.bytes = bytes
    self.hidden = Array(hidden.utf8)
  }

  static func text(_ bytes: [UInt8], with hidden: String) -> String {
    var scan = SecretScan(bytes, hidden: hidden)
    while let name = scan.nextName() {
      let text = String(decoding: bytes[name], as: UTF8.self)
      if Secrets.isSecret(name: text) { scan.hideValue(of: text) }
    }
    return String(decoding: scan.result + scan.bytes[scan.copied...], as: UTF8.self)
  }

  // MARK: Names

  private mutating func nextName() -> Range<Int>? {
    while at < bytes.count, !Self.isNamePart(bytes[at]) {
      if bytes[at] == UInt8(ascii: ":") { hidePasswordOfAddress() }
      at += 1
    }
    var start = at
    while at < bytes.count, Self.isNamePart(bytes[at]) { at += 1 }
    guard start < at else { return nil }
    // A letter after a backslash is the end of that: `\nsk=…`.
    if start > 0, bytes[start - 1] == Self.backslash, bytes[start] != UInt8(ascii: "-") {
      start += 1
    }
    return start..<at
  }

  private mutating func hidePasswordOfAddress() {
    let range = bytes.withUnsafeBytes { AddressPassword.range(in: $0, at: at) }
    if let range { replace(range, with: hidden) }
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...: true
    default: false
    }
  }

  // MARK: Values

  /// A quote with the backslashes before it.
  struct Quote {
    var mark: UInt8
    var backslashes: Int

    /// Whether the same mark behind so many backslashes is no part of the value.
    func isEnded(by backslashes: Int) -> Bool {
      backslashes % (2 * (self.backslashes + 1)) <= self.backslashes
    }

    var bytes: [UInt8] { [UInt8](repeating: SecretScan.backslash, count: backslashes) + [mark] }
  }

  private mutating func hideValue(of name: String) {
    let isOption = name.hasPrefix("--")
    let end = at
    let nameQuote = takeQuote()
    skipBlanks()
    guard let sign = next, sign == UInt8(ascii: ":") || sign == UInt8(ascii: "=") else {
      // Only behind blanks: `password "x"`, `--os-password x`.
      guard nameQuote == nil, at > end, isOption || Secrets.isPassword(name: name) else { return }
      if let quote = takeQuoteOfWord() {
        replace(at..<self.end(of: quote), with: hidden)
      } else if isOption, next != UInt8(ascii: "-") {
        hideWord(argument(), in: nil)
      }
      return
    }
    at += 1
    skipBlanks()
    if let quote = takeQuote() {
      replace(at..<self.end(of: quote), with: hidden)
    } else if next == UInt8(ascii: "{") || next == UInt8(ascii: "["), nameQuote != nil || !isOption
    {
      replace(at + 1..<endOfBrackets(in: nameQuote), with: [])
    } else {
      hideWord(isOption && nameQuote == nil ? argument() : plainWord(), in: nameQuote)
    }
  }

  private mutating func hideWord(_ word: Range<Int>, in nameQuote: Quote?) {
    guard !Secrets.saysNothing(String(decoding: bytes[word], as: UTF8.self)) else { return }
    // Among JSON a word becomes a text, else it would be none any more.
    replace(word, with: nameQuote.map { $0.bytes + hidden + $0.bytes } ?? hidden)
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipBlanks() {
    while next == 0x20 || next == 0x09 { at += 1 }
  }

  private mutating func takeQuote() -> Quote? {
    var place = at
    while place < bytes.count, bytes[place] == Self.backslash { place += 1 }
    guard place < bytes.count, Self.isQuote(bytes[place]) else { return nil }
    defer { at = place + 1 }
    return Quote(mark: bytes[place], backslashes: place - at)
  }

  /// A quote with a word right behind it. Before what follows the end of a text in JSON it is such an
  /// end: `"enter the password ", …`.
  private mutating func takeQuoteOfWord() -> Quote? {
    let start = at
    guard let quote = takeQuote() else { return nil }
    if let next, next > 0x20, !Self.behindTexts.contains(next) { return quote }
    at = start
    return nil
  }

  private static let behindTexts = Array(",:}]\\\"'".utf8)

  private func end(of quote: Quote) -> Int {
    var backslashes = 0
    for place in at..<bytes.count {
      let byte = bytes[place]
      if byte == Self.backslash {
        backslashes += 1
        continue
      }
      if byte == quote.mark, quote.isEnded(by: backslashes) {
        return place - backslashes % (2 * (quote.backslashes + 1))
      }
      // An apostrophe that opened nothing hides no more than the text that it stands in.
      if quote.mark == UInt8(ascii: "'"), byte == UInt8(ascii: "\""), backslashes == 0 {
        return place
      }
      backslashes = 0
    }
    return bytes.count
  }

  /// Where the bracket closes that opens here.
  private func endOfBrackets(in name: Quote?) -> Int {
    let quote = name ?? Quote(mark: UInt8(ascii: "\""), backslashes: 0)
    var (depth, backslashes, isInside) = (0, 0, false)
    for place in at..<bytes.count {
      let before = backslashes
      backslashes = bytes[place] == Self.backslash ? backslashes + 1 : 0
      switch bytes[place] {
      case quote.mark where quote.isEnded(by: before): isInside.toggle()
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += isInside ? 0 : 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= isInside ? 0 : 1
        if depth == 0 { return place }
      default: continue
      }
    }
    return bytes.count
  }

  /// A value without quotes, without the blanks behind it.
  private func plainWord() -> Range<Int> {
    let ends = Array("\\\"',}]&;\n\r".utf8)
    var end = at
    while end < bytes.count, !ends.contains(bytes[end]) { end += 1 }
    while end > at, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return at..<end
  }

  /// The value of an option of a command, which ends where the next one begins.
  private func argument() -> Range<Int> {
    let ends = Array("\\\"'".utf8)
    var end = at
    while end < bytes.count, bytes[end] > 0x20, !ends.contains(bytes[end]) { end += 1 }
    return at..<end
  }

  private mutating func replace(_ range: Range<Int>, with new: [UInt8]) {
    at = range.upperBound
    guard !range.isEmpty else { return }
    result += bytes[copied..<range.lowerBound] + new
    copied = range.upperBound
  }

  private static let backslash = UInt8(ascii: "\\")

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }
}
