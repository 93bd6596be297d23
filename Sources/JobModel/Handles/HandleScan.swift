import CByteMasks

/// Looks for handles in a stretch of text, word by word.
///
/// `ScanMarks` says where to look; what stands there is examined here.
struct HandleScan {
  typealias Report = (FoundHandle) -> Void

  private let bytes: UnsafeRawBufferPointer
  /// Where a byte of the stretch stands in the input.
  private let place: (Int) -> Int
  private let keys: WireKey.Finder
  private(set) var conversation: Conversation
  /// The id, or the list of ids, that was read last because of what stands before it.
  private var read = 0..<0
  /// Where in the input everything before has been read already, by the scan of the text before.
  private let readBefore: Int
  /// Behind the address that was read last.
  private var addressEnd = 0

  init(
    _ bytes: UnsafeRawBufferPointer, keys: WireKey.Finder, conversation: Conversation,
    readBefore: Int, place: @escaping (Int) -> Int
  ) {
    self.bytes = bytes
    self.place = place
    self.keys = keys
    self.conversation = conversation
    self.readBefore = readBefore
  }

  /// Behind the last id that was read because of what stands before it, in the input.
  var readEnd: Int { max(readBefore, place(read.upperBound)) }

  /// - Parameter part: where to look; what begins there is read to its end, and after what stands before.
  mutating func run(_ part: Range<Int>, _ report: Report) {
    let end = endOfWord(at: part.upperBound)
    var marks = ScanMarks()
    var at = part.lowerBound
    // The end counts as a byte, since a word may end there.
    while at <= end {
      Self.withBlock(of: bytes, from: at, to: end) { block in
        let places = marks.next(block)
        var bit = 0
        while bit < UInt64.bitWidth {
          // Lines are of interest only inside a request, which may begin or end at any place.
          let lines = conversation.isInRequest ? bytemask_equal(block, UInt8(ascii: "\n")) : 0
          let left = (places | lines) &>> UInt64(bit)
          guard left != 0 else { return }
          bit += left.trailingZeroBitCount
          look(at: at + bit, in: part.lowerBound..<end, report)
          bit += 1
        }
      }
      at += UInt64.bitWidth
    }
    look(atVersionBehind: end - 1, in: part, report)
  }

  /// Calls with 64 bytes; those behind the end are zero.
  @inline(__always)
  private static func withBlock(
    of bytes: UnsafeRawBufferPointer, from start: Int, to end: Int,
    _ body: (UnsafeRawPointer) -> Void
  ) {
    if end - start >= UInt64.bitWidth { return body(bytes.block(at: start)) }
    withUnsafeTemporaryAllocation(byteCount: UInt64.bitWidth, alignment: 1) { block in
      block.initializeMemory(as: UInt8.self, repeating: 0)
      block.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      body(UnsafeRawBufferPointer(block).block(at: 0))
    }
  }

  private func endOfWord(at limit: Int) -> Int {
    var end = limit
    while end > 0, end < bytes.count, IDShape.isWord(bytes[end - 1]), IDShape.isWord(bytes[end]) {
      end += 1
    }
    return end
  }

  /// - Parameter at: a place behind a word, behind a slash, or with a line break.
  private mutating func look(at: Int, in part: Range<Int>, _ report: Report) {
    var start = at
    while start > part.lowerBound, IDShape.isWord(bytes[start - 1]) { start -= 1 }
    if start < at, mayMatter(start, at) { examine(start, at, report) }
    guard at < part.upperBound else { return }
    if bytes[at] == UInt8(ascii: "v") {
      look(atVersionBehind: at - 1, in: part, report)
    } else if bytes[at] == UInt8(ascii: "\n"), let handle = conversation.endLine() {
      report(handle)
    }
  }

  private mutating func look(atVersionBehind slash: Int, in part: Range<Int>, _ report: Report) {
    guard slash >= max(addressEnd, part.lowerBound), bytes[slash] == UInt8(ascii: "/"),
      CallPath.beginsVersion(bytes, at: slash)
    else { return }
    readAddress(slash, report)
  }

  /// A look at length and ends, which most words do not survive.
  @inline(__always)
  private func mayMatter(_ start: Int, _ end: Int) -> Bool {
    let length = end - start
    guard length > 1 else { return false }
    let last = bytes[end - 1] | 0x20
    let before = bytes[end - 2] | 0x20
    if last == 0x64 { return before == 0x69 || length == 32 || length == 33 }
    if last == 0x73, before == 0x64 { return true }
    switch length {
    case 3: return last == 0x62 && before == 0x6f
    case 4, 5: return last == 0x74 && before == 0x73
    case 15...21: return bytes[start + 3] &- 0x30 < 10
    case 32, 33: return true
    default: return false
    }
  }

  private mutating func examine(_ start: Int, _ end: Int, _ report: Report) {
    let word = bytes[behindEscape(start, end)..<end]
    if Self.host.isEqual(word), conversation.isInRequest { return readHost(end, report) }
    if let key = key(word), var values = NamedValues(key, bytes, behind: end) {
      return readValues(&values, report)
    }
    guard !read.contains(word.startIndex), place(word.startIndex) >= readBefore else { return }
    if isAlone(word) { readBare(word, report) }
  }

