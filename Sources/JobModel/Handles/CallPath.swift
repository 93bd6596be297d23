import CByteMasks

/// The path of a call, from its version on: `/v1/{project}/jobs/{job}?…`
struct CallPath {
  typealias Word = Slice<UnsafeRawBufferPointer>

  private(set) var projectID: Word?
  private(set) var job: Word?
  private(set) var order: Word?
  /// Behind the last byte of the path and of the query.
  private(set) var end: Int

  /// - Parameter start: the slash before the version.
  init?(_ bytes: UnsafeRawBufferPointer, from start: Int) {
    guard Self.beginsVersion(bytes, at: start) else { return nil }
    var at = start
    var index = 0
    var last: Word?
    var isOfDomain = false
    while at < bytes.count, bytes[at] == UInt8(ascii: "/") {
      let end = Self.endOfSegment(bytes, from: at + 1)
      guard end > at + 1 else { break }
      let segment = bytes[(at + 1)..<end]
      if (1...2).contains(index), projectID == nil, IDShape.isHex32(segment) {
        projectID = segment
      }
      if let last, job == nil, Self.mayHoldJobs(last), Self.holdsJobs(last),
        IDShape.isOther(segment) || IDShape.isNumber(segment)
      {
        job = segment
      }
      if IDShape.isOrder(segment) { order = segment }
      isOfDomain = isOfDomain || Self.globalAddresses.isEqual(segment)
      last = segment
      index += 1
      at = end
    }
    // A version alone is no call.
    guard index >= 2 else { return nil }
    if isOfDomain { projectID = nil }
    end = at
    if at < bytes.count, bytes[at] == UInt8(ascii: "?") {
      readQuery(bytes, from: at + 1, isOfJobs: last.map(Self.holdsJobs) ?? false)
    }
  }

  /// `/v1`, `/v1.0`, with more of the path after it.
  static func beginsVersion(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Bool {
    guard start + 3 < bytes.count, bytes[start + 1] == UInt8(ascii: "v"),
      IDShape.isDigit(bytes[start + 2])
    else { return false }
    var at = start + 3
    while at < bytes.count, IDShape.isDigit(bytes[at]) || bytes[at] == UInt8(ascii: ".") { at += 1 }
    return at < bytes.count && bytes[at] == UInt8(ascii: "/")
  }

  /// The id of the job that a list is asked for. Other names in a query are read as everywhere in a text.
  private mutating func readQuery(
    _ bytes: UnsafeRawBufferPointer, from start: Int, isOfJobs: Bool
  ) {
    var at = start
    while at < bytes.count {
      let end = Self.endOfWord(bytes, from: at)
      let name = bytes[at..<end]
      at = end
      if at < bytes.count, bytes[at] == UInt8(ascii: "=") {
        let valueEnd = Self.endOfSegment(bytes, from: at + 1)
        let value = bytes[(at + 1)..<valueEnd]
        if isOfJobs, job == nil, Self.id.isEqual(name),
          IDShape.isOther(value) || IDShape.isNumber(value)
        {
          job = value
        }
        at = valueEnd
      }
      self.end = at
      guard at < bytes.count, bytes[at] == UInt8(ascii: "&") else { return }
      at += 1
    }
  }

  private static let id = FoldedName("id")
  private static let globalAddresses = FoldedName("geip")
  private static let holders = ["job", "jobs", "task", "tasks", "tasklist", "operation-logs"].map {
    Array($0.utf8)
  }
  private static let lastLetters = ByteSet("bkstS")
  private static let holderEnds = [FoldedName("-jobs"), FoldedName("executions")]

  /// A look at the last letter, which most parts do not survive.
  private static func mayHoldJobs(_ segment: Word) -> Bool {
    guard let last = segment.last else { return false }
    return lastLetters.contains(last)
  }

  /// Whether what follows this part of a path is the id of a job.
  private static func holdsJobs(_ segment: Word) -> Bool {
    holders.contains { $0.count == segment.count && segment.elementsEqual($0) }
      || holderEnds.contains { $0.isEnd(of: segment) }
  }

  private static let behindPart = ByteSet(".:,;!*")

  private static func endOfWord(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var at = start
    while at < bytes.count, IDShape.isWord(bytes[at]) { at += 1 }
    return at
  }

  /// A part of a path may hold more than a word, as the names of clusters do.
  private static func endOfSegment(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var at = start + bytemask_path_part(bytes.block(at: start), bytes.count - start)
    // A full stop or a comma at the end belongs to the sentence.
    while at > start, behindPart.contains(bytes[at - 1]) { at -= 1 }
    return at
  }
}
