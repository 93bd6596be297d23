/// A JSON object that stands in a text as texts are written in JSON: `msg="{\"job_id\":\"…\"}"`.
///
/// Logs in lines of `name="value"` are full of them.
enum EscapedObject {
  /// What is longer is not one; it is not waited for, and not looked at again.
  private static let maximumLength = 1 << 20

  enum End: Equatable {
    case behind(Int)
    /// It is none. Another value can begin at this place, not before.
    case none(goOnAt: Int)
    /// The bytes ended first.
    case undecided(goOnAt: Int)
  }

  /// Where the object ends whose `{` is at `start`.
  static func end(in bytes: UnsafeRawBufferPointer, from start: Int) -> End {
    var (depth, isQuoted) = (0, false)
    var lastBrace = start
    var at = start
    let limit = min(bytes.count, start + maximumLength)
    while at < limit {
      switch bytes[at] {
      case UInt8(ascii: "\\"):
        guard at + 1 < limit else { break }
        if bytes[at + 1] == UInt8(ascii: "\"") { isQuoted.toggle() }
        // A backslash that is meant as one stands before what is escaped in the object itself.
        let isBackslash = bytes[at + 1] == UInt8(ascii: "\\")
        if isBackslash, at + 2 < limit { at += bytes[at + 2] == UInt8(ascii: "\\") ? 2 : 1 }
        at += 1
      case UInt8(ascii: "\""), 0x0a:
        return .none(goOnAt: max(lastBrace, start + 1))
      case UInt8(ascii: "{"):
        lastBrace = at
        if !isQuoted { depth += 1 }
      case UInt8(ascii: "[") where !isQuoted:
        depth += 1
      case UInt8(ascii: "}") where !isQuoted, UInt8(ascii: "]") where !isQuoted:
        depth -= 1
        if depth == 0 { return .behind(at + 1) }
      default: break
      }
      at += 1
    }
    let goOn = max(lastBrace, start + 1)
    return limit - start < maximumLength ? .undecided(goOnAt: goOn) : .none(goOnAt: limit)
  }
}
