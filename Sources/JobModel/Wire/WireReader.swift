/// Reads everything the clouds say, out of any text: JSON of every dialect, pretty or in lines, one after
/// the other, or inside the lines of a log.
///
/// The text comes in pieces. What is not read yet of one piece has to stand at the begin of the next:
/// `read` says how much that is.
package struct WireReader {
  /// A single value may be this long; what is longer is not read, so that memory stays bounded.
  package static let maximumValueLength = 64 << 20

  private let input: String
  private let hint: ReadingHint
  private let answers: AnswerReader
  private var tape = JSONTape()
  /// Where the piece begins in the input.
  private var base = 0
  /// Line breaks in everything before the piece.
  private var lineBreaks = 0
  /// Bytes before the piece that are in its first line.
  private var lineStart = 0
  /// Lists at the top level are read element by element; these are open, with the place of their `[`.
  private var openLists: [Unreadable] = []
  private var recovery: Recovery?

  /// - Parameter input: the name under which problems are reported.
  package init(input: String = "", hint: ReadingHint = ReadingHint()) {
    self.input = input
    self.hint = hint
    answers = AnswerReader(hint: hint)
  }

  /// Reads one piece of the text.
  ///
  /// - Parameter isLast: whether the input ends with this piece.
  /// - Returns: how many bytes have been used up.
  package mutating func read(
    _ bytes: UnsafeRawBufferPointer, isLast: Bool, _ report: (Reading) -> Void
  ) -> Int {
    if base == 0, PageReader.isPage(bytes) {
      return readPage(bytes, isLast: isLast, report)
    }
    var at = 0
    scan: while at < bytes.count {
      if recovery != nil {
        at = recover(bytes, from: at)
        continue
      }
      switch nextMark(bytes, from: at) {
      case .none:
        at = bytes.count
      case .needsMore(let from):
        at = isLast ? bytes.count : from
        if !isLast { break scan }
      case .tooDeep(let from, let end):
        report(problem("nested deeper than \(JSONTape.maximumDepth) levels", bytes, at: from))
        at = end
      case .listStart(let from):
        openLists.append(place(bytes, at: from, "the list that begins here is never closed"))
        at = from + 1
      case .listEnd(let from):
        openLists.removeLast()
        at = from + 1
      case .object(let from):
        guard let end = readObject(bytes, at: from, isLast: isLast, report) else {
          at = from
          break scan
        }
        at = end
      }
    }
    if isLast { reportOpenLists(report) }
    advance(bytes, by: at)
    return at
  }

  /// Reads a record again that was read before, from just its own bytes.
  package static func reread(
    _ bytes: UnsafeRawBufferPointer, isListEntry: Bool, hint: ReadingHint = ReadingHint()
  ) -> [Observation] {
    var found: [Observation] = []
    if PageReader.isPage(bytes) || !isListEntry {
      var reader = WireReader(hint: hint)
      _ = reader.read(bytes, isLast: true) { found.append($0.observation) }
      return found
    }
    var tape = JSONTape()
    guard (try? tape.read(bytes, at: 0)) != nil else { return [] }
    tape.withRoot(of: bytes) { root in
      AnswerReader(hint: hint).readListEntry(root) { observation, _, _ in found.append(observation) }
    }
    return found
  }

  // MARK: Values

  private mutating func readObject(
    _ bytes: UnsafeRawBufferPointer, at start: Int, isLast: Bool, _ report: (Reading) -> Void
  ) -> Int? {
    do {
      let end = try tape.read(bytes, at: start)
      tape.withRoot(of: bytes) { root in
        answers.read(root) { observation, extent, isListEntry in
          report(
            Reading(
              observation: observation, offset: base + extent.lowerBound, length: extent.count,
              isListEntry: isListEntry))
        }
      }
      return end
    } catch {
      return handle(error, bytes, start: start, isLast: isLast, report)
    }
  }

  private mutating func handle(
    _ error: JSONSyntaxError, _ bytes: UnsafeRawBufferPointer, start: Int, isLast: Bool,
    _ report: (Reading) -> Void
  ) -> Int? {
    switch error.problem {
    case .unfinished where !isLast && bytes.count - start < Self.maximumValueLength:
      return nil
    case .unfinished where !isLast:
      let limit = Self.maximumValueLength >> 20
      report(problem("a value of more than \(limit) MiB, passed over", bytes, at: start))
    case .unfinished:
      report(problem("the value that begins here is never finished", bytes, at: start))
    case .tooDeep:
      report(problem("nested deeper than \(JSONTape.maximumDepth) levels", bytes, at: error.offset))
    case .expected(let what):
      let found = Self.excerpt(bytes, at: error.offset)
      report(problem("expected \(what), found \(found)", bytes, at: error.offset))
    }
    let isAlone = column(bytes, at: start) == 1
    recovery = Recovery(isAlone: isAlone)
    return isAlone ? start : max(error.offset, start + 1)
  }

  private mutating func readPage(
    _ bytes: UnsafeRawBufferPointer, isLast: Bool, _ report: (Reading) -> Void
  ) -> Int {
    guard isLast || bytes.count > 1 << 20 else { return 0 }
    let error = PageReader.error(bytes, httpStatus: hint.httpStatus)
    let observation: Observation
    if let asked = hint.askedJob {
      observation =
        NotFound.matches(error, httpStatus: hint.httpStatus)
        ? .notFound(asked, error) : .refused(error)
    } else {
      var job = Job()
      job.state = .failed
      job.error = error
      job.rootCause = error.rootCause(path: ["job"])
      job.requestID = hint.requestID
      job.service = hint.service
      job.context = hint.context
      observation = .job(job)
    }
    report(Reading(observation: observation, offset: 0, length: bytes.count, isListEntry: false))
    advance(bytes, by: bytes.count)
    return bytes.count
  }

  private func reportOpenLists(_ report: (Reading) -> Void) {
    for list in openLists.reversed() {
      report(Reading(observation: .unreadable(list), offset: base, length: 0, isListEntry: false))
    }
  }

  // MARK: Places

  private mutating func advance(_ bytes: UnsafeRawBufferPointer, by count: Int) {
    let used = UnsafeRawBufferPointer(rebasing: bytes[..<count])
    lineBreaks += Self.lineBreaks(in: used)
    if let last = used.lastIndex(of: 0x0a) {
      lineStart = count - last - 1
    } else {
      lineStart += count
    }
    base += count
  }

  private static func lineBreaks(in bytes: UnsafeRawBufferPointer) -> Int {
    var count = 0
    for byte in bytes { count &+= byte == 0x0a ? 1 : 0 }
    return count
  }

  private func column(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
    let before = bytes[..<offset]
    guard let last = before.lastIndex(of: 0x0a) else { return lineStart + offset + 1 }
    return String(decoding: before[(last + 1)...], as: UTF8.self).count + 1
  }

  private func place(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, _ reason: String
  ) -> Unreadable {
    let breaks = Self.lineBreaks(in: UnsafeRawBufferPointer(rebasing: bytes[..<offset]))
    return Unreadable(
      input: input, line: lineBreaks + breaks + 1, column: column(bytes, at: offset), reason: reason)
  }

  private func problem(
    _ reason: String, _ bytes: UnsafeRawBufferPointer, at offset: Int
  ) -> Reading {
    Reading(
      observation: .unreadable(place(bytes, at: offset, reason)), offset: base + offset, length: 0,
      isListEntry: false)
  }

  /// A few characters of what stands there, for a message.
  private static func excerpt(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> String {
    guard offset < bytes.count else { return "the end" }
    let rest = bytes[offset...].prefix(24)
    let isWord = { (byte: UInt8) in byte > 0x20 && !",:;{}[]\"".utf8.contains(byte) }
    let word = rest.prefix(while: isWord)
    return String(decoding: word.isEmpty ? rest.prefix(1) : word, as: UTF8.self)
  }
}

// MARK: - Finding values in a text

extension WireReader {
  private enum Mark {
    case object(Int)
    case listStart(Int)
    case listEnd(Int)
    case tooDeep(Int, end: Int)
    case needsMore(Int)
    case none
  }

  /// The next place at which something may begin. Braces that no JSON object begins with are text.
  private func nextMark(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Mark {
    var at = start
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "{"):
        guard let next = afterBlanks(bytes, at + 1) else { return .needsMore(at) }
        if bytes[next] == UInt8(ascii: "\"") || bytes[next] == UInt8(ascii: "}") {
          return .object(at)
        }
      case UInt8(ascii: "["):
        let run = bracketRun(bytes, from: at)
        if run.depth > JSONTape.maximumDepth { return .tooDeep(at, end: run.end) }
        guard run.end < bytes.count else { return .needsMore(at) }
        if run.depth == 1, bytes[run.end] == UInt8(ascii: "{") { return .listStart(at) }
      case UInt8(ascii: "]") where !openLists.isEmpty:
        return .listEnd(at)
      default:
        break
      }
      at += 1
    }
    return .none
  }

  private func afterBlanks(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int? {
    var at = start
    while at < bytes.count {
      if bytes[at] > 0x20 { return at }
      at += 1
    }
    return nil
  }

  private func bracketRun(
    _ bytes: UnsafeRawBufferPointer, from start: Int
  ) -> (depth: Int, end: Int) {
    var at = start
    var depth = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "[") { depth += 1 } else if bytes[at] > 0x20 { break }
      at += 1
    }
    return (depth, at)
  }
}

