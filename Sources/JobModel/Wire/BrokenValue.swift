/// Finds the end of a value that could not be read.
///
/// It ends where its brackets are balanced, or before a line that cannot be part of it: a value that was cut
/// short must not take the next one with it. Nothing inside it is read, since part of a job is not a job.
struct BrokenValue {
  private var depth = 0
  private var isQuoted = false
  private var isEscaped = false
  private var isAtLineStart = false

  /// Passes over bytes of the value.
  ///
  /// - Returns: the offset after the value; nil when it goes on.
  mutating func end(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    for at in start..<bytes.count {
      let byte = bytes[at]
      if isAtLineStart {
        isAtLineStart = false
        guard Self.mayContinue(byte) else { return at }
      }
      switch byte {
      case 0x0a:
        // Texts do not go over lines: a quote that is missing is missed no further than here.
        (isAtLineStart, isQuoted, isEscaped) = (true, false, false)
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\") where isQuoted: isEscaped = true
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "{") where !isQuoted, UInt8(ascii: "[") where !isQuoted: depth += 1
      case UInt8(ascii: "}") where !isQuoted, UInt8(ascii: "]") where !isQuoted:
        depth -= 1
        if depth <= 0 { return at + 1 }
      default: break
      }
    }
    return nil
  }

  /// Whether a line of a value over several lines may begin so: indented, or with a name or a closing bracket.
  private static func mayContinue(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "}]\",".utf8.contains(byte)
  }
}
