/// A text without the sequences by which programs colour it, so that none of them hides an id.
struct TerminalText {
  private(set) var bytes: [UInt8] = []
  /// How much has been left out before each of these offsets of the bare text.
  private var gaps: [(from: Int, removed: Int)] = []

  /// Nil for a text without such sequences, which is used as it is.
  init?(_ text: UnsafeRawBufferPointer) {
    guard let first = text.first(Self.escape) else { return nil }
    bytes.reserveCapacity(text.count)
    var at = 0
    var next = first
    while next < text.count {
      bytes.append(contentsOf: text[at..<next])
      at = Self.end(ofSequence: text, from: next)
      gaps.append((bytes.count, at - bytes.count))
      next = text.first(Self.escape, from: at) ?? text.count
    }
    bytes.append(contentsOf: text[at...])
  }

  /// The place in the text of a byte of the bare text.
  func place(of offset: Int) -> Int {
    var (low, high) = (0, gaps.count)
    while low < high {
      let middle = (low + high) / 2
      if gaps[middle].from <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? offset : offset + gaps[low - 1].removed
  }

  /// The place in the bare text of a byte of the text, or of the next one that was kept.
  func offset(of place: Int) -> Int {
    var removed = 0
    for gap in gaps {
      // Inside a gap there is nothing but the byte after it.
      if place < gap.from + gap.removed { return max(min(place - removed, gap.from), 0) }
      removed = gap.removed
    }
    return place - removed
  }

  private static let escape: UInt8 = 0x1b

  /// The offset after the sequence that begins with an escape character.
  private static func end(ofSequence text: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard start + 1 < text.count else { return start + 1 }
    switch text[start + 1] {
    case UInt8(ascii: "["):
      let final = text[(start + 2)...].firstIndex { !(0x20...0x3f).contains($0) } ?? text.count
      guard final < text.count, (0x40...0x7e).contains(text[final]) else { return final }
      return final + 1
    case UInt8(ascii: "]"):
      return endOfCommand(text, from: start + 2) ?? start + 2
    case UInt8(ascii: "("), UInt8(ascii: ")"):
      return min(start + 3, text.count)
    case 0x30...0x7e:
      return start + 2
    default:
      return start + 1
    }
  }

  /// A command to the terminal ends with a bell or with `ESC \`, and does not go over lines.
  private static func endOfCommand(_ text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var at = start
    while at < text.count, text[at] != 0x0a {
      if text[at] == 0x07 { return at + 1 }
      if text[at] == escape {
        let isEnd = at + 1 < text.count && text[at + 1] == UInt8(ascii: "\\")
        return isEnd ? at + 2 : at
      }
      at += 1
    }
    return nil
  }
}