  /// Where a word begins: in a text with escapes, a line break ends in a letter that looks like its begin.
  private func behindEscape(_ start: Int, _ end: Int) -> Int {
    guard start > 0, end - start > 2, bytes[start - 1] == UInt8(ascii: "\\"),
      "nrt".utf8.contains(bytes[start])
    else { return start }
    return start + 1
  }

  // MARK: Names and their values

  /// Looks the name up, if it ends like those that name handles.
  private func key(_ word: Slice<UnsafeRawBufferPointer>) -> WireKey? {
    if Self.job.isEqual(word) { return .job }
    guard word.count <= 24, Self.idEnd.isEnd(of: word) || Self.idsEnd.isEnd(of: word) else {
      return nil
    }
    var start = word.startIndex
    if word.count <= 3, start > 1, bytes[start - 1] == 0x20 {
      start -= 1
      while start > 0, word.startIndex - start <= 12, IDShape.isWord(bytes[start - 1]) {
        start -= 1
      }
      start = behindEscape(start, word.startIndex)
    }
    return keys.key(of: UnsafeRawBufferPointer(rebasing: bytes[start..<word.endIndex]))
  }

  private mutating func readValues(_ values: inout NamedValues, _ report: Report) {
    let isOrder = values.kind == .order
    values.read { word in
      self.read = (read.isEmpty ? word.startIndex : read.lowerBound)..<word.endIndex
      found(word, isOrder: isOrder, report)
    }
  }

  // MARK: Ids that stand alone

  private static let touchingBefore = ByteSet("/+%@")
  private static let touchingBehind = ByteSet("/+@=")

  /// Whether nothing touches the word with which it could be a part of something longer.
  private func isAlone(_ word: Slice<UnsafeRawBufferPointer>) -> Bool {
    if word.startIndex > 0, Self.touchingBefore.contains(bytes[word.startIndex - 1]) {
      return false
    }
    return word.endIndex >= bytes.count || !Self.touchingBehind.contains(bytes[word.endIndex])
  }

  private mutating func readBare(_ word: Slice<UnsafeRawBufferPointer>, _ report: Report) {
    if IDShape.isOrder(word) { return found(word, isOrder: true, report) }
    guard DatedID.isOne(word, in: bytes),
      !NameBefore.namesSomethingElse(bytes, before: word.startIndex)
    else { return }
    found(word, isOrder: false, report)
  }

  private func found(
    _ word: Slice<UnsafeRawBufferPointer>, isOrder: Bool, _ report: Report
  ) {
    var handle = handle(word, isOrder: isOrder)
    handle.place(in: conversation.surroundings(at: handle.offset))
    report(handle)
  }

  private func handle(_ word: Slice<UnsafeRawBufferPointer>, isOrder: Bool) -> FoundHandle {
    let text = IDShape.text(word)
    return FoundHandle(
      job: isOrder ? nil : JobID(rawValue: text), order: isOrder ? OrderID(rawValue: text) : nil,
      offset: place(word.startIndex))
  }

  // MARK: Calls

  private mutating func readAddress(_ slash: Int, _ report: Report) {
    if let known = conversation.addresses.find(bytes, version: slash) {
      addressEnd = slash + known.length
      if let said = known.said { conversation.hear(said, at: place(slash)) }
      return
    }
    guard let address = CallAddress(bytes, at: slash) else { return }
    addressEnd = address.path.end
    guard address.isOfCloud || address.isRequest else {
      conversation.addresses.note(address, nil, in: bytes, version: slash)
      return
    }
    let offset = place(slash)
    var said = Surroundings()
    said.service = address.host?.service
    said.region = address.host?.region
    said.projectID = address.path.projectID.map(IDShape.text)
    if !address.hasHost, !address.isRequest {
      // A mere path is about the host that was named before, unless it is in another project.
      let before = conversation.surroundings(at: offset)
      if said.projectID == nil || before.projectID == nil || before.projectID == said.projectID {
        (said.service, said.region) = (before.service, before.region)
      }
    }
    let asked = address.isOfCloud ? askedHandle(address.path) : nil
    said.askedJob = asked?.job
    said.askedOrder = asked?.order
    if asked == nil { conversation.addresses.note(address, said, in: bytes, version: slash) }
    conversation.hear(said, at: offset)
    if address.isRequest {
      if let handle = conversation.beginRequest(placed(asked, said)) { report(handle) }
      return
    }
    if let asked = placed(asked, said) { report(asked) }
  }

  private mutating func askedHandle(_ path: CallPath) -> FoundHandle? {
    guard let word = path.job ?? path.order else { return nil }
    read = word.startIndex..<word.endIndex
    return handle(word, isOrder: path.job == nil)
  }

  private func placed(_ handle: FoundHandle?, _ said: Surroundings) -> FoundHandle? {
    guard var handle else { return nil }
    handle.place(in: said)
    return handle
  }

  private mutating func readHost(_ colon: Int, _ report: Report) {
    guard colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else { return }
    var start = colon + 1
    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    var end = start
    while end < bytes.count, IDShape.isWord(bytes[end]) || bytes[end] == UInt8(ascii: ".") {
      end += 1
    }
    if let handle = conversation.endRequest(host: CloudHost(bytes[start..<end])) { report(handle) }
  }

  private static let host = FoldedName("host")
  private static let job = FoldedName("job")
  private static let idEnd = FoldedName("id")
  private static let idsEnd = FoldedName("ids")
}
