/// Tells a job id that stands alone in a text from the checksums and other ids that look like it.
///
/// The layout is address of the machine (8 digits), start of the program (8), instant (12), counter (4).
/// One in a hundred random ids holds a plausible instant, which is too many for lists of checksums;
/// so the program must have been started not too long before, too, unless it starts like those that
/// the clouds' programs are known for. A list of ids and nothing else is taken at its word.
enum DatedID {
  static func isOne(
    _ word: Slice<UnsafeRawBufferPointer>, in bytes: UnsafeRawBufferPointer
  ) -> Bool {
    guard word.count == 32, word.allSatisfy(isLowerHex),
      let created = JobID(rawValue: IDShape.text(word)).created
    else { return false }
    return hasKnownBegin(word) || isWholeLine(word, in: bytes)
      || hasPlausibleStart(word, created) && !NameBefore.isChecksum(word, in: bytes)
  }

  private static func isWholeLine(
    _ word: Slice<UnsafeRawBufferPointer>, in bytes: UnsafeRawBufferPointer
  ) -> Bool {
    var (start, end) = (word.startIndex, word.endIndex)
    while start > 0, blanks.contains(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, blanks.contains(bytes[end]) { end += 1 }
    return (start == 0 || bytes[start - 1] == UInt8(ascii: "\n"))
      && (end == bytes.count || bytes[end] == UInt8(ascii: "\n"))
  }

  private static let blanks = ByteSet(" \t\r")

  private static func isLowerHex(_ byte: UInt8) -> Bool {
    IDShape.isDigit(byte) || byte &- 0x61 < 6
  }

  private static func hasKnownBegin(_ word: Slice<UnsafeRawBufferPointer>) -> Bool {
    knownBegins.contains { word.starts(with: $0) }
  }

  private static let knownBegins = ["ff8080", "2c9", "8a", "4028"].map { Array($0.utf8) }

  /// The start is counted in 256 milliseconds, and only its lower 32 bits are kept.
  private static func hasPlausibleStart(
    _ word: Slice<UnsafeRawBufferPointer>, _ created: Instant
  ) -> Bool {
    var start: UInt32 = 0
    for byte in word.dropFirst(8).prefix(8) { start = start << 4 | UInt32(hexValue(byte) ?? 0) }
    let now = UInt32(truncatingIfNeeded: created.milliseconds >> 8)
    let twoYears: UInt32 = 1 << 28
    return now &- start < twoYears
  }
}
