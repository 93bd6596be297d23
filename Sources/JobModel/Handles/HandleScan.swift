import CByteMasks

/// Looks for handles in a stretch of text, word by word.
///
/// `ScanMarks` says where to look; what is there is examined here.
struct HandleScan {
  typealias Report = (FoundHandle) -> Void

  let bytes: UnsafeRawBufferPointer
  /// The place in the input of a byte of the stretch.
  let place: (Int) -> Int
  private let keys: WireKey.Finder
  var conversation: Conversation
  /// The id, or the list of ids, that was read last because of what comes before it.
  var read = 0..<0
  /// Where in the input everything before has been read already, by the scan of the text before.
  private let readBefore: Int
  /// Where the order that was looked at last ends: its end may call for it once more.
  private var orderEnd = -1
  /// Where the address that was read last ends.
  var addressEnd = 0

  init(
    _ bytes: UnsafeRawBufferPointer, keys: WireKey.Finder, conversation: Conversation,
    readBefore: Int, place: @escaping (Int) -> Int
  ) {
    self.bytes = bytes
    self.place = place
    self.keys = keys
    self.conversation = conversation
    self.conversation.addresses.beginText()
    self.readBefore = readBefore
  }

  /// Where the last id ends that was read because of what comes before it, in the input.
  var readEnd: Int { max(readBefore, place(read.upperBound)) }

