import CByteMasks

/// What the characters of a word say about whether it is an id, and whose.
enum IDShape {
  /// Whether a byte belongs to a word: an ASCII letter or digit, `_` or `-`.
  ///
  /// All ids, and all names that stand before them, are single words.
  @inline(__always)
  static func isWord(_ byte: UInt8) -> Bool {
    let digitsAndDash: UInt64 = 0x03ff_2000_0000_0000
    let lettersAndLine: UInt64 = 0x07ff_fffe_87ff_fffe
    let mask = byte < 64 ? digitsAndDash : lettersAndLine
    return byte < 128 && mask &>> UInt64(byte & 63) & 1 != 0
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// 32 hexadecimal digits: jobs of the older services, and projects.
  static func isHex32(_ word: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard word.count == 32 else { return false }
    guard word.base.count - word.startIndex >= UInt64.bitWidth else {
      return word.allSatisfy { hexValue($0) != nil }
    }
    return UInt32(truncatingIfNeeded: bytemask_hex(word.base.block(at: word.startIndex))) == .max
  }

  static func isUUID(_ word: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard word.count == 36 else { return false }
    for (index, byte) in word.enumerated() {
      switch index {
      case 8, 13, 18, 23: guard byte == UInt8(ascii: "-") else { return false }
      default: guard hexValue(byte) != nil else { return false }
      }
    }
    return true
  }

  /// One of the two shapes that nothing but an id has.
  static func isCertain(_ word: Slice<UnsafeRawBufferPointer>) -> Bool {
    isHex32(word) || isUUID(word)
  }

  /// Some services number their jobs.
  static func isNumber(_ word: Slice<UnsafeRawBufferPointer>) -> Bool {
    (1...19).contains(word.count) && word.allSatisfy(isDigit)
  }

  /// A word that can only be told from other words by its place: long, and with a digit.
  static func isOther(_ word: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard (8...64).contains(word.count), let first = word.first, first != UInt8(ascii: "-"),
      first != UInt8(ascii: "_"), word.allSatisfy(isWord), word.contains(where: isDigit)
    else { return false }
    return !isAddressOfMemory(word)
  }

  /// Dumps of programs show `0xc000a1b2c3` where a pointer is.
  private static func isAddressOfMemory(_ word: Slice<UnsafeRawBufferPointer>) -> Bool {
    word.starts(with: [UInt8(ascii: "0"), UInt8(ascii: "x")])
  }

  static let longestOrder = 20

  /// An order id that can be told without a name before it: `CS`, the minute, and a few characters.
  static func isOrder(_ word: Slice<UnsafeRawBufferPointer>) -> Bool {
    (15...longestOrder).contains(word.count) && word.starts(with: [0x43, 0x53])
      && word.dropFirst(2).prefix(10).allSatisfy(isDigit)
      && word.allSatisfy { isDigit($0) || $0 &- 0x41 < 26 }
      && OrderID(rawValue: text(word)).created != nil
  }

  static func text(_ word: Slice<UnsafeRawBufferPointer>) -> String {
    String(decoding: word, as: UTF8.self)
  }
}
