/// A text that begins with an error code: `(BMS.3033) Failed …`, `Ecs.0204: …`, `CBC.0150 …`.
struct CodedText: Equatable {
  var code: String
  var message: String?

  init?(_ bytes: UnsafeRawBufferPointer) {
    var start = bytes.firstIndex { $0 > 0x20 } ?? bytes.count
    let isBracketed = start < bytes.count && "([".utf8.contains(bytes[start])
    if isBracketed { start += 1 }
    let end = bytes[start...].firstIndex { !Self.belongsToCode($0) } ?? bytes.count
    guard Self.isCode(bytes[start..<end]) else { return nil }
    var rest = bytes[end...]
    if isBracketed {
      guard let closing = rest.popFirst(), ")]".utf8.contains(closing) else { return nil }
    } else if let separator = rest.first {
      guard separator == UInt8(ascii: ":") || separator <= 0x20 else { return nil }
    }
    if rest.first == UInt8(ascii: ":") { rest.removeFirst() }
    code = String(decoding: bytes[start..<end], as: UTF8.self)
    let text = trimmedASCIIBlanks(String(decoding: rest, as: UTF8.self))
    message = text.isEmpty ? nil : text
  }

  /// Whether a text is nothing but a service's error code: `Ecs.0204`, `SFS.TURBO.0001`, `CCE_CM.0003`.
  static func isCode(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { isCode(UnsafeRawBufferPointer($0)[...]) }
  }

  /// A prefix that begins with a letter, a dot, and at least three digits.
  private static func isCode(_ word: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard let first = word.first, (0x41...0x5a).contains(first & 0xdf),
      word.allSatisfy(belongsToCode), let dot = word.lastIndex(of: UInt8(ascii: "."))
    else { return false }
    let number = word[(dot + 1)...]
    return number.count >= 3 && number.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func belongsToCode(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f: true
    default: false
    }
  }
}
