extension WireReader {
  /// Reads a record again that was read before, from just its own bytes.
  package static func reread(
    _ bytes: UnsafeRawBufferPointer, isListEntry: Bool, hint: ReadingHint = ReadingHint()
  ) -> [Observation] {
    var found: [Observation] = []
    guard isListEntry else {
      var reader = WireReader(hint: hint)
      _ = reader.read(bytes, isLast: true) { found.append($0.observation) }
      return found
    }
    var tape = JSONTape()
    guard (try? tape.read(bytes, at: 0)) != nil else { return [] }
    tape.withRoot(of: bytes) { root in
      AnswerReader(hint: hint).readListEntry(root) { observation, _, _ in found.append(observation)
      }
    }
    return found
  }
}
