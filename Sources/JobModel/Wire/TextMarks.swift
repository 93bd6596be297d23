import CByteMasks

/// Finds the places in a text at which a JSON value may begin. Braces that no JSON begins with are text.
struct TextMarks {
  enum Mark {
    case object(Int)
    /// One in a text that is written with escapes.
    case escapedObject(Int)
    case listStart(Int)
    case listEnd(Int)
    case tooDeep(Int)
    /// What begins there can only be told with more bytes.
    case undecided(Int)
    case none
  }

  /// No JSON has that many blanks after a bracket: what cannot be decided by then is text.
  private static let maximumBlanks = 1 << 16

  static func next(
    in bytes: UnsafeRawBufferPointer, from start: Int, isInList: Bool
  ) -> Mark {
    var at = start
    while at < bytes.count {
      at = nextBracket(bytes, from: at, isInList: isInList)
      guard at < bytes.count else { break }
      switch bytes[at] {
      case UInt8(ascii: "{"):
        guard let next = afterBlanks(bytes, at + 1) else { break }
        guard next < bytes.count else { return .undecided(at) }
        if beginsMember(bytes[next]) { return .object(at) }
        if next == at + 1, bytes[next] == UInt8(ascii: "\\") {
          guard next + 1 < bytes.count else { return .undecided(at) }
          if beginsEscapedMember(bytes[next + 1]) { return .escapedObject(at) }
        }
      case UInt8(ascii: "["):
        guard let run = bracketRun(bytes, from: at) else { break }
        if run.depth > JSONTape.maximumDepth { return .tooDeep(at) }
        guard run.end < bytes.count else { return .undecided(at) }
        guard run.depth == 1, bytes[run.end] == UInt8(ascii: "{") else { break }
        guard let next = afterBlanks(bytes, run.end + 1) else { break }
        guard next < bytes.count else { return .undecided(at) }
        if beginsMember(bytes[next]) { return .listStart(at) }
      case UInt8(ascii: "]") where isInList:
        return .listEnd(at)
      default:
        break
      }
      at += 1
    }
    return .none
  }

  /// The next byte that can be a mark. Most text has none for long.
  private static func nextBracket(
    _ bytes: UnsafeRawBufferPointer, from start: Int, isInList: Bool
  ) -> Int {
    guard start < bytes.count else { return start }
    return start + bytemask_next_bracket(bytes.block(at: start), bytes.count - start, isInList)
  }

  private static func beginsMember(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "}")
  }

  /// - Parameter byte: the one behind the backslash; before the name there may be a line break.
  private static func beginsEscapedMember(_ byte: UInt8) -> Bool {
    "\"nrt".utf8.contains(byte)
  }

  /// The next byte that is no blank; the end of the bytes when there is none yet; nil when it is too far.
  private static func afterBlanks(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int? {
    var at = start
    while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
    return at - start < maximumBlanks ? at : nil
  }

  /// How many `[` follow each other from here.
  private static func bracketRun(
    _ bytes: UnsafeRawBufferPointer, from start: Int
  ) -> (depth: Int, end: Int)? {
    var at = start
    var depth = 0
    while at < bytes.count, bytes[at] == UInt8(ascii: "[") {
      depth += 1
      guard depth <= JSONTape.maximumDepth else { break }
      guard let next = afterBlanks(bytes, at + 1) else { return nil }
      at = next
    }
    return (depth, at)
  }
}
