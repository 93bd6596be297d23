/// The escapes inside a JSON text.
enum JSONEscapes {
  /// The text that is meant. Broken escapes are kept as they are written; lone surrogates and broken
  /// UTF-8 become `�`.
  static func resolved(_ bytes: UnsafeRawBufferPointer) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count else {
        result.append(bytes[at])
        at += 1
        continue
      }
      at += 2
      switch bytes[at - 1] {
      case UInt8(ascii: "n"): result.append(0x0a)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "r"): result.append(0x0d)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0c)
      case UInt8(ascii: "u"): appendScalar(bytes, &at, to: &result)
      case let other: result.append(other)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Reads the four digits after `\u`, and the second half of a pair where there is one.
  private static func appendScalar(
    _ bytes: UnsafeRawBufferPointer, _ at: inout Int, to result: inout [UInt8]
  ) {
    guard let unit = codeUnit(bytes, at) else {
      result.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "u")])
      return
    }
    at += 4
    var value = UInt32(unit)
    if (0xd800..<0xdc00).contains(unit), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u"), let low = codeUnit(bytes, at + 2),
      (0xdc00..<0xe000).contains(low)
    {
      value = 0x10000 + (UInt32(unit) - 0xd800) << 10 + (UInt32(low) - 0xdc00)
      at += 6
    }
    result.append(contentsOf: Character(Unicode.Scalar(value) ?? "\u{fffd}").utf8)
  }

  private static func codeUnit(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> UInt16? {
    guard start + 4 <= bytes.count else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[start..<start + 4] {
      guard let value = hexValue(byte) else { return nil }
      unit = unit << 4 | UInt16(value)
    }
    return unit
  }
}
