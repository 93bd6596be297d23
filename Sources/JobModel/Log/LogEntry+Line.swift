extension LogEntry {
  /// As a line of a file, without its end: time, level, context, text, and the request where there is one.
  package var line: String {
    var words = [time.iso8601, level.rawValue.padded(to: LogEntry.widestLevel)]
    words.append(context.map { LogEntry.word($0) } ?? "-")
    words.append(text)
    if let requestID { words.append("request=" + LogEntry.word(requestID)) }
    return words.joined(separator: " ")
  }

  /// So that the texts stand below each other.
  private static let widestLevel = LogLevel.allCases.map(\.rawValue.count).max() ?? 0

  /// One word, whatever someone has put into it: programs take lines apart at the blanks.
  private static func word(_ text: String) -> String {
    let word = text.cut(to: 200).printable
    let isOne = !word.isEmpty && !word.contains { $0.isWhitespace || $0 == "\"" }
    return isOne ? word : "\"" + word.split(separator: "\"").joined(separator: "'") + "\""
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
