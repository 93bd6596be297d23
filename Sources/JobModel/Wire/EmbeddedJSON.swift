/// JSON that somebody put into a text.
enum EmbeddedJSON {
  /// The balanced `{…}` of a text, outermost ones, in order; quotes inside them are respected.
  ///
  /// Also the same with one layer of backslashes taken off, for JSON that was escaped once too often.
  static func fragments(of text: String) -> [String] {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return [] }
    let plain = balanced(Array(text.utf8))
    guard text.contains("{\\\"") else { return plain }
    var copy = text
    let unescaped = copy.withUTF8 { JSONEscapes.resolved(UnsafeRawBufferPointer($0)) }
    return balanced(Array(unescaped.utf8)) + plain
  }

  private static func balanced(_ bytes: [UInt8]) -> [String] {
    var found: [String] = []
    var at = 0
    while at < bytes.count, found.count < 32 {
      guard bytes[at] == UInt8(ascii: "{") else {
        at += 1
        continue
      }
      guard let end = end(of: bytes, from: at) else {
        at += 1
        continue
      }
      found.append(String(decoding: bytes[at..<end], as: UTF8.self))
      at = end
    }
    return found
  }

  private static func end(of bytes: [UInt8], from start: Int) -> Int? {
    var depth = 0
    var isQuoted = false
    var at = start
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\\") where isQuoted: at += 1
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "{") where !isQuoted: depth += 1
      case UInt8(ascii: "}") where !isQuoted:
        depth -= 1
        if depth == 0 { return at + 1 }
      default: break
      }
      at += 1
    }
    return nil
  }
}

/// A text that begins with an error code: `(BMS.3033) Failed …`, `Ecs.0204: …`, `CBC.0150 …`.
struct CodedText: Equatable {
  var code: String
  var message: String?

  init?(_ text: String) {
    var rest = trimmedASCIIBlanks(text).utf8[...]
    let isBracketed = rest.first == UInt8(ascii: "(") || rest.first == UInt8(ascii: "[")
    if isBracketed { rest.removeFirst() }
    let word = rest.prefix(while: CodedText.belongsToCode)
    guard CodedText.isCode(word) else { return nil }
    rest = rest.dropFirst(word.count)
    if isBracketed {
      guard rest.first == UInt8(ascii: ")") || rest.first == UInt8(ascii: "]") else { return nil }
      rest.removeFirst()
    }
    let isSetOff = rest.first == UInt8(ascii: ":") || rest.first == 0x20
    guard rest.isEmpty || isBracketed || isSetOff else { return nil }
    if rest.first == UInt8(ascii: ":") { rest.removeFirst() }
    guard let code = String(word), let message = String(rest).map(trimmedASCIIBlanks) else {
      return nil
    }
    self.code = code
    self.message = message.isEmpty ? nil : message
  }

  private static func belongsToCode(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f: true
    default: false
    }
  }

  /// A prefix that begins with a letter, a dot, and at least three digits: `Ecs.0204`,
  /// `SFS.TURBO.0001`, `CCE_CM.0003`.
  private static func isCode(_ word: Substring.UTF8View) -> Bool {
    guard let first = word.first, (0x41...0x7a).contains(first),
      let dot = word.lastIndex(of: UInt8(ascii: "."))
    else { return false }
    let number = word[word.index(after: dot)...]
    return number.count >= 3 && number.allSatisfy { (0x30...0x39).contains($0) }
  }
}
