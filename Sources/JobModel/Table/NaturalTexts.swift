/// Texts as people order them: `web-2` before `web-10`, whatever the letter case.
///
/// Each text is rewritten once into bytes that only have to be compared: letters in lower case, and a
/// number as its count of digits before its digits, without leading zeros.
struct NaturalTexts {
  /// Bytes of each text that count. Messages can be long, and a million of them are many.
  private static let compared = 256

  private var bytes: [UInt8] = []
  /// Where the rewritten texts end; each begins where the one before it ends.
  private var ends: [Int] = [0]
  /// The first eight bytes of each, which decide most comparisons.
  private var heads: [UInt64] = []
  private var isKnown: [Bool] = []

  mutating func append(_ reference: TextReference, of texts: TextPool) {
    let start = bytes.count
    texts.withBytes(of: reference) {
      rewrite(UnsafeRawBufferPointer(rebasing: $0.prefix(Self.compared)))
    }
    var head: UInt64 = 0
    for index in start..<start + 8 {
      head = head << 8 | (index < bytes.count ? UInt64(bytes[index]) : 0)
    }
    heads.append(head)
    ends.append(bytes.count)
    isKnown.append(reference != .none)
  }

  /// The places of the texts in order. Equal ones stay as they were, and missing ones come last,
  /// whatever the direction.
  func places(descending: Bool) -> [Int32] {
    let all = isKnown.indices.map(Int32.init)
    var known = all.filter { isKnown[Int($0)] }
    if descending {
      known.sort { isLess(Int($1), than: Int($0)) }
    } else {
      known.sort { isLess(Int($0), than: Int($1)) }
    }
    return known + all.filter { !isKnown[Int($0)] }
  }

  @inline(__always)
  func isLess(_ one: Int, than other: Int) -> Bool {
    if heads[one] != heads[other] { return heads[one] < heads[other] }
    let (first, second) = (bytes[ends[one]..<ends[one + 1]], bytes[ends[other]..<ends[other + 1]])
    return first.lexicographicallyPrecedes(second)
  }

  private mutating func rewrite(_ text: UnsafeRawBufferPointer) {
    var at = 0
    while at < text.count {
      let byte = text[at]
      if byte &- 0x30 < 10 {
        var end = at
        while end < text.count, text[end] &- 0x30 < 10 { end += 1 }
        while at < end - 1, text[at] == 0x30 { at += 1 }
        appendNumber(text[at..<end])
        at = end
      } else {
        bytes.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        at += 1
      }
    }
  }

  /// The count of digits is a digit itself, so that numbers stand among other characters where they did.
  private mutating func appendNumber(_ digits: Slice<UnsafeRawBufferPointer>) {
    bytes.append(0x30 + UInt8(min(digits.count, 9)))
    if digits.count >= 9 { bytes.append(UInt8(min(digits.count, 255))) }
    bytes.append(contentsOf: digits)
  }
}
