/// Finds the handles of jobs and orders in text that is not JSON, as the text comes in pieces.
///
/// A handle that is told several times is found each time. Those inside JSON are found too, with the same
/// ids that `WireReader` gives them: a find whose offset lies in the extent of one of its readings is a part
/// of that reading, such as the id of a sub job, and no handle of its own.
package struct HandleFinder {
  /// A line that is longer is looked at in parts.
  package static let maximumLineLength = 1 << 20
  /// How much of a part is looked at only together with the next one: ids end there, and the gaps before them.
  private static let overlap = 4096
  /// How much of a part has to be there still when the next one is looked at, for the names before ids.
  private static let context = 512
  private static let lineBreak = UInt8(ascii: "\n")

  private let keys = WireKey.Finder()
  private var conversation = Conversation()
  /// The start of a line whose end has not come yet.
  private var line: [UInt8] = []
  /// How much of that start has been looked at.
  private var seen = 0
  /// Ids before this offset of the input are not reported again.
  private var readEnd = 0
  /// Where the line begins in the input.
  private var base = 0

  package init() {}

  /// What the text said last.
  package var surroundings: Surroundings { conversation.last }

  /// What the text said before an offset: for an answer in JSON that begins there.
  ///
  /// It holds for some 64 KiB after the call that said it, and for text that has been read already.
  package func surroundings(at offset: Int) -> Surroundings {
    conversation.surroundings(at: offset)
  }

  /// The same, with the id of the request to which it is the answer.
  ///
  /// - Parameter start: where the answer before begins, to which what was told before that belongs.
  package func surroundings(at offset: Int, behind start: Int) -> Surroundings {
    var said = conversation.surroundings(at: offset)
    said.requestID = conversation.requestIDs.last(before: offset, from: start)
    return said
  }

  /// Reads one piece of the text.
  ///
  /// - Parameter isLast: whether the input ends with this piece.
  package mutating func read(
    _ bytes: UnsafeRawBufferPointer, isLast: Bool, _ report: (FoundHandle) -> Void
  ) {
    var start = 0
    if !line.isEmpty {
      start = bytes.first(Self.lineBreak).map { $0 + 1 } ?? bytes.count
      line.append(contentsOf: bytes[..<start])
      readLine(isWhole: line.last == Self.lineBreak || isLast && start == bytes.count, report)
    }
    if start < bytes.count {
      let end = bytes.last(Self.lineBreak, from: start).map { $0 + 1 } ?? start
      let lines = bytes[start..<(isLast ? bytes.count : end)]
      _ = scan(UnsafeRawBufferPointer(rebasing: lines), isWhole: true, report)
      line.append(contentsOf: bytes[lines.endIndex...])
      readLine(isWhole: false, report)
    }
    if isLast, let handle = conversation.endRequest(host: nil) { report(handle) }
  }

  /// Reads the line if it is whole, or too long to wait for its end.
  private mutating func readLine(isWhole: Bool, _ report: (FoundHandle) -> Void) {
    guard isWhole || line.count > Self.maximumLineLength else { return }
    let text = line
    line = []
    text.withUnsafeBytes { bytes in
      let used = scan(bytes, isWhole: isWhole, report)
      line.append(contentsOf: bytes[used...])
    }
  }

  /// - Returns: how many bytes are not needed any more.
  private mutating func scan(
    _ text: UnsafeRawBufferPointer, isWhole: Bool, _ report: (FoundHandle) -> Void
  ) -> Int {
    let part = seen..<(isWhole ? text.count : Self.end(ofPart: text))
    let start = base
    if let bare = TerminalText(text) {
      let barePart = bare.offset(of: part.lowerBound)..<bare.offset(of: part.upperBound)
      bare.bytes.withUnsafeBytes { bytes in
        scan(bytes, barePart, report) { start + bare.place(of: $0) }
      }
    } else {
      scan(text, part, report) { start + $0 }
    }
    let used = isWhole ? text.count : part.upperBound - Self.context
    base += used
    seen = part.upperBound - used
    return used
  }

  private mutating func scan(
    _ text: UnsafeRawBufferPointer, _ part: Range<Int>, _ report: (FoundHandle) -> Void,
    place: @escaping (Int) -> Int
  ) {
    var scan = HandleScan(
      text, keys: keys, conversation: conversation, readBefore: readEnd, place: place)
    // The remembered calls are not to be copied when the scan adds one.
    conversation = Conversation()
    scan.run(part, report)
    conversation = scan.conversation
    readEnd = scan.readEnd
  }

  /// Where a part of a long line may end without cutting a word, best at a blank.
  private static func end(ofPart text: UnsafeRawBufferPointer) -> Int {
    let end = text.count - overlap
    let near = text[(end - overlap)..<end]
    return near.lastIndex(of: 0x20) ?? near.lastIndex { !IDShape.isWord($0) } ?? end
  }
}
