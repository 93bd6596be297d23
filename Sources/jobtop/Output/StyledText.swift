import Glibc
import TerminalUI

/// Text with colours for standard output, where it is a terminal that wants them.
enum StyledText {
  static func text(_ text: String, _ style: Style) -> String {
    let codes = codes(of: style)
    return codes.isEmpty ? text : "\u{1b}[\(codes.joined(separator: ";"))m\(text)\u{1b}[0m"
  }

  private static func codes(of style: Style) -> [String] {
    let attributes: [(Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
    ]
    return attributes.filter { style.attributes.contains($0.0) }.map(\.1)
      + color(style.foreground, base: 30) + color(style.background, base: 40)
  }

  private static func color(_ color: Color, base: Int) -> [String] {
    switch color {
    case .terminal: []
    case .indexed(let number) where number < 8: ["\(base + Int(number))"]
    case .indexed(let number) where number < 16: ["\(base + 52 + Int(number))"]
    case .indexed(let number): ["\(base + 8)", "5", "\(number)"]
    case .rgb(let red, let green, let blue): ["\(base + 8)", "2", "\(red)", "\(green)", "\(blue)"]
    }
  }
}

extension StandardStreams {
  /// Whether standard output is a terminal whose user wants colours (no-color.org).
  static var wantsColour: Bool {
    let refusal = getenv("NO_COLOR").map { String(cString: $0) } ?? ""
    let term = getenv("TERM").map { String(cString: $0) } ?? "dumb"
    return outputIsTerminal && refusal.isEmpty && term != "dumb"
  }
}
