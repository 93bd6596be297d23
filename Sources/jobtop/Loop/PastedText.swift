import JobModel
import JobSources

/// Text that somebody pasted into the dashboard, as the store takes it in.
enum PastedText {
  private static let source = "pasted"

  /// What the text names. Where it is no answer of a cloud, it may be ids and nothing else.
  static func answers(in text: String) -> [SeenAnswer] {
    var reading = TextReading(name: source)
    var found: [SeenAnswer] = []
    reading.read(Array(text.utf8), isLast: true, seen: .system, isLive: false) { answer in
      if case .unreadable = answer.observation { return }
      found.append(answer)
    }
    return found.isEmpty ? ids(in: text) : found
  }

  private static func ids(in text: String) -> [SeenAnswer] {
    let words = text.split { $0.isWhitespace || $0 == "," }.map(String.init)
    guard words.allSatisfy(isLikeAnID) else { return [] }
    return words.map { SeenAnswer(typedID: $0, source: source) }
  }

  /// Ids are long, have digits, and are written without anything but letters, digits and dashes.
  private static func isLikeAnID(_ word: String) -> Bool {
    word.utf8.count >= 5 && word.contains(where: \.isNumber)
      && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
  }
}
