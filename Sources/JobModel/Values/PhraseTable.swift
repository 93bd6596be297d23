/// Finds which of some ASCII phrases, all in lower case, is part of a text, letter case ignored.
///
/// One pass over the text, in which only phrases are compared that begin with the letter that stands there:
/// this runs for every record, and the general search of the standard library costs a hundred times as much.
struct PhraseTable<Value: Sendable>: Sendable {
  private let phrases: [(text: [UInt8], value: Value)]
  /// For each letter the phrases that begin with it, by number.
  private let byFirst: [[Int]]

  /// - Parameter phrases: the first of them that is found decides, wherever it stands in the text.
  init(_ phrases: [(text: StaticString, value: Value)]) {
    self.phrases = phrases.map { phrase in
      (phrase.text.withUTF8Buffer { Array($0) }, phrase.value)
    }
    var byFirst = [[Int]](repeating: [], count: 256)
    for (number, phrase) in self.phrases.enumerated() {
      if let first = phrase.text.first { byFirst[Int(first)].append(number) }
    }
    self.byFirst = byFirst
  }

  func first(in text: String) -> Value? {
    var text = text
    return text.withUTF8 { bytes in
      var best = phrases.count
      for start in bytes.indices {
        for number in byFirst[Int(folded(bytes[start]))] where number < best {
          if begins(phrases[number].text, at: start, of: bytes) { best = number }
        }
      }
      return best < phrases.count ? phrases[best].value : nil
    }
  }

  private func begins(_ phrase: [UInt8], at start: Int, of bytes: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    guard phrase.count <= bytes.count - start else { return false }
    for index in phrase.indices where folded(bytes[start + index]) != phrase[index] { return false }
    return true
  }

  private func folded(_ byte: UInt8) -> UInt8 {
    (0x41...0x5a).contains(byte) ? byte | 0x20 : byte
  }
}
