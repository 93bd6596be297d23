extension String {
  /// Whether an ASCII text in lower case is part of this one, letter case ignored.
  ///
  /// Byte by byte: the general search of the standard library costs a hundred times as much, and this one
  /// runs for every record.
  func containsIgnoringCase(_ part: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { bytes in
      let length = part.utf8CodeUnitCount
      guard length <= bytes.count else { return false }
      for start in 0...(bytes.count - length)
      where agrees(bytes, at: start, part, length) {
        return true
      }
      return false
    }
  }

  /// Whether this text begins with an ASCII text in lower case, letter case ignored.
  func beginsIgnoringCase(_ part: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { bytes in
      let length = part.utf8CodeUnitCount
      return length <= bytes.count && agrees(bytes, at: 0, part, length)
    }
  }
}

@inline(__always)
private func agrees(
  _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ part: StaticString, _ length: Int
) -> Bool {
  for index in 0..<length {
    let byte = bytes[start + index]
    let folded = (0x41...0x5a).contains(byte) ? byte | 0x20 : byte
    if folded != part.utf8Start[index] { return false }
  }
  return true
}
