import CByteMasks

// 64 bytes at once: these run over every byte of every input.
extension UnsafeRawBufferPointer {
  /// The next 64 bytes. There have to be so many.
  @inline(__always)
  func block(at offset: Int) -> UnsafeRawPointer {
    // swift-format-ignore: NeverForceUnwrap
    baseAddress! + offset
  }

  func first(_ byte: UInt8, from start: Int = 0) -> Int? {
    var at = start
    while at + UInt64.bitWidth <= count {
      let found = bytemask_equal(block(at: at), byte)
      if found != 0 { return at + found.trailingZeroBitCount }
      at += UInt64.bitWidth
    }
    return self[at...].firstIndex(of: byte)
  }

  func last(_ byte: UInt8, from start: Int = 0) -> Int? {
    var end = count
    while end - UInt64.bitWidth >= start {
      let found = bytemask_equal(block(at: end - UInt64.bitWidth), byte)
      if found != 0 { return end - 1 - found.leadingZeroBitCount }
      end -= UInt64.bitWidth
    }
    return self[start..<end].lastIndex(of: byte)
  }
}
