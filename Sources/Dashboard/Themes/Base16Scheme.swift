import TerminalUI
import Yams

/// Sixteen colours with fixed meanings, as the schemes of tinted-theming name them.
struct Base16Scheme {
  private let name: String
  private let appearance: Theme.Appearance
  private let colors: [Color]

  /// Nil when the file is something else: a scheme has `base00` at its top or within `palette`.
  init?(_ root: Node.Mapping, _ reader: ThemeReader) throws(ThemeError) {
    let palette = root["palette"]?.mapping ?? root
    guard palette["base00"] != nil else { return nil }
    var colors: [Color] = []
    for number in 0..<16 {
      let key = "base0" + String(number, radix: 16, uppercase: true)
      guard let node = palette[key] else { throw reader.error("\(key) is missing") }
      // Unquoted digits are a number to YAML, and its leading zeros count: so the text is asked for.
      let text = node.scalar?.string ?? ""
      guard let color = Color(parsing: text.hasPrefix("#") ? text : "#" + text) else {
        throw reader.error("\(key): \"\(text)\" is not a colour such as a1b2c3", at: node)
      }
      colors.append(color)
    }
    self.colors = colors
    name = root["name"]?.string ?? root["scheme"]?.string ?? reader.stem
    appearance =
      root["variant"]?.string.flatMap(Theme.Appearance.init)
      ?? (Self.isLight(colors[0]) ? .light : .dark)
  }

  private static func isLight(_ color: Color) -> Bool {
    guard case .rgb(let red, let green, let blue) = color else { return false }
    return Int(red) * 3 + Int(green) * 6 + Int(blue) > 1280
  }

  var theme: Theme {
    func fg(_ index: Int, _ attributes: Attributes? = nil) -> Theme.RoleStyle {
      Theme.RoleStyle(foreground: colors[index], attributes: attributes)
    }
    return Theme(
      name: name, appearance: appearance,
      roles: [
        .text: Theme.RoleStyle(foreground: colors[5], background: colors[0]),
        .muted: fg(4), .faint: fg(3), .accent: fg(13),
        .header: Theme.RoleStyle(background: colors[1]),
        .panel: Theme.RoleStyle(background: colors[1]),
        .selected: Theme.RoleStyle(background: colors[2]),
        .marked: Theme.RoleStyle(background: colors[1]),
        .changed: Theme.RoleStyle(background: colors[1], attributes: .bold),
        .failed: fg(8, .bold),
        .alarm: Theme.RoleStyle(foreground: colors[0], background: colors[8], attributes: .bold),
        .running: fg(13), .waiting: fg(4), .unpaid: fg(10), .succeeded: fg(11),
        .cancelled: fg(3), .unknown: fg(14), .gone: fg(3),
        .cause: fg(5, .bold), .code: fg(8), .warning: fg(9), .info: fg(12),
        .sparkline: fg(13), .jsonKey: fg(13), .jsonString: fg(11), .jsonNumber: fg(9),
        .jsonWord: fg(14), .jsonPunctuation: fg(3),
      ])
  }
}
