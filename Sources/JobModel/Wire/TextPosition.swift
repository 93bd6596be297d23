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
    column += Self.characters(in: rest)
  }

  /// Eight bytes at a time: those whose two highest bits are 10 go on with a character that has begun.
  private static func characters(in bytes: UnsafeRawBufferPointer) -> Int {
    var following = 0
    var at = 0
    while at + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      following &+= (word & ~(word << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
      at += 8
    }
    while at < bytes.count {
      if bytes[at] & 0xc0 == 0x80 { following += 1 }
      at += 1
    }
    return bytes.count - following
  }

  /// Eight bytes at a time: this runs over every byte of every input. The sum leaves the highest bit of each
  /// byte clear that is a line break, and only of those.
  private static func lineBreaks(in bytes: UnsafeRawBufferPointer) -> Int {
    let low: UInt64 = 0x7f7f_7f7f_7f7f_7f7f
    var count = 0
    var at = 0
    while at + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) ^ 0x0a0a_0a0a_0a0a_0a0a
      count &+= (~((word & low) &+ low | word | low)).nonzeroBitCount
      at += 8
    }
    while at < bytes.count {
      if bytes[at] == 0x0a { count += 1 }
      at += 1
    }
    return count
  }
}
