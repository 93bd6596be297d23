package import JobModel

/// Reads handles and answers out of any text, piece by piece: what `track`, `exec` and a paste go through.
package struct TextReading {
  private let name: String
  private var reading: SourceReading

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
    reading.read(piece, isLast: isLast) { reading, _, bytes in
      let answer = SeenAnswer(
        observation: reading.observation, bytes: Array(bytes[reading.range(in: bytes)]),
        isListEntry: reading.isListEntry, seen: seen, isLive: isLive, source: name, kind: .file)
      report(answer.withoutSecrets)
    }
  }
}
