import CByteMasks

// 64 bytes at once: these run over every byte of every input.
extension UnsafeRawBufferPointer {
  /// The next 64 bytes. There have to be that many.
  @inline(__always)
  func block(at offset: Int) -> UnsafeRawPointer {
    // swift-format-ignore: NeverForceUnwrap
    baseAddress! + offset
  }

  func first(_ byte: UInt8, from start: Int = 0) -> Int? {
    guard start < count else { return nil }
    let length = bytemask_before_first(block(at: start), count - start, byte)
    return start + length < count ? start + length : nil
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

  func isSame(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count, let one = baseAddress, let two = other.baseAddress else {
      return count == other.count
    }
    return bytemask_is_same(one, two, count)
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Makes blanks of everything but line breaks.
  package func blank() {
    guard let baseAddress else { return }
    bytemask_blank(baseAddress, count)
  }
}
