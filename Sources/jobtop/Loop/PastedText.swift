import JobModel
import JobSources

/// Text pasted into the dashboard, as answers for the store.
enum PastedText {
  private static let source = "pasted"

  /// What the text names. If it is not a cloud's answer, it may be nothing but ids.
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
    var found: [SeenAnswer] = []
    for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
      guard case .success(let handle) = HandleFinder.handle(typed: String(word)) else { return [] }
      found.append(SeenAnswer(handle, seen: .system, source: source))
    }
    return found
  }
}
