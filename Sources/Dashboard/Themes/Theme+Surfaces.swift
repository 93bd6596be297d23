import TerminalUI

/// Roles on the background of others: of the selected row, of a panel.
extension Theme {
  /// How something looks on the background of another role. Its colour stays as it is if it can be read there,
  /// else it becomes more like the text that belongs to that background.
  func style(_ style: Style, on surface: ThemeRole) -> Style {
    let patch = self[surface]
    var result = style
    if patch.background == self[.text].background {
      if patch.foreground != self[.text].foreground { result.foreground = patch.foreground }
      return result
    }
    result.background = patch.background
    result.foreground = foreground(style.foreground, on: patch)
    return result
  }

  private func foreground(_ color: Color, on patch: Style) -> Color {
    guard let plain = patch.background.plainInk else {
      // Of the colours of the terminal nobody here knows which goes with which.
      return patch.foreground == self[.text].foreground ? color : patch.foreground
    }
    // What is nearly nothing is to stay that.
    if color == self[.barEmpty].foreground, color != self[.faint].foreground { return color }
    let ink = patch.foreground == .terminal ? plain : patch.foreground
    if color == .terminal { return ink }
    return color.readable(on: patch.background, towards: ink) ?? color
  }
}
