/// Reads one JSON object or array at a time into a flat list of nodes, whose memory it uses again.
///
/// Strict in structure, tolerant in the small: raw control characters in texts and broken UTF-8 are let
/// through, since clouds send them. When the bytes end too early, reading can go on where it stopped:
/// places are counted from the start of the value, so it does not matter where it lies by then.
struct JSONTape {
  static let maximumDepth = 32

  /// What may come next.
  private enum Expectation {
    case container, nameOrEnd, name, colon, value, valueOrEnd, separatorOrEnd
  }

  private typealias Name = (start: UInt32, length: UInt16, key: WireKey)
  private static let noName: Name = (0, 0, .other)

  private(set) var nodes = ContiguousArray<JSONNode>()
  /// False when nothing on the tape can be an answer, or hold one as text: most JSON in a log is so, and
  /// need not be looked at.
  private(set) var mayHoldRecords = false
  private let keys = WireKey.Finder()
  private let signs = RecordSigns.byKey
  /// The nodes of the containers that are still open, outermost first.
  private var open: ContiguousArray<Int> = []
  /// Whether the innermost of them is an object.
  private var isInObject = false
  private var expectation = Expectation.container
  /// The name of the member whose value comes next.
  private var name = JSONTape.noName
  /// Up to where everything is on the tape.
  private var offset = 0

  /// Reads the value that begins at `start`.
  ///
  /// - Returns: the offset after the value.
  mutating func read(
    _ bytes: UnsafeRawBufferPointer, at start: Int
  ) throws(JSONSyntaxError) -> Int {
    nodes.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    expectation = .container
    name = Self.noName
    offset = 0
    mayHoldRecords = false
    return try resume(bytes, at: start)
  }

  /// Goes on with the value that was not finished the last time, and now begins at `start`.
  mutating func resume(
    _ bytes: UnsafeRawBufferPointer, at start: Int
  ) throws(JSONSyntaxError) -> Int {
    var cursor = JSONCursor(
      bytes: UnsafeRawBufferPointer(rebasing: bytes[start...]), offset: offset)
    repeat {
      cursor.skipBlanks()
      offset = cursor.offset
      let byte = try cursor.current()
      switch expectation {
      case .separatorOrEnd: try readSeparator(byte, &cursor)
      case .colon:
        guard byte == UInt8(ascii: ":") else { throw cursor.expected("a colon") }
        cursor.offset += 1
        expectation = .value
      case .name, .nameOrEnd: try readName(byte, &cursor)
      case .value, .valueOrEnd: try readValue(byte, &cursor)
      case .container:
        guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") else {
          throw cursor.expected("{ or [")
        }
        try readValue(byte, &cursor)
      }
    } while !open.isEmpty
    return start + cursor.offset
  }

  private mutating func readSeparator(
    _ byte: UInt8, _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) {
    if byte == UInt8(ascii: ",") {
      cursor.offset += 1
      expectation = isInObject ? .name : .value
    } else if byte == (isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
      close(&cursor)
    } else {
      throw cursor.expected(isInObject ? "a comma or }" : "a comma or ]")
    }
  }

  private mutating func readName(
    _ byte: UInt8, _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) {
    if byte == UInt8(ascii: "}"), expectation == .nameOrEnd { return close(&cursor) }
    guard byte == UInt8(ascii: "\"") else { throw cursor.expected("a name in quotes") }
    let text = try cursor.readText()
    let bytes = UnsafeRawBufferPointer(rebasing: cursor.bytes[text.start..<text.end])
    let key = text.isEscaped ? keys.key(ofEscaped: bytes) : keys.key(of: bytes)
    name = (UInt32(truncatingIfNeeded: text.start), UInt16(clamping: bytes.count), key)
    if key != .other {
      let object = open[open.count - 1]
      nodes[object].memberNames |= key.nameBit
      nodes[object].signs.formUnion(signs[Int(key.rawValue)])
    }
    // Nearly always the colon follows at once.
    expectation = cursor.skip(UInt8(ascii: ":")) ? .value : .colon
  }

  private mutating func readValue(
    _ byte: UInt8, _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) {
    switch byte {
    case UInt8(ascii: "\""):
      let text = try cursor.readText()
      if text.isEscaped, !mayHoldRecords {
        mayHoldRecords =
          name.key.mayHoldText
          || EmbeddedJSON.mayBegin(
            in: UnsafeRawBufferPointer(rebasing: cursor.bytes[text.start..<text.end]))
      }
      append(text.isEscaped ? .escapedString : .string, text.start..<text.end)
    case UInt8(ascii: "{"): try begin(.object, &cursor)
    case UInt8(ascii: "["): try begin(.array, &cursor)
    case UInt8(ascii: "]") where expectation == .valueOrEnd: close(&cursor)
    case UInt8(ascii: "-"), 0x30...0x39: append(.number, try cursor.readNumber())
    case UInt8(ascii: "t"): append(.bool, try cursor.read("true"))
    case UInt8(ascii: "f"): append(.bool, try cursor.read("false"))
    case UInt8(ascii: "n"): append(.null, try cursor.read("null"))
    default: throw cursor.expected("a value")
    }
    if expectation == .separatorOrEnd, !open.isEmpty, cursor.skip(UInt8(ascii: ",")) {
      expectation = isInObject ? .name : .value
    }
  }

  // MARK: Nodes

  private mutating func append(_ kind: JSONNode.Kind, _ extent: Range<Int>) {
    nodes.append(
      JSONNode(
        start: UInt32(truncatingIfNeeded: extent.lowerBound),
        length: UInt32(truncatingIfNeeded: extent.count),
        next: UInt32(truncatingIfNeeded: nodes.count + 1), keyStart: name.start,
        keyLength: name.length, key: name.key, kind: kind))
    name = Self.noName
    expectation = .separatorOrEnd
  }

  private mutating func begin(
    _ kind: JSONNode.Kind, _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) {
    guard open.count < Self.maximumDepth else { throw cursor.error(.tooDeep) }
    open.append(nodes.count)
    append(kind, cursor.offset..<cursor.offset)
    cursor.offset += 1
    isInObject = kind == .object
    expectation = kind == .object ? .nameOrEnd : .valueOrEnd
  }

  private mutating func close(_ cursor: inout JSONCursor) {
    cursor.offset += 1
    let index = open.removeLast()
    isInObject = open.last.map { nodes[$0].kind == .object } ?? false
    nodes[index].length = UInt32(truncatingIfNeeded: cursor.offset) - nodes[index].start
    nodes[index].next = UInt32(truncatingIfNeeded: nodes.count)
    if nodes[index].signs.mayBeRecord || isAroundOne(index) { mayHoldRecords = true }
    expectation = .separatorOrEnd
  }

  /// Whether the node that was closed last has nothing but one object in it, which may wrap an error.
  private func isAroundOne(_ index: Int) -> Bool {
    let inner = index + 1
    return inner < nodes.count && nodes[inner].kind == .object
      && Int(nodes[inner].next) == nodes.count
  }
}
