/// Texts as people order them: `web-2` before `web-10`, whatever the letter case.
///
/// Each text is rewritten once into bytes that only have to be compared: letters in lower case, and
/// a number as its count of digits before its digits, without leading zeros.
struct NaturalTexts {
  /// Bytes of each text that count. Messages can be long, and a million of them are many.
  private static let compared = 256

  private var bytes: [UInt8] = []
  /// Where the rewritten texts end; each begins where the one before it ends.
  private var ends: [Int] = [0]
  private var isKnown: [Bool] = []

  /// - Parameters:
  ///   - count: how many there will be.
  ///   - length: how long all of them are together, if that is known: else the memory grows by doubling.
  init(count: Int, bytes length: Int = 0) {
    // A number takes a byte more than its digits.
    bytes.reserveCapacity(length + length / 8)
    ends.reserveCapacity(count + 1)
    isKnown.reserveCapacity(count)
  }

  /// - Parameter text: nil for one that is missing.
  mutating func append(_ text: UnsafeRawBufferPointer?) {
    if let text { Self.rewrite(text, into: &bytes) }
    ends.append(bytes.count)
    isKnown.append(text != nil)
  }

  /// The places of the texts in order. Equal ones stay as they were, and missing ones come last,
  /// whatever the direction.
  func places(descending: Bool) -> [Int32] {
    let start = sharedStart
    var known: [(head: UInt64, place: Int32)] = []
    var unknown: [Int32] = []
    for place in isKnown.indices {
      if isKnown[place] {
        known.append((head(of: place, from: start), Int32(place)))
      } else {
        unknown.append(Int32(place))
      }
    }
    known.sort { one, other in
      let (first, second) = descending ? (other, one) : (one, other)
      if first.head != second.head { return first.head < second.head }
      return isLess(Int(first.place), than: Int(second.place))
    }
    return known.map(\.place) + unknown
  }

  func isLess(_ one: Int, than other: Int) -> Bool {
    text(one).lexicographicallyPrecedes(text(other))
  }

  private func text(_ place: Int) -> ArraySlice<UInt8> { bytes[ends[place]..<ends[place + 1]] }

  /// How many bytes all texts have in common at their start: ids of one cloud start alike.
  private var sharedStart: Int {
    guard let first = isKnown.firstIndex(of: true) else { return 0 }
    let example = text(first)
    var shared = example.count
    for place in isKnown.indices where isKnown[place] {
      let other = text(place)
      shared = min(shared, other.count)
      for index in 0..<shared
      where bytes[example.startIndex + index] != bytes[other.startIndex + index] {
        shared = index
        break
      }
      if shared == 0 { break }
    }
    return shared
  }

  /// Eight bytes after what all have in common: they decide most comparisons.
  private func head(of place: Int, from start: Int) -> UInt64 {
    var head: UInt64 = 0
    let first = ends[place] + start
    for index in first..<first + 8 {
      head = head << 8 | (index < ends[place + 1] ? UInt64(bytes[index]) : 0)
    }
    return head
  }

  /// Adds the bytes of a text that have to be compared.
  static func rewrite(_ text: UnsafeRawBufferPointer, into bytes: inout [UInt8]) {
    let text = text.prefix(compared)
    var at = 0
    while at < text.endIndex {
      let byte = text[at]
      if byte &- 0x30 < 10 {
        var end = at
        while end < text.endIndex, text[end] &- 0x30 < 10 { end += 1 }
        while at < end - 1, text[at] == 0x30 { at += 1 }
        append(number: text[at..<end], to: &bytes)
        at = end
      } else {
        bytes.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        at += 1
      }
    }
  }

  /// The count of digits is a digit itself, so that numbers stand among other characters where they
  /// did.
  private static func append(number digits: Slice<UnsafeRawBufferPointer>, to bytes: inout [UInt8])
  {
    bytes.append(0x30 + UInt8(min(digits.count, 9)))
    if digits.count >= 9 { bytes.append(UInt8(min(digits.count, 255))) }
    bytes.append(contentsOf: digits)
  }
}
