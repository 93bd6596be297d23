/// A place in the bytes of a JSON text that moves on, token by token.
struct JSONCursor {
  let bytes: UnsafeRawBufferPointer
  var offset: Int

  func error(_ problem: JSONSyntaxError.Problem) -> JSONSyntaxError {
    JSONSyntaxError(problem: problem, offset: offset)
  }

  func expected(_ what: String) -> JSONSyntaxError {
    offset < bytes.count ? error(.expected(what)) : error(.unfinished)
  }

  @inline(__always)
  func current() throws(JSONSyntaxError) -> UInt8 {
    guard offset < bytes.count else { throw error(.unfinished) }
    return bytes[offset]
  }

  /// - Returns: whether this byte was there.
  @inline(__always)
  mutating func skip(_ byte: UInt8) -> Bool {
    guard offset < bytes.count, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  @inline(__always)
  mutating func skipBlanks() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x0a, 0x0d, 0x09: offset += 1
      default: return
      }
    }
  }

  /// A number ends where something else begins; one that touches the end of the bytes may go on.
  mutating func readNumber() throws(JSONSyntaxError) -> Range<Int> {
    let start = offset
    var at = start + 1
    while at < bytes.count {
      switch bytes[at] {
      case 0x30...0x39, 0x2b, 0x2d, 0x2e, 0x45, 0x65: at += 1
      default:
        offset = at
        return start..<at
      }
    }
    throw error(.unfinished)
  }

  mutating func read(_ word: StaticString) throws(JSONSyntaxError) -> Range<Int> {
    let start = offset
    for index in 0..<word.utf8CodeUnitCount {
      guard start + index < bytes.count else { throw error(.unfinished) }
      guard bytes[start + index] == word.utf8Start[index] else { throw expected("a value") }
    }
    offset += word.utf8CodeUnitCount
    return start..<offset
  }

  /// From the opening quote past the closing one, eight bytes at a time.
  mutating func readText() throws(JSONSyntaxError) -> (start: Int, end: Int, isEscaped: Bool) {
    let start = offset + 1
    var at = start
    var isEscaped = false
    while true {
      while at + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian
        let found = Self.zeroBytes(word ^ Self.quotes) | Self.zeroBytes(word ^ Self.backslashes)
        if found != 0 {
          at += found.trailingZeroBitCount >> 3
          break
        }
        at += 8
      }
      while at < bytes.count, bytes[at] != 0x22, bytes[at] != 0x5c { at += 1 }
      guard at < bytes.count else { throw error(.unfinished) }
      if bytes[at] == 0x22 {
        offset = at + 1
        return (start, at, isEscaped)
      }
      isEscaped = true
      at += 2
    }
  }

  private static let quotes: UInt64 = 0x2222_2222_2222_2222
  private static let backslashes: UInt64 = 0x5c5c_5c5c_5c5c_5c5c

  /// The highest bit of every byte that is zero; of those only the lowest is certain.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}
