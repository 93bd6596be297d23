/// Reads everything the clouds say, out of any text: JSON of every dialect, pretty or in lines, one after
/// the other, or inside the lines of a log.
///
/// The text comes in pieces. What is not read yet of one piece has to come first in the next:
/// `read` says how much is used up.
package struct WireReader {
  /// A single value may be this long; what is longer is not read, so that memory stays bounded.
  package static let maximumValueLength = 64 << 20
  private static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]
  private static let maximumProblems = 1000
  private static let maximumOpenLists = 100

  private let input: String
  private let hint: ReadingHint
  private let answers: AnswerReader
  private var tape = JSONTape()
  /// Whether the tape holds the start of the value at which the piece begins.
  private var isResuming = false
  /// Where the piece begins in the input.
  private var base = 0
  private var position = TextPosition()
  /// How far into the piece `position` is.
  private var positioned = 0
  /// Lists at the top level are read element by element; these are open, with the place of their `[`.
  private var openLists: [Unreadable] = []
  private var broken: BrokenValue?
  private var problems = 0
  private var hasFoundSomething = false
  /// Where in the last piece whole values lay: what is between them is text of another kind.
  package private(set) var values: [Range<Int>] = []

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
    var at = 0
    values.removeAll(keepingCapacity: true)
    if base == 0 {
      if bytes.starts(with: Self.byteOrderMark) { positioned = Self.byteOrderMark.count }
      guard let end = readPage(bytes, isLast: isLast, report) else { return 0 }
      at = end
      if end > 0 { values.append(0..<end) }
    }
    while at < bytes.count, let end = readNext(bytes, from: &at, isLast: isLast, report) {
      at = end
    }
    if isLast { readEnd(bytes, report) }
    advance(to: at, bytes)
    base += at
    positioned = 0
    return at
  }

  /// - Returns: the offset after what was read; nil when that needs more bytes, from `start` on.
  private mutating func readNext(
    _ bytes: UnsafeRawBufferPointer, from start: inout Int, isLast: Bool,
    _ report: (Reading) -> Void
  ) -> Int? {
    if broken != nil { return passOver(bytes, from: start) }
    switch TextMarks.next(in: bytes, from: start, isInList: !openLists.isEmpty) {
    case .none:
      return bytes.count
    case .undecided(let from):
      start = from
      return isLast ? bytes.count : nil
    case .escapedObject(let from):
      switch EscapedObject.end(in: bytes, from: from) {
      case .behind(let end):
        readEscaped(bytes, from..<end, report)
        return end
      case .none(let goOn):
        return goOn
      case .undecided(let goOn):
        start = from
        return isLast ? goOn : nil
      }
    case .tooDeep(let from):
      reportProblem(Self.tooDeep, bytes, in: from, at: from, report)
      broken = BrokenValue()
      return passOver(bytes, from: from)
    case .listStart(let from):
      advance(to: from, bytes)
      if openLists.count < Self.maximumOpenLists {
        openLists.append(unreadable(Self.openList, at: position))
      }
      return from + 1
    case .listEnd(let from):
      openLists.removeLast()
      return from + 1
    case .object(let from):
      start = from
      return readObject(bytes, at: from, isLast: isLast, report)
    }
  }

  // MARK: Values

  private mutating func readObject(
    _ bytes: UnsafeRawBufferPointer, at start: Int, isLast: Bool, _ report: (Reading) -> Void
  ) -> Int? {
    do {
      let end = isResuming ? try tape.resume(bytes, at: start) : try tape.read(bytes, at: start)
      isResuming = false
      let offset = base + start
      var isSomething = false
      guard tape.mayHoldRecords || hint.askedJob != nil else {
        values.append(start..<end)
        return end
      }
      tape.withRoot(of: bytes, at: start) { root in
        answers.read(root) { observation, extent, isListEntry in
          isSomething = true
          report(
            Reading(
              observation: observation, offset: offset + extent.lowerBound, length: extent.count,
              isListEntry: isListEntry))
        }
      }
      hasFoundSomething = hasFoundSomething || isSomething
      values.append(start..<end)
      return end
    } catch {
      return handle(error, bytes, start: start, isLast: isLast, report)
    }
  }

  /// Reads an object that stands in the text with one layer of escapes around it.
  private mutating func readEscaped(
    _ bytes: UnsafeRawBufferPointer, _ extent: Range<Int>, _ report: (Reading) -> Void
  ) {
    let offset = base + extent.lowerBound
    let isSomething = EmbeddedJSON.first(in: UnsafeRawBufferPointer(rebasing: bytes[extent])) {
      var isSomething: Bool?
      answers.read($0, inTextAt: 0..<extent.count) { observation, _, _ in
        isSomething = true
        report(
          Reading(
            observation: observation, offset: offset, length: extent.count, isListEntry: false))
      }
      return isSomething
    }
    guard isSomething == true else { return }
    hasFoundSomething = true
    values.append(extent)
  }

  private mutating func handle(
    _ error: JSONSyntaxError, _ bytes: UnsafeRawBufferPointer, start: Int, isLast: Bool,
    _ report: (Reading) -> Void
  ) -> Int? {
    let place = start + error.offset
    var reason = Self.tooDeep
    switch error.problem {
    case .unfinished:
      isResuming = !isLast && bytes.count - start < Self.maximumValueLength
      let limit = Self.maximumValueLength >> 20
      reason =
        isLast
        ? Self.unfinished
        : "a value of more than \(limit) MiB, passed over: split it"
    case .expected(let what):
      // The message quotes what is there, so that has to be there.
      isResuming = !isLast && bytes.count - place < Self.excerptLength
      reason = "expected \(what), found \(Self.excerpt(bytes, at: place)): correct the JSON there"
    case .tooDeep:
      isResuming = false
    }
    if isResuming { return nil }
    let isAtBegin = error.problem == .unfinished
    reportProblem(reason, bytes, in: start, at: isAtBegin ? start : place, report)
    broken = BrokenValue()
    return passOver(bytes, from: start)
  }

  private mutating func passOver(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard let end = broken?.end(in: bytes, from: start) else { return bytes.count }
    broken = nil
    return end
  }

  // MARK: Begin and end

  /// - Returns: the offset after the page at the start of the input, 0 if there is none; nil when more
  ///   bytes are needed to tell.
  private mutating func readPage(
    _ bytes: UnsafeRawBufferPointer, isLast: Bool, _ report: (Reading) -> Void
  ) -> Int? {
    switch PageReader.begin(of: bytes) {
    case .other: return 0
    case .undecided: return isLast ? 0 : nil
    case .page: break
    }
    guard let length = PageReader.length(of: bytes, isLast: isLast) else { return nil }
    let page = UnsafeRawBufferPointer(rebasing: bytes[..<length])
    reportFailure(page, as: PageReader.error(page, httpStatus: hint.httpStatus), report)
    return length
  }

  private mutating func reportFailure(
    _ bytes: UnsafeRawBufferPointer, as error: JobError, _ report: (Reading) -> Void
  ) {
    hasFoundSomething = true
    report(
      Reading(
        observation: answers.failure(error), offset: base, length: bytes.count, isListEntry: false))
  }

  private mutating func readEnd(_ bytes: UnsafeRawBufferPointer, _ report: (Reading) -> Void) {
    for list in openLists.reversed() {
      report(Reading(observation: .unreadable(list), offset: base, length: 0, isListEntry: false))
    }
    // An answer that failed says so at least with its status.
    if base == 0, !hasFoundSomething, let status = hint.httpStatus, status >= 400 {
      reportFailure(bytes, as: PageReader.error(bytes, httpStatus: status), report)
    }
  }

  // MARK: Places

  /// Moves the position on; it never goes back, so the whole input is counted once.
  private mutating func advance(to offset: Int, _ bytes: UnsafeRawBufferPointer) {
    guard offset > positioned else { return }
    position.advance(over: UnsafeRawBufferPointer(rebasing: bytes[positioned..<offset]))
    positioned = offset
  }

  private func unreadable(_ reason: String, at place: TextPosition) -> Unreadable {
    Unreadable(input: input, line: place.line, column: place.column, reason: reason)
  }

  private static let tooDeep =
    "nested deeper than \(JSONTape.maximumDepth) levels: give the inner part alone"
  private static let unfinished =
    "the value that begins here is never finished: add what is missing at its end"
  private static let openList = "the list that begins here is never closed: add ]"

  /// - Parameters:
  ///   - start: where the value begins. Reading may go on right after that, so the position stays there.
  ///   - offset: where in the value the problem is.
  private mutating func reportProblem(
    _ reason: String, _ bytes: UnsafeRawBufferPointer, in start: Int, at offset: Int,
    _ report: (Reading) -> Void
  ) {
    problems += 1
    guard problems <= Self.maximumProblems else { return }
    let isLastOne = problems == Self.maximumProblems
    advance(to: start, bytes)
    var place = position
    place.advance(over: UnsafeRawBufferPointer(rebasing: bytes[start..<offset]))
    let reason = isLastOne ? "\(reason); further problems are not reported" : reason
    report(
      Reading(
        observation: .unreadable(unreadable(reason, at: place)), offset: base + offset, length: 0,
        isListEntry: false))
  }

  private static let excerptLength = 24

  /// A few characters of what is there, for a message.
  private static func excerpt(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> String {
    guard offset < bytes.count else { return "the end" }
    var word = bytes[offset...].prefix(excerptLength)
      .prefix { $0 > 0x20 && !",:;{}[]\"".utf8.contains($0) }
    // A character that was cut in half is left out.
    if word.count == excerptLength {
      while let last = word.last, last >= 0x80 { word.removeLast() }
    }
    if !word.isEmpty { return String(decoding: word, as: UTF8.self).printable }
    let byte = bytes[offset]
    return byte > 0x20 && byte < 0x7f ? String(Unicode.Scalar(byte)) : "a control character"
  }
}
