/// Reads what follows a name in a text: `job_id = "…"`, `JobId:…`, `'job_id': '…'`, `| job_id | … |`.
struct NamedValues {
  typealias Word = Slice<UnsafeRawBufferPointer>

  enum Kind { case job, jobs, task, order }

  /// What comes between a name and its value is not longer.
  private static let maximumGap = 256
  private static let maximumListed = 10_000

  let kind: Kind
  private let bytes: UnsafeRawBufferPointer
  private var at: Int
  /// After just a blank, only what has the shape of nothing else is an id.
  private var isStrict = false

  /// Nil when the name is of something else, or nothing can follow it.
  ///
  /// - Parameter name: ends where its word ends.
  init?(_ key: WireKey, _ bytes: UnsafeRawBufferPointer, behind name: Int) {
    switch key {
    case .jobID, .job: kind = .job
    case .jobIDs: kind = .jobs
    case .taskID, .workflowID: kind = .task
    case .orderID: kind = .order
    default: return nil
    }
    self.bytes = bytes
    at = name
    guard readSeparator() else { return nil }
    // `job 17` counts jobs; only `job (3b0a7f52-…)` names one.
    isStrict = isStrict || key == .job
  }

  /// Hands over the values, one after the other.
  mutating func read(_ report: (Word) -> Void) {
    for _ in 0..<Self.maximumListed {
      pass(Self.openers)
      guard let word = nextWord(), isID(word) else { return }
      report(word)
      guard readNext() else { return }
    }
  }

  // MARK: Separators

  private mutating func readSeparator() -> Bool {
    let start = at
    pass(Self.closers)
    guard at < bytes.count else { return false }
    switch bytes[at] {
    case UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "|"), UInt8(ascii: ">"):
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "=") || bytes[at] == UInt8(ascii: ">") {
        at += 1
      }
    case UInt8(ascii: "-") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: ">"):
      at += 2
    case UInt8(ascii: ","):
      at += 1
      isStrict = true
    default:
      isStrict = true
      return at > start
    }
    return true
  }

  /// Goes on to the next value: what a plan of Terraform puts after an arrow, or one more of a list.
  private mutating func readNext() -> Bool {
    pass(Self.closers)
    let rest = bytes[at...].prefix(2)
    if rest.elementsEqual("->".utf8) {
      at += 2
      return true
    }
    guard kind == .jobs else { return false }
    if rest.first == UInt8(ascii: ",") { at += 1 }
    return !rest.isEmpty && rest.first != 0x0a
  }

  private static let closers = FoldedSet(" \t\"'`\\])*")
  private static let openers = FoldedSet(" \t\"'`\\[({<*")

  /// Passes over blanks, quotes and brackets, also those that are written as in HTML.
  private mutating func pass(_ others: FoldedSet) {
    let limit = min(bytes.count, at + Self.maximumGap)
    while at < limit {
      if others.contains(bytes[at]) {
        at += 1
      } else if bytes[at] == UInt8(ascii: "&"), let length = Self.entityLength(bytes, at) {
        at += length
      } else {
        return
      }
    }
  }

  private static let entities = ["&quot;", "&#34;", "&#39;", "&nbsp;"].map { Array($0.utf8) }

  private static func entityLength(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int? {
    entities.first { bytes[start...].starts(with: $0) }?.count
  }

  // MARK: Values

  private mutating func nextWord() -> Word? {
    let word = readWord()
    guard word.count <= 8, !word.contains(where: IDShape.isDigit), at < bytes.count else {
      return word.isEmpty ? nil : word
    }
    // `u'…'`, `String("…")`: the type of the value comes before it.
    guard "'\"(".utf8.contains(bytes[at]), !word.isEmpty else { return nil }
    pass(Self.openers)
    let value = readWord()
    return value.isEmpty ? nil : value
  }

  private mutating func readWord() -> Word {
    let start = at
    while at < bytes.count, IDShape.isWord(bytes[at]) { at += 1 }
    return bytes[start..<at]
  }

  private func isID(_ word: Word) -> Bool {
    if IDShape.isCertain(word) { return true }
    guard !isStrict, !goesOn(behind: word.endIndex) else { return false }
    switch kind {
    case .job, .jobs: return IDShape.isOther(word) || IDShape.isNumber(word)
    case .task, .order: return IDShape.isOther(word)
    }
  }

  /// Whether a word is only the start of something else: an expression, a path, a number with a fraction.
  private func goesOn(behind end: Int) -> Bool {
    guard end < bytes.count else { return false }
    switch bytes[end] {
    case UInt8(ascii: "."): return end + 1 < bytes.count && IDShape.isWord(bytes[end + 1])
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "$"), UInt8(ascii: "{"),
      UInt8(ascii: "%"), UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "+"):
      return true
    default: return false
    }
  }
}

/// A few ASCII characters.
private struct FoldedSet {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ characters: StaticString) {
    characters.withUTF8Buffer { bytes in
      for byte in bytes {
        if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
      }
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    byte < 128 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 != 0
  }
}