// MARK: - Going on after something broken

extension WireReader {
  /// How the end of a broken value is found.
  private struct Recovery {
    /// It begins its line: then the next line that begins with a bracket is the next value. One in the
    /// middle of a line belongs to a log, and ends with the line at the latest.
    var isAlone: Bool
    var depth = 0
    var isQuoted = false
  }

  private mutating func recover(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard var state = recovery else { return start }
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == 0x0a {
        let next = at < bytes.count ? bytes[at] : 0
        if !state.isAlone || next == UInt8(ascii: "{") || next == UInt8(ascii: "[") {
          recovery = nil
          return at
        }
        state.isQuoted = false
      }
      guard state.isAlone else { continue }
      switch byte {
      case UInt8(ascii: "\\") where state.isQuoted: at += 1
      case UInt8(ascii: "\""): state.isQuoted.toggle()
      case UInt8(ascii: "{") where !state.isQuoted, UInt8(ascii: "[") where !state.isQuoted:
        state.depth += 1
      case UInt8(ascii: "}") where !state.isQuoted, UInt8(ascii: "]") where !state.isQuoted:
        state.depth -= 1
        if state.depth <= 0 {
          recovery = nil
          return at
        }
      default: break
      }
    }
    recovery = state
    return min(at, bytes.count)
  }
}
