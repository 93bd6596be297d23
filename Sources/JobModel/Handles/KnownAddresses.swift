/// The addresses that were read last: most logs tell of a few, over and over again.
struct KnownAddresses {
  /// The start of some addresses, and what the last of them said.
  struct Known {
    fileprivate let text: [UInt8]
    let begin: CallBegin
    /// What the last call of a cloud said that asked for nothing.
    fileprivate(set) var said = Surroundings()
    /// Tells whether it was the same that was said: what has the same number. 0 when nothing was said.
    fileprivate(set) var number = 0
    fileprivate var path: Path?
  }

  /// A path in the text that is being read. What it says depends on nothing but its start and itself.
  fileprivate struct Path {
    /// With all that goes on with it, and so may change what it says.
    var extent: Range<Int>
    /// Where what was read ends, counted from the version.
    var length: Int
    var isOfCloud: Bool
  }

  private static let most = 8
  /// Longer paths are read each time: to compare them would take as long.
  private static let longest = 256
  /// What goes on with a path.
  private static let signs = ByteSet(".:%~@+,;*$!/?&=#")

  private var known: [Known] = []
  private var recent = 0
  private var oldest = 0
  private var lastNumber = 0

  subscript(index: Int) -> Known { _read { yield known[index] } }

  /// Places in the text before mean nothing in this one.
  mutating func beginText() {
    for index in known.indices { known[index].path = nil }
  }

  /// What comes before a path; nil when nothing does.
  mutating func known(in bytes: UnsafeRawBufferPointer, before slash: Int) -> Int? {
    guard slash > 0, CallBegin.goesOn(bytes[slash - 1]) else { return nil }
    if recent < known.count, isAt(slash, recent, bytes) { return recent }
    recent = known.indices.first { isAt(slash, $0, bytes) } ?? add(bytes, slash)
    return recent
  }

  private func isAt(_ slash: Int, _ index: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let start = slash - known[index].text.count
    guard start >= 0 else { return false }
    let isSame = known[index].text.withUnsafeBytes {
      $0.isSame(as: UnsafeRawBufferPointer(rebasing: bytes[start..<slash]))
    }
    return isSame && (start == 0 || !CallBegin.goesOn(bytes[start - 1]))
  }

  private mutating func add(_ bytes: UnsafeRawBufferPointer, _ slash: Int) -> Int {
    let begin = CallBegin(bytes, before: slash)
    let new = Known(text: Array(bytes[(slash - begin.length)..<slash]), begin: begin)
    guard known.count == Self.most else {
      known.append(new)
      return known.count - 1
    }
    defer { oldest = (oldest + 1) % Self.most }
    known[oldest] = new
    return oldest
  }

  /// Whether a path after this start says what the last one has said: if it asks for nothing either.
  func isSame(_ index: Int, project: CallPath.Word?) -> Bool {
    guard known[index].number > 0 else { return false }
    guard let project else { return known[index].said.projectID == nil }
    let isSame = known[index].said.projectID?.utf8.withContiguousStorageIfAvailable { known in
      UnsafeRawBufferPointer(known).isSame(as: UnsafeRawBufferPointer(rebasing: project))
    }
    return isSame == true
  }

  /// Remembers what is said after a host. What others say depends on the text around them.
  mutating func note(_ said: Surroundings, of index: Int) {
    guard known[index].begin.hasHost else { return }
    lastNumber += 1
    known[index].said = said
    known[index].number = lastNumber
  }

  /// Remembers a path that asks for nothing, to know it again.
  mutating func note(
    _ path: CallPath, isOfCloud: Bool, of index: Int, in bytes: UnsafeRawBufferPointer,
    version slash: Int
  ) {
    guard known[index].begin.hasHost else { return }
    var end = path.end
    while Self.goesOn(bytes, at: end), end - slash <= Self.longest { end += 1 }
    guard end - slash <= Self.longest else { return }
    known[index].path = Path(
      extent: slash..<end, length: path.end - slash, isOfCloud: isOfCloud)
  }

  /// The path that was read last with this start, if it comes again here.
  ///
  /// - Returns: how long it is, and whether it is one of a cloud, and so says something.
  func again(
    _ index: Int, _ bytes: UnsafeRawBufferPointer, version slash: Int
  ) -> (length: Int, isOfCloud: Bool)? {
    guard let path = known[index].path else { return nil }
    let end = slash + path.extent.count
    guard end <= bytes.count, !Self.goesOn(bytes, at: end) else { return nil }
    let before = UnsafeRawBufferPointer(rebasing: bytes[path.extent])
    guard before.isSame(as: UnsafeRawBufferPointer(rebasing: bytes[slash..<end])) else {
      return nil
    }
    return (path.length, path.isOfCloud)
  }

  private static func goesOn(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Bool {
    place < bytes.count && (IDShape.isWord(bytes[place]) || signs.contains(bytes[place]))
  }
}
