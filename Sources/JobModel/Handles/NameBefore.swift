/// Tells from what comes before an id whether it is the id of something else: `project_id = `, `MD5:`.
enum NameBefore {
  typealias Word = Slice<UnsafeRawBufferPointer>

  private static let maximumGap = 64

  static func namesSomethingElse(_ bytes: UnsafeRawBufferPointer, before id: Int) -> Bool {
    var at = id
    let lowest = max(0, id - maximumGap)
    while at > lowest, isBetween(bytes[at - 1]) { at -= 1 }
    let name = word(bytes, endingAt: at)
    guard !name.isEmpty else { return false }
    guard bareID.isEqual(name) else { return isOther(name) }
    // `request id`: the word before says of what.
    var begin = name.startIndex
    while begin > lowest, bytes[begin - 1] == 0x20 { begin -= 1 }
    return others.contains { $0.isEqual(word(bytes, endingAt: begin)) }
  }

  /// Whether an id begins a line as `md5sum` writes it, with the name of a file after it.
  static func isChecksum(_ id: Word, in bytes: UnsafeRawBufferPointer) -> Bool {
    guard id.startIndex == 0 || bytes[id.startIndex - 1] == 0x0a else { return false }
    let name = bytes[id.endIndex...].prefix(3)
    guard name.count == 3, let last = name.last, last > 0x20 else { return false }
    return name.starts(with: "  ".utf8) || name.starts(with: " *".utf8)
  }

  private static let signs = ByteSet("\"'`\\=:|>[]({*")

  /// Quotes, blanks, brackets and the signs that stand between a name and its value.
  private static func isBetween(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0a, 0x0d: false
    case ...0x20: true
    default: signs.contains(byte)
    }
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, endingAt end: Int) -> Word {
    var start = end
    while start > 0, end - start < maximumGap, IDShape.isWord(bytes[start - 1]) { start -= 1 }
    return bytes[start..<end]
  }

  private static func isOther(_ name: Word) -> Bool {
    if others.contains(where: { $0.isEqual(name) }) { return true }
    guard otherEnds.contains(where: { $0.isEnd(of: name) }) else { return false }
    return !handleEnds.contains { $0.isEnd(of: name) }
  }

  private static let bareID = FoldedName("id")

  private static let others: [FoldedName] = [
    "project", "tenant", "domain", "request", "trace", "span", "session", "correlation", "server",
    "instance", "volume", "disk", "image", "snapshot", "backup", "user", "account", "resource",
    "vpc", "subnet", "network", "port", "cluster", "node", "group", "commit", "tree", "parent",
    "blob", "object", "container", "message", "event",
  ].map { FoldedName($0) }

  private static let otherEnds: [FoldedName] = [
    "id", "ids", "uuid", "md5", "md5sum", "sum", "checksum", "hash", "digest", "etag", "token",
    "key", "secret", "nonce", "signature",
  ].map { FoldedName($0) }

  private static let handleEnds: [FoldedName] = [
    "jobid", "job_id", "job-id", "jobids", "job_ids", "job-ids", "taskid", "task_id", "task-id",
    "workflowid", "workflow_id", "workflow-id",
  ].map { FoldedName($0) }
}
