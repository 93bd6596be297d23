/// A value on a tape, together with the bytes it was read from.
///
/// Only valid inside `JSONTape.withRoot`: it looks into memory that it does not own.
struct JSONView {
  private let bytes: UnsafeRawBufferPointer
  private let nodes: UnsafeBufferPointer<JSONNode>
  private let index: Int

  fileprivate init(
    bytes: UnsafeRawBufferPointer, nodes: UnsafeBufferPointer<JSONNode>, index: Int
  ) {
    self.bytes = bytes
    self.nodes = nodes
    self.index = index
  }

  var kind: JSONNode.Kind { nodes[index].kind }
  var key: WireKey { nodes[index].key }
  var isObject: Bool { kind == .object }
  var isArray: Bool { kind == .array }
  var isScalar: Bool { !isObject && !isArray }

  /// Where the value lies, counted from the start of the outermost value.
  var extent: Range<Int> {
    let start = Int(nodes[index].start)
    return start..<start + Int(nodes[index].length)
  }

  /// The bytes of the value as they are written, with quotes or brackets for containers.
  var source: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[extent]) }

  /// The member's name as it is written.
  var name: String {
    let start = Int(nodes[index].keyStart)
    return String(decoding: bytes[start..<start + Int(nodes[index].keyLength)], as: UTF8.self)
  }

  /// The members of an object or the elements of an array; nothing for other values.
  var children: Children {
    let end = isObject || isArray ? Int(nodes[index].next) : index + 1
    return Children(parent: self, upcoming: index + 1, end: end)
  }

  struct Children: Sequence, IteratorProtocol {
    fileprivate let parent: JSONView
    fileprivate var upcoming: Int
    fileprivate let end: Int

    mutating func next() -> JSONView? {
      guard upcoming < end else { return nil }
      defer { upcoming = Int(parent.nodes[upcoming].next) }
      return JSONView(bytes: parent.bytes, nodes: parent.nodes, index: upcoming)
    }
  }

  /// A member by its name, in any spelling; the last one when there are several; nil when it is null.
  subscript(key: WireKey) -> JSONView? {
    guard mayHave(key) else { return nil }
    var found = -1
    var at = index + 1
    let end = Int(nodes[index].next)
    while at < end {
      if nodes[at].key == key { found = at }
      at = Int(nodes[at].next)
    }
    guard found >= 0, nodes[found].kind != .null else { return nil }
    return JSONView(bytes: bytes, nodes: nodes, index: found)
  }

  /// The first of several members that is there and not null.
  func first(_ first: WireKey, _ second: WireKey) -> JSONView? { self[first] ?? self[second] }

  func first(_ first: WireKey, _ second: WireKey, _ third: WireKey) -> JSONView? {
    self[first] ?? self[second] ?? self[third]
  }

  /// Whether there is a member of that name, be it null.
  func has(_ key: WireKey) -> Bool {
    mayHave(key) && children.contains { $0.key == key }
  }

  /// False when there certainly is no such member; true when someone has to look.
  private func mayHave(_ key: WireKey) -> Bool {
    nodes[index].memberNames & key.nameBit != 0
  }

  /// What the names of its members say about what it may be.
  var signs: RecordSigns { nodes[index].signs }

  /// Whether there is anything in it: null, blank texts and empty containers say nothing.
  var saysSomething: Bool {
    switch kind {
    case .null: false
    case .object, .array: Int(nodes[index].next) > index + 1
    case .bool, .number, .string, .escapedString: !trimmedExtent.isEmpty
    }
  }

  /// The node of a child, to find it again with `child(at:)`.
  var node: Int { index }

  func child(at node: Int) -> JSONView { JSONView(bytes: bytes, nodes: nodes, index: node) }
}

extension JSONTape {
  /// Looks at the value that was read last, from these bytes at this place.
  func withRoot<Result>(
    of bytes: UnsafeRawBufferPointer, at start: Int = 0, _ body: (JSONView) -> Result
  ) -> Result {
    let value = UnsafeRawBufferPointer(rebasing: bytes[start...])
    return nodes.withUnsafeBufferPointer { body(JSONView(bytes: value, nodes: $0, index: 0)) }
  }
}

// MARK: - Scalars

extension JSONView {
  /// A text, number or truth value as text, without surrounding blanks; nil when nothing is left.
  var text: String? {
    switch kind {
    case .string, .number, .bool:
      let trimmed = trimmedExtent
      return trimmed.isEmpty ? nil : String(decoding: bytes[trimmed], as: UTF8.self)
    case .escapedString:
      let trimmed = trimmedASCIIBlanks(unescaped)
      return trimmed.isEmpty ? nil : trimmed
    case .null, .object, .array:
      return nil
    }
  }

  /// The bytes of a scalar as they are written, without surrounding blanks.
  var scalarBytes: UnsafeRawBufferPointer? {
    guard isScalar, kind != .null else { return nil }
    let trimmed = trimmedExtent
    return trimmed.isEmpty ? nil : UnsafeRawBufferPointer(rebasing: bytes[trimmed])
  }

  /// A whole number, also when it is written as text.
  var integer: Int64? {
    text.flatMap { Int64($0) }
  }

  /// A number, also when it is written as text.
  var number: Double? {
    text.flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The text with its escapes resolved, blanks kept.
  var unescaped: String {
    let extent = extent
    guard kind == .escapedString else { return String(decoding: bytes[extent], as: UTF8.self) }
    return JSONEscapes.resolved(UnsafeRawBufferPointer(rebasing: bytes[extent]))
  }

  /// The bytes of the text with its escapes resolved; a copy is only made where there are any.
  func withUnescapedBytes<Result>(_ look: (UnsafeRawBufferPointer) -> Result) -> Result {
    guard kind == .escapedString else { return look(source) }
    var text = unescaped
    return text.withUTF8 { look(UnsafeRawBufferPointer($0)) }
  }

  /// Whether there may be an answer in the text.
  var mayHoldJSON: Bool {
    kind == .escapedString && (key.mayHoldText || EmbeddedJSON.mayBegin(in: source))
  }

  private var trimmedExtent: Range<Int> {
    var extent = extent
    while !extent.isEmpty, bytes[extent.lowerBound] <= 0x20 { extent = extent.dropFirst() }
    while !extent.isEmpty, bytes[extent.upperBound - 1] <= 0x20 { extent = extent.dropLast() }
    return extent
  }
}

/// A text without blanks and line breaks at its ends.
func trimmedASCIIBlanks(_ text: String) -> String {
  guard let first = text.utf8.first, let last = text.utf8.last, first <= 0x20 || last <= 0x20 else {
    return text
  }
  var rest = text.utf8[...]
  while let byte = rest.first, byte <= 0x20 { rest.removeFirst() }
  while let byte = rest.last, byte <= 0x20 { rest.removeLast() }
  return String(rest) ?? text
}
