/// The ids of requests that a text has told, for the answers that follow: support asks for them, and an error
/// hardly ever says its own.
struct RequestIDs {
  /// An answer that begins further behind is to another request.
  private static let reach = 4096
  private static let maximumCount = 4096

  private var told: [(offset: Int, id: String)] = []

  mutating func hear(_ id: String, at offset: Int) {
    // In halves, so that forgetting costs nothing that counts.
    if told.count >= Self.maximumCount { told.removeFirst(Self.maximumCount / 2) }
    told.append((offset, id))
  }

  /// The last one before an offset.
  ///
  /// - Parameter start: those before it were told of other answers.
  func last(before offset: Int, from start: Int) -> String? {
    guard let last = told.last(where: { $0.offset < offset }), last.offset >= start,
      offset - last.offset <= Self.reach
    else { return nil }
    return last.id
  }

  // MARK: Names

  /// Whether a word names one: `request_id`, `requestId`, `X-Openstack-Request-Id`, `X-IAM-Trace-Id`.
  static func isName(_ word: Slice<UnsafeRawBufferPointer>) -> Bool {
    names.contains { $0.isEnd(of: word) } || trace.isEqual(word)
  }

  /// Whether what stands before `id` may end such a name.
  static func mayEnd(_ begin: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard let last = begin.last.map({ $0 | 0x20 }) else { return false }
    return last == UInt8(ascii: "t") && request.isEnd(of: begin)
      || last == UInt8(ascii: "e") && traceBegin.isEqual(begin)
  }

  /// What stands behind such a name.
  static func value(_ bytes: UnsafeRawBufferPointer, behind name: Int) -> String? {
    var at = name
    func pass(_ signs: ByteSet) {
      while at < bytes.count, at - name < 32, signs.contains(bytes[at]) { at += 1 }
    }
    pass(closers)
    guard at < bytes.count, bytes[at] == UInt8(ascii: ":") || bytes[at] == UInt8(ascii: "=") else {
      return nil
    }
    at += 1
    pass(openers)
    let word = bytes[at...].prefix(65).prefix { IDShape.isWord($0) }
    guard (8...64).contains(word.count), word.contains(where: IDShape.isDigit) else { return nil }
    return IDShape.text(word)
  }

  private static let closers = ByteSet(" \t\"'`\\]")
  private static let openers = ByteSet(" \t\"'`\\[")
  private static let names: [FoldedName] = [
    FoldedName("request_id"), FoldedName("requestid"), FoldedName("request-id"),
  ]
  private static let trace = FoldedName("x-iam-trace-id")
  private static let request = FoldedName("request")
  private static let traceBegin = FoldedName("x-iam-trace")
}
