/// Reads one JSON value at a time into a flat list of nodes, whose memory it uses again.
///
/// Strict in structure, tolerant in the small: raw control characters in texts and broken UTF-8 are let
/// through, since clouds send them.
struct JSONTape {
  static let maximumDepth = 32

  private(set) var nodes = ContiguousArray<JSONNode>()
  private let keys = WireKey.Finder()

  /// Reads the value that begins at `start`, which must not be blank.
  ///
  /// - Returns: the offset behind the value.
  mutating func read(
    _ bytes: UnsafeRawBufferPointer, at start: Int
  ) throws(JSONSyntaxError) -> Int {
    nodes.removeAll(keepingCapacity: true)
    var cursor = Cursor(bytes: bytes, offset: start)
    try readValue(&cursor, named: (0, 0, .other), depth: 0)
    return cursor.offset
  }

  private typealias Name = (start: UInt32, length: UInt16, key: WireKey)

  private mutating func readValue(
    _ cursor: inout Cursor, named name: Name, depth: Int
  ) throws(JSONSyntaxError) {
    let index = nodes.count
    let byte = try cursor.current()
    func node(_ kind: JSONNode.Kind, _ start: Int) -> JSONNode {
      JSONNode(
        start: UInt32(truncatingIfNeeded: start), keyStart: name.start, keyLength: name.length,
        key: name.key, kind: kind)
    }
    switch byte {
    case UInt8(ascii: "\""):
      let text = try cursor.readText()
      nodes.append(node(text.isEscaped ? .escapedString : .string, text.start))
      nodes[index].length = UInt32(truncatingIfNeeded: text.end - text.start)
    case UInt8(ascii: "{"):
      nodes.append(node(.object, cursor.offset))
      try readMembers(&cursor, depth: depth + 1)
    case UInt8(ascii: "["):
      nodes.append(node(.array, cursor.offset))
      try readElements(&cursor, depth: depth + 1)
    case UInt8(ascii: "-"), 0x30...0x39:
      nodes.append(node(.number, cursor.offset))
      cursor.skipNumber()
    case UInt8(ascii: "t"):
      nodes.append(node(.bool, cursor.offset))
      try cursor.skip("true")
    case UInt8(ascii: "f"):
      nodes.append(node(.bool, cursor.offset))
      try cursor.skip("false")
    case UInt8(ascii: "n"):
      nodes.append(node(.null, cursor.offset))
      try cursor.skip("null")
    default:
      throw cursor.expected("a value")
    }
    if nodes[index].length == 0, nodes[index].kind != .string, nodes[index].kind != .escapedString {
      nodes[index].length = UInt32(truncatingIfNeeded: cursor.offset) - nodes[index].start
    }
    nodes[index].next = UInt32(truncatingIfNeeded: nodes.count)
  }

  private mutating func readMembers(
    _ cursor: inout Cursor, depth: Int
  ) throws(JSONSyntaxError) {
    guard depth <= Self.maximumDepth else { throw cursor.error(.tooDeep) }
    cursor.offset += 1
    if try cursor.currentAfterBlanks() == UInt8(ascii: "}") {
      cursor.offset += 1
      return
    }
    while true {
      guard try cursor.currentAfterBlanks() == UInt8(ascii: "\"") else {
        throw cursor.expected("a name in quotes")
      }
      let name = try cursor.readText()
      let bytes = UnsafeRawBufferPointer(rebasing: cursor.bytes[name.start..<name.end])
      guard try cursor.currentAfterBlanks() == UInt8(ascii: ":") else {
        throw cursor.expected("a colon")
      }
      cursor.offset += 1
      _ = try cursor.currentAfterBlanks()
      let label = (
        start: UInt32(truncatingIfNeeded: name.start), length: UInt16(clamping: bytes.count),
        key: keys.key(of: bytes)
      )
      try readValue(&cursor, named: label, depth: depth)
      switch try cursor.currentAfterBlanks() {
      case UInt8(ascii: ","): cursor.offset += 1
      case UInt8(ascii: "}"):
        cursor.offset += 1
        return
      default: throw cursor.expected("a comma or }")
      }
    }
  }

  private mutating func readElements(
    _ cursor: inout Cursor, depth: Int
  ) throws(JSONSyntaxError) {
    guard depth <= Self.maximumDepth else { throw cursor.error(.tooDeep) }
    cursor.offset += 1
    if try cursor.currentAfterBlanks() == UInt8(ascii: "]") {
      cursor.offset += 1
      return
    }
    while true {
      _ = try cursor.currentAfterBlanks()
      try readValue(&cursor, named: (0, 0, .other), depth: depth)
      switch try cursor.currentAfterBlanks() {
      case UInt8(ascii: ","): cursor.offset += 1
      case UInt8(ascii: "]"):
        cursor.offset += 1
        return
      default: throw cursor.expected("a comma or ]")
      }
    }
  }
}

extension JSONTape {
  /// A place in the bytes that moves on.
  private struct Cursor {
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

    @inline(__always)
    mutating func currentAfterBlanks() throws(JSONSyntaxError) -> UInt8 {
      while offset < bytes.count {
        let byte = bytes[offset]
        if byte > 0x20 { return byte }
        guard byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 else { break }
        offset += 1
      }
      return try current()
    }

    mutating func skipNumber() {
      offset += 1
      while offset < bytes.count {
        switch bytes[offset] {
        case 0x30...0x39, 0x2b, 0x2d, 0x2e, 0x45, 0x65: offset += 1
        default: return
        }
      }
    }

    mutating func skip(_ word: StaticString) throws(JSONSyntaxError) {
      let length = word.utf8CodeUnitCount
      for index in 0..<length {
        guard offset + index < bytes.count else {
          offset = bytes.count
          throw error(.unfinished)
        }
        guard bytes[offset + index] == word.utf8Start[index] else { throw expected("a value") }
      }
      offset += length
    }

    /// From the opening quote to behind the closing one, eight bytes at a time.
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
        guard at < bytes.count else { break }
        if bytes[at] == 0x22 {
          offset = at + 1
          return (start, at, isEscaped)
        }
        isEscaped = true
        at += 2
      }
      offset = bytes.count
      throw error(.unfinished)
    }

    private static let quotes: UInt64 = 0x2222_2222_2222_2222
    private static let backslashes: UInt64 = 0x5c5c_5c5c_5c5c_5c5c

    /// The highest bit of every byte that is zero; of those only the lowest is certain.
    @inline(__always)
    private static func zeroBytes(_ word: UInt64) -> UInt64 {
      (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }
  }
}