  /// - Parameter part: where to look; what begins there is read to its end, and after what comes before.
  mutating func run(_ part: Range<Int>, _ report: Report) {
    let end = endOfWord(at: part.upperBound)
    let scanned = part.lowerBound..<end
    var marks = ScanMarks()
    var at = part.lowerBound
    while end - at >= UInt64.bitWidth {
      // Inside a request every line counts, and that may end anywhere.
      let blocks = conversation.isInRequest ? 1 : (end - at) / UInt64.bitWidth
      let (passed, places) = marks.next(bytes.block(at: at), blocks: blocks)
      at += passed * UInt64.bitWidth
      let last = at - UInt64.bitWidth
      look(at: places, of: bytes.block(at: last), startingAt: last, in: scanned, report)
    }
    // The end counts as a byte, since a word may end there.
    withUnsafeTemporaryAllocation(byteCount: UInt64.bitWidth, alignment: 1) { block in
      block.initializeMemory(as: UInt8.self, repeating: 0)
      block.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[at..<end]))
      let block = UnsafeRawBufferPointer(block).block(at: 0)
      let (_, places) = marks.next(block, blocks: 1)
      look(at: places, of: block, startingAt: at, in: scanned, report)
    }
    look(atVersionBehind: end - 1, in: part, report)
  }

  /// - Parameters:
  ///   - places: a bit for each of 64 bytes.
  ///   - start: where these begin.
  @inline(__always)
  private mutating func look(
    at places: UInt64, of block: UnsafeRawPointer, startingAt start: Int, in part: Range<Int>,
    _ report: Report
  ) {
    var bit = 0
    while bit < UInt64.bitWidth {
      // A request may begin or end at any place.
      let ofRequest = conversation.isInRequest ? ScanMarks.ofRequest(block) : 0
      let left = (places | ofRequest) &>> UInt64(bit)
      guard left != 0 else { return }
      bit += left.trailingZeroBitCount
      look(at: start + bit, in: part, report)
      bit += 1
    }
  }

  private func endOfWord(at limit: Int) -> Int {
    var end = limit
    while end > 0, end < bytes.count, IDShape.isWord(bytes[end - 1]), IDShape.isWord(bytes[end]) {
      end += 1
    }
    return end
  }

  /// - Parameter at: a place after a word, inside one, or with a line break.
  private mutating func look(at: Int, in part: Range<Int>, _ report: Report) {
    guard at >= part.upperBound || !IDShape.isWord(bytes[at]) else {
      return bytes[at] == UInt8(ascii: "v")
        ? look(atVersionBehind: at - 1, in: part, report) : look(atOrder: at, in: part, report)
    }
    let start = startOfWord(at, in: part)
    if start < at, at != orderEnd, mayMatter(start, at) { examine(start, at, report) }
    if at < part.upperBound, bytes[at] == UInt8(ascii: "\n"), let handle = conversation.endLine() {
      report(handle)
    }
  }

  private func startOfWord(_ at: Int, in part: Range<Int>) -> Int {
    var start = at
    while start > part.lowerBound, IDShape.isWord(bytes[start - 1]) { start -= 1 }
    return start
  }

  /// - Parameter digit: follows an `S`. Orders have a `C` before that, and nothing before the `C`.
  private mutating func look(atOrder digit: Int, in part: Range<Int>, _ report: Report) {
    let start = digit - 2
    guard start >= part.lowerBound, bytes[start] == UInt8(ascii: "C"), beginsWord(start, in: part)
    else { return }
    // No further than an order may reach: there may be millions of these in one word.
    let limit = min(part.upperBound, start + IDShape.longestOrder + 1)
    let end = bytes[digit..<limit].firstIndex { !IDShape.isWord($0) } ?? limit
    guard end - start <= IDShape.longestOrder else { return }
    orderEnd = end
    examine(start, end, report)
  }

  private func beginsWord(_ start: Int, in part: Range<Int>) -> Bool {
    guard start > part.lowerBound, IDShape.isWord(bytes[start - 1]) else { return true }
    return start > 1 && bytes[start - 2] == UInt8(ascii: "\\")
      && "nrt".utf8.contains(bytes[start - 1])
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
    if length == 32 || length == 33 { return true }
    switch (bytes[end - 2] | 0x20, bytes[end - 1] | 0x20) {
    case (UInt8(ascii: "i"), UInt8(ascii: "d")): return mayName(start, end - 2)
    case (UInt8(ascii: "d"), UInt8(ascii: "s")): return mayName(start, end - 3)
    case (UInt8(ascii: "o"), UInt8(ascii: "b")): return length == 3
    case (UInt8(ascii: "s"), UInt8(ascii: "t")): return length == 4 || length == 5
    default: return false
    }
  }

  /// Whether what comes before `id` may be `job`, `task`, `workflow` or `order`, or else the word before is.
  @inline(__always)
  private func mayName(_ start: Int, _ end: Int) -> Bool {
    var at = end
    while at > start, bytes[at - 1] == UInt8(ascii: "_") || bytes[at - 1] == UInt8(ascii: "-") {
      at -= 1
    }
    return at <= start || Self.lastLetters.contains(bytes[at - 1])
      || RequestIDs.mayEnd(bytes[start..<at])
  }

  private mutating func examine(_ start: Int, _ end: Int, _ report: Report) {
    let word = bytes[behindEscape(start, end)..<end]
    if Self.host.isEqual(word), conversation.isInRequest { return readHost(end, report) }
    if RequestIDs.isName(word) {
      guard let id = RequestIDs.value(bytes, behind: end) else { return }
      return conversation.requestIDs.hear(id, at: place(word.startIndex))
    }
    if let key = key(word), var values = NamedValues(key, bytes, behind: end) {
      return readValues(&values, report)
    }
    guard !read.contains(word.startIndex), place(word.startIndex) >= readBefore else { return }
    if isAlone(word) { readBare(word, report) }
  }

  /// Where a word begins: in a text with escapes, a line break ends in a letter that looks like its start.
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

  func handle(_ word: Slice<UnsafeRawBufferPointer>, isOrder: Bool) -> FoundHandle {
    let text = IDShape.text(word)
    return FoundHandle(
      job: isOrder ? nil : JobID(rawValue: text), order: isOrder ? OrderID(rawValue: text) : nil,
      offset: place(word.startIndex))
  }

  private static let lastLetters = ByteSet("bkwrBKWR")
  private static let host = FoldedName("host")
  private static let job = FoldedName("job")
  private static let idEnd = FoldedName("id")
  private static let idsEnd = FoldedName("ids")
}
