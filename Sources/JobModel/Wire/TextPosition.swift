/// A place in a text as people count: lines and characters, both from 1.
struct TextPosition: Equatable {
  private(set) var line = 1
  private(set) var column = 1

  /// Moves on over some bytes. A character is counted where its first byte is.
  mutating func advance(over bytes: UnsafeRawBufferPointer) {
    var rest = bytes
    if let last = bytes.lastIndex(of: 0x0a) {
      line += Self.lineBreaks(in: bytes)
      column = 1
      rest = UnsafeRawBufferPointer(rebasing: bytes[(last + 1)...])
    }
    for byte in rest where byte & 0xc0 != 0x80 { column += 1 }
  }

  /// Thirty-two bytes at a time: this runs over every byte of every input.
  private static func lineBreaks(in bytes: UnsafeRawBufferPointer) -> Int {
    var count = 0
    var at = 0
    let lineBreak = SIMD32<UInt8>(repeating: 0x0a)
    while at + 32 <= bytes.count {
      let block = bytes.loadUnaligned(fromByteOffset: at, as: SIMD32<UInt8>.self)
      let ones = SIMD32<UInt8>(repeating: 0).replacing(with: 1, where: block .== lineBreak)
      count += Int(ones.wrappedSum())
      at += 32
    }
    while at < bytes.count {
      if bytes[at] == 0x0a { count += 1 }
      at += 1
    }
    return count
  }
}
