/// Looks for handles in a stretch of text, word by word.
///
/// Everything that may be a handle, or the name of one, ends in a word of a certain length or with certain
/// letters, or has a slash before it. So nearly all of a text is passed over with one look at each byte.
struct HandleScan {
  typealias Report = (FoundHandle) -> Void

  private let bytes: UnsafeRawBufferPointer
  /// Where a byte of the stretch stands in the input.
  private let place: (Int) -> Int
  private let keys: WireKey.Finder
  private(set) var conversation: Conversation
  /// The id, or the list of ids, that was read last because of what stands before it.
  private var read = 0..<0
  /// Behind the address that was read last.
  private var addressEnd = 0

  init(
    _ bytes: UnsafeRawBufferPointer, keys: WireKey.Finder, conversation: Conversation,
    place: @escaping (Int) -> Int
  ) {
    self.bytes = bytes
    self.place = place
    self.keys = keys
    self.conversation = conversation
  }

  /// - Parameter limit: where to stop; what begins before that is read to its end.
  mutating func run(to limit: Int, _ report: Report) {
    var at = 0
    while at < limit {
      let byte = bytes[at]
      if IDShape.isWord(byte) {
        let start = at
        repeat { at += 1 } while at < bytes.count && IDShape.isWord(bytes[at])
        if mayMatter(start, at) { examine(start, at, report) }
        continue
      }
      if byte == UInt8(ascii: "/") {
        if CallPath.beginsVersion(bytes, at: at), at >= addressEnd { readAddress(at, report) }
      } else if byte == 0x0a, conversation.isInRequest, let handle = conversation.endLine() {
        report(handle)
      }
      at += 1
    }
  }

  /// A look at length and end, which most words do not survive.
  @inline(__always)
  private func mayMatter(_ start: Int, _ end: Int) -> Bool {
    let length = end - start
    if length < 2 { return false }
    let last = bytes[end - 1] | 0x20
    if last == 0x64 || last == 0x73 { return true }
    return length >= 15 && length <= 33 || length == 4 && bytes[start] | 0x20 == 0x68 || length == 5
  }

  private mutating func examine(_ start: Int, _ end: Int, _ report: Report) {
    // In a text with escapes, a line break is a backslash and a letter that looks like the begin of a word.
    let isEscaped = start > 0 && bytes[start - 1] == UInt8(ascii: "\\") && bytes[start] != 0x75
    let begins = isEscaped && end - start > 2 && "nrt".utf8.contains(bytes[start])
    let word = bytes[(begins ? start + 1 : start)..<end]
    if Self.host.isEqual(word), conversation.isInRequest { return readHost(end, report) }
    if let key = key(word), var values = NamedValues(key, bytes, behind: end) {
      return readValues(&values, report)
    }
    if !read.contains(word.startIndex), isAlone(word) { readBare(word, report) }
  }

  // MARK: Names and their values

  /// Looks the name up, if it ends like those that name handles.
  private func key(_ word: Slice<UnsafeRawBufferPointer>) -> WireKey? {
    guard word.count <= 24, Self.idEnd.isEnd(of: word) || Self.idsEnd.isEnd(of: word) else {
      return nil
    }
    var start = word.startIndex
    if word.count <= 3, start > 1, bytes[start - 1] == 0x20 {
      start -= 1
      while start > 0, word.startIndex - start <= 12, IDShape.isWord(bytes[start - 1]) {
        start -= 1
      }
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

  /// Whether nothing touches the word with which it could be a part of something longer.
  private func isAlone(_ word: Slice<UnsafeRawBufferPointer>) -> Bool {
    if word.startIndex > 0, "/+%@".utf8.contains(bytes[word.startIndex - 1]) { return false }
    return word.endIndex >= bytes.count || !"/+@=".utf8.contains(bytes[word.endIndex])
  }

  private mutating func readBare(_ word: Slice<UnsafeRawBufferPointer>, _ report: Report) {
    if IDShape.isOrder(word) { return found(word, isOrder: true, report) }
    guard DatedID.isOne(word),
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
    guard let address = CallAddress(bytes, at: slash) else { return }
    addressEnd = address.path.end
    guard address.isOfCloud || address.isRequest else { return }
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
    conversation.hear(said, at: offset)
    if address.isRequest { return conversation.beginRequest(placed(asked, said)) }
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
  private static let idEnd = FoldedName("id")
  private static let idsEnd = FoldedName("ids")
}
