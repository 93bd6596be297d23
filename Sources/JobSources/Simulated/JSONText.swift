/// A piece of JSON that keeps the order of its keys, as the services write it.
enum JSONText: Sendable {
  case null
  case bool(Bool)
  /// Digits as they shall appear.
  case number(String)
  case string(String)
  case array([JSONText])
  case object([(String, JSONText)])
  /// Text that has been written already.
  case raw([UInt8])

  /// A string, or `null` for none.
  init(_ text: String?) {
    if let text {
      self = .string(text)
    } else {
      self = .null
    }
  }

  static func integer(_ value: Int64) -> JSONText { .number(String(value)) }

  /// The bytes of the text, without any white space.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The same object with more keys at its end; anything else stays as it is.
  func adding(_ more: [(String, JSONText)]) -> JSONText {
    guard case .object(let pairs) = self else { return self }
    return .object(pairs + more)
  }

  /// The same object without some of its keys.
  func without(_ keys: Set<String>) -> JSONText {
    guard case .object(let pairs) = self else { return self }
    return .object(pairs.filter { !keys.contains($0.0) })
  }
}

extension JSONText {
  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .number(let digits): bytes += digits.utf8
    case .raw(let written): bytes += written
    case .string(let text): Self.write(quoted: text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let pairs):
      bytes.append(UInt8(ascii: "{"))
      for (index, pair) in pairs.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(quoted: pair.0, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        pair.1.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(quoted text: String, to bytes: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += #"\""#.utf8
      case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
      case UInt8(ascii: "\n"): bytes += #"\n"#.utf8
      case UInt8(ascii: "\t"): bytes += #"\t"#.utf8
      case 0..<0x20:
        bytes += #"\u00"#.utf8
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension JSONText: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int64) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(nilLiteral: ()) { self = .null }
  init(arrayLiteral elements: JSONText...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSONText)...) { self = .object(elements) }
}
