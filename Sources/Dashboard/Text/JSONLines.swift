import JobModel

/// JSON laid out in lines, in the order of the document and whatever is wrong with it: what cannot be
/// understood is shown as it is. Secrets are hidden.
struct JSONLines {
  struct Row: Hashable {
    var text: TextLine
    var depth: Int
  }

  private(set) var lines: [Row] = []
  private let bytes: [UInt8]
  private let hidden: String
  private var at = 0
  private var depth = 0
  private var current = TextLine()
  /// Whether the name before the value that comes next is that of a secret.
  private var hidesNext = false

  init(_ bytes: [UInt8], hidden: String, mostLines: Int = 20_000) {
    self.bytes = bytes
    self.hidden = hidden
    while at < bytes.count, lines.count < mostLines { step() }
    finishLine()
    if at < bytes.count { lines.append(Row(text: TextLine("and so on", .muted), depth: 0)) }
  }

  private mutating func step() {
    switch bytes[at] {
    case 0x20, 0x09, 0x0a, 0x0d:
      at += 1
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      open()
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      finishLine()
      depth = max(0, depth - 1)
      add(String(UnicodeScalar(bytes[at])), .jsonPunctuation)
      at += 1
    case UInt8(ascii: ","):
      add(",", .jsonPunctuation)
      at += 1
      finishLine()
    case UInt8(ascii: ":"):
      add(": ", .jsonPunctuation)
      at += 1
    case UInt8(ascii: "\""):
      string()
    default:
      word()
    }
  }

  private mutating func open() {
    let start = bytes[at]
    let end = start + 2  // `{` and `}`, `[` and `]` lie two apart.
    at += 1
    var next = at
    while next < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[next]) { next += 1 }
    if next < bytes.count, bytes[next] == end {
      at = next + 1
      add(String(UnicodeScalar(start)) + String(UnicodeScalar(end)), .jsonPunctuation)
      return
    }
    add(String(UnicodeScalar(start)), .jsonPunctuation)
    finishLine()
    depth += 1
    hidesNext = false
  }

  private mutating func string() {
    let start = at
    at += 1
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    at = min(at + 1, bytes.count)
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    var next = at
    while next < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[next]) { next += 1 }
    if next < bytes.count, bytes[next] == UInt8(ascii: ":") {
      add(readable(text), .jsonKey)
      hidesNext = Secrets.isSecret(name: text)
    } else if hidesNext, text.utf8.count > 2 {
      add(hidden, .muted)
      hidesNext = false
    } else {
      add(readable(Secrets.hide(in: text, with: hidden)), .jsonString)
      hidesNext = false
    }
  }

  private mutating func word() {
    let start = at
    let ends = Array(" \t\n\r{}[],:\"".utf8)
    while at < bytes.count, !ends.contains(bytes[at]) { at += 1 }
    if at == start { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if hidesNext, text != "null" {
      add(hidden, .muted)
    } else {
      let isNumber = text.utf8.first.map { $0 == 0x2d || (0x30...0x39).contains($0) } ?? false
      add(text, isNumber ? .jsonNumber : .jsonWord)
    }
    hidesNext = false
  }

  private mutating func add(_ text: String, _ role: ThemeRole) {
    if current.isEmpty { current.add(String(repeating: "  ", count: min(depth, 20))) }
    current.add(text, role)
  }

  private mutating func finishLine() {
    guard !current.isEmpty else { return }
    lines.append(Row(text: current, depth: min(depth, 20)))
    current = TextLine()
  }

  /// With `\u4e2d` and the like as the letters they stand for; other escapes stay as they are.
  private func readable(_ text: String) -> String {
    guard text.contains("\\u") else { return text }
    var units: [UInt16] = []
    var rest = Array(text.utf16)[...]
    while let unit = rest.first {
      if unit == 0x5c, rest.count >= 2, rest[rest.startIndex + 1] == 0x75,
        let value = hexUnit(rest.dropFirst(2).prefix(4)), value >= 0xa0
      {
        units.append(value)
        rest = rest.dropFirst(6)
      } else if unit == 0x5c, rest.count >= 2 {
        units += rest.prefix(2)
        rest = rest.dropFirst(2)
      } else {
        units.append(unit)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  private func hexUnit(_ digits: ArraySlice<UInt16>) -> UInt16? {
    guard digits.count == 4 else { return nil }
    return UInt16(String(decoding: digits, as: UTF16.self), radix: 16)
  }
}
