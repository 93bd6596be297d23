package import JobModel

/// Reads handles and answers out of any text, piece by piece: what `track`, `exec` and a paste go through.
///
/// Answers are read where the text holds JSON, handles in what is between; and what the text says around an
/// answer (the address that was called) is known of it too.
package struct TextReading {
  private let name: String
  private var reading: SourceReading
  private var finder = HandleFinder()
  /// Memory for text without its values, used again and again.
  private var blanked: [UInt8] = []
  /// Where the last answer began.
  private var lastAnswer = 0

  /// - Parameter name: what the text is called in messages and in the store.
  package init(name: String) {
    self.name = name
    reading = SourceReading(name: name)
  }

  /// Reads on.
  ///
  /// - Parameters:
  ///   - seen: when the text was there to be read.
  ///   - isLive: whether it was written at that moment.
  ///   - report: is given what was found, without secrets; and what could not be read.
  package mutating func read(
    _ piece: [UInt8], isLast: Bool, seen: Instant, isLive: Bool, _ report: (SeenAnswer) -> Void
  ) {
    var answers: [(offset: Int, answer: SeenAnswer)] = []
    var handles: [FoundHandle] = []
    let name = name
    reading.read(
      piece, isLast: isLast,
      { reading, _, bytes in
        let answer = SeenAnswer(
          observation: reading.observation, bytes: Array(bytes[reading.range(in: bytes)]),
          isListEntry: reading.isListEntry, seen: seen, isLive: isLive, source: name, kind: .file)
        answers.append((reading.offset, answer))
      },
      passed: { bytes, values in
        guard !values.isEmpty else {
          return finder.read(bytes, isLast: isLast) { handles.append($0) }
        }
        Self.blank(values, in: bytes, into: &blanked)
        blanked.withUnsafeBytes { text in
          finder.read(text, isLast: isLast) { handles.append($0) }
        }
      })
    for (offset, answer) in answers {
      let said = finder.surroundings(at: offset, behind: lastAnswer)
      report(answer.adding(said).withoutSecrets)
      lastAnswer = offset
    }
    for handle in handles { report(SeenAnswer(handle, seen: seen, source: name)) }
  }

  /// The text between values: they become blanks, so that it stays where it was.
  private static func blank(
    _ values: [Range<Int>], in bytes: UnsafeRawBufferPointer, into text: inout [UInt8]
  ) {
    text.removeAll(keepingCapacity: true)
    text.append(contentsOf: bytes)
    text.withUnsafeMutableBytes { text in
      for value in values {
        UnsafeMutableRawBufferPointer(rebasing: text[value]).blank()
      }
    }
  }
}

extension SeenAnswer {
  /// A handle that stood in a text, or that somebody typed. It says nothing new when it is read again.
  package init(_ handle: FoundHandle, seen: Instant, source: String) {
    var job = Job()
    job.id = handle.job
    job.orderID = handle.order
    job.service = handle.service
    job.region = handle.region
    job.projectID = handle.projectID
    let id = handle.job?.rawValue ?? handle.order?.rawValue ?? ""
    self.init(
      observation: .job(job), bytes: Array(id.utf8), isListEntry: false, seen: seen, isLive: false,
      source: source, kind: .file)
  }

  /// Read again with what the text around it said.
  fileprivate func adding(_ surroundings: Surroundings) -> SeenAnswer {
    guard surroundings != Surroundings(), !bytes.isEmpty else { return self }
    let again = bytes.withUnsafeBytes {
      WireReader.reread($0, isListEntry: isListEntry, hint: surroundings.hint())
    }
    guard let same = again.first(where: { $0.isSameKind(as: observation) }) ?? again.first else {
      return self
    }
    var answer = self
    answer.observation = same
    return answer
  }
}

extension Observation {
  fileprivate func isSameKind(as other: Observation) -> Bool {
    switch (self, other) {
    case (.job(let one), .job(let other)): one.id == other.id && one.orderID == other.orderID
    case (.order(let one), .order(let other)): one.id == other.id
    default: false
    }
  }
}
