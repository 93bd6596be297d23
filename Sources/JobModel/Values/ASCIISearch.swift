extension String {
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
