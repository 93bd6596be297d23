/// What a terminal answers when it is asked for the colour of its background (OSC 11).
struct TerminalColor: Equatable, Sendable {
  /// Each from 0 to 1.
  var red: Double
  var green: Double
  var blue: Double

  /// Asks for it.
  static let question = "\u{1B}]11;?\u{07}"
  private static let start = "11;"

  /// Reads `11;rgb:ffff/ffff/ffff`, with one to four digits for each part.
  init?(answer: String) {
    guard answer.hasPrefix(Self.start), let colon = answer.firstIndex(of: ":") else { return nil }
    let parts = answer[answer.index(after: colon)...].split(separator: "/").map { digits in
      (1...4).contains(digits.utf8.count)
        ? UInt32(digits, radix: 16).map { Double($0) / Double((1 << (4 * digits.utf8.count)) - 1) }
        : nil
    }
    guard parts.count >= 3, let red = parts[0], let green = parts[1], let blue = parts[2] else {
      return nil
    }
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// Whether a text may become an answer.
  static func mayBegin(_ text: String) -> Bool {
    !text.isEmpty && (text.hasPrefix(start) || start.hasPrefix(text))
  }

  /// Whether dark text is read better on it.
  var isLight: Bool { 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 }
}
