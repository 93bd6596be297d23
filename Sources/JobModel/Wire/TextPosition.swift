import CByteMasks

/// A place in a text as people count: lines and characters, both from 1.
struct TextPosition: Equatable {
  private(set) var line = 1
  private(set) var column = 1

  /// Moves on over some bytes. A character is counted where its first byte is.
  mutating func advance(over bytes: UnsafeRawBufferPointer) {
    var rest = bytes
    if let last = bytes.last(UInt8(ascii: "\n")) {
      line += Self.lineBreaks(in: bytes)
      column = 1
      rest = UnsafeRawBufferPointer(rebasing: bytes[(last + 1)...])
    }
    column += Self.characters(in: rest)
  }

  /// Those bytes count that do not go on with a character which has begun.
  private static func characters(in bytes: UnsafeRawBufferPointer) -> Int {
    var following = 0
    var at = 0
    while at + UInt64.bitWidth <= bytes.count {
      following &+= bytemask_continuations(bytes.block(at: at)).nonzeroBitCount
      at += UInt64.bitWidth
    }
    while at < bytes.count {
      if bytes[at] & 0xc0 == 0x80 { following += 1 }
      at += 1
    }
    return bytes.count - following
  }

  private static func lineBreaks(in bytes: UnsafeRawBufferPointer) -> Int {
    bytes.isEmpty ? 0 : bytemask_count(bytes.block(at: 0), bytes.count, UInt8(ascii: "\n"))
  }
}
