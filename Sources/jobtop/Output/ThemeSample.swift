import Dashboard
import TerminalUI

/// What a theme looks like: every role by its name, in its style.
struct ThemeSample {
  var theme: Theme
  var isColoured: Bool

  var text: String {
    let columns = 3
    let names = ThemeRole.allCases.map { role in
      let name = fitted(" " + role.rawValue, to: 20)
      return isColoured ? StyledText.text(name, theme[role]) : name
    }
    var text = "\(theme.name) (\(theme.appearance.rawValue))\n"
    for start in stride(from: 0, to: names.count, by: columns) {
      text += names[start..<min(start + columns, names.count)].joined(separator: " ") + "\n"
    }
    return text
  }
}
