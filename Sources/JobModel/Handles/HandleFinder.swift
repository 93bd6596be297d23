/// Finds the handles of jobs and orders in text that is not JSON, as the text comes in pieces.
///
/// A handle that is told several times is found each time. Those inside JSON are found too, with the same
/// ids that `WireReader` gives them: a find whose offset lies in the extent of one of its readings is a part
/// of that reading, such as the id of a sub job, and no handle of its own.
package struct HandleFinder {
  /// A line that is longer is looked at in parts.
  package static let maximumLineLength = 1 << 20
  /// How much of the end of a part is looked at again with the next one.
  private static let overlap = 4096

  private let keys = WireKey.Finder()
  private var conversation = Conversation()
  /// The begin of a line whose end has not come yet.
  private var line: [UInt8] = []
  /// Where the line begins in the input.
  private var base = 0

  package init() {}

  /// What the text said last.
  package var surroundings: Surroundings { conversation.last }

  /// What the text said before an offset: for an answer in JSON that begins there.
  ///
  /// It holds for some 64 KiB behind the call that said it, and for text that has been read already.
  package func surroundings(at offset: Int) -> Surroundings {
    conversation.surroundings(at: offset)
  }

  /// Reads one piece of the text.
  ///
  /// - Parameter isLast: whether the input ends with this piece.
  package mutating func read(
    _ bytes: UnsafeRawBufferPointer, isLast: Bool, _ report: (FoundHandle) -> Void
  ) {
    var rest = bytes[...]
    if !line.isEmpty {
      let end = rest.firstIndex(of: 0x0a).map { $0 + 1 } ?? rest.endIndex
      line.append(contentsOf: rest[..<end])
      rest = rest[end...]
      if line.last == 0x0a || isLast && rest.isEmpty || line.count > Self.maximumLineLength {
        let isWhole = line.last == 0x0a || isLast && rest.isEmpty
        let whole = line
        let used = whole.withUnsafeBytes { scan($0, isWhole: isWhole, report) }
        line.removeFirst(used)
      }
    }
    if !rest.isEmpty {
      let lines =
        isLast ? rest.endIndex : (rest.lastIndex(of: 0x0a).map { $0 + 1 } ?? rest.startIndex)
      _ = scan(UnsafeRawBufferPointer(rebasing: rest[..<lines]), isWhole: true, report)
      rest = rest[lines...]
      if rest.count > Self.maximumLineLength {
        let used = scan(UnsafeRawBufferPointer(rebasing: rest), isWhole: false, report)
        rest = rest[(rest.startIndex + used)...]
      }
      line.append(contentsOf: rest)
    }
    if isLast, let handle = conversation.endRequest(host: nil) { report(handle) }
  }

  /// - Returns: how many bytes need not be looked at again.
  private mutating func scan(
    _ text: UnsafeRawBufferPointer, isWhole: Bool, _ report: (FoundHandle) -> Void
  ) -> Int {
    let used = isWhole ? text.count : Self.end(ofPart: text)
    defer { base += used }
    let start = base
    guard let bare = TerminalText(text) else {
      scan(text, to: used, report) { start + $0 }
      return used
    }
    bare.bytes.withUnsafeBytes { bytes in
      scan(bytes, to: bare.offset(of: used), report) { start + bare.place(of: $0) }
    }
    return used
  }

  private mutating func scan(
    _ text: UnsafeRawBufferPointer, to limit: Int, _ report: (FoundHandle) -> Void,
    place: @escaping (Int) -> Int
  ) {
    var scan = HandleScan(text, keys: keys, conversation: conversation, place: place)
    // The remembered calls are not to be copied when the scan adds one.
    conversation = Conversation()
    scan.run(to: limit, report)
    conversation = scan.conversation
  }

  /// Where a part of a long line may end without cutting a word, best at a blank.
  private static func end(ofPart text: UnsafeRawBufferPointer) -> Int {
    let end = text.count - overlap
    let near = text[(end - overlap)..<end]
    return near.lastIndex(of: 0x20) ?? near.lastIndex { !IDShape.isWord($0) } ?? end
  }
}
