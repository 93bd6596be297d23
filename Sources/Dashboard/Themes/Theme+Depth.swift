import TerminalUI

/// Themes on terminals that cannot show all of their colours.
extension Theme {
  /// The theme as such a terminal can show it, so that nothing that matters is lost.
  func adapted(to depth: ColorDepth) -> Theme {
    switch depth {
    case .trueColor, .indexed256: return self
    case .sixteen: return inSixteenColors
    case .monochrome: return Theme(name: name, appearance: appearance, roles: Theme.plain.roles)
    }
  }

  /// Only the ground and the six colours that every terminal has, and that its owner has made readable:
  /// the nearest of sixteen to a soft grey may well be the colour of the ground.
  private var inSixteenColors: Theme {
    var adapted: [ThemeRole: RoleStyle] = [:]
    for role in ThemeRole.allCases {
      let style = self[role]
      let color = basic(style.foreground)
      let isGrey = color == .terminal && style.foreground != self[.text].foreground
      adapted[role] = RoleStyle(
        foreground: color, background: .terminal,
        attributes: isGrey && !style.attributes.contains(.bold)
          ? style.attributes.union(.dim) : style.attributes)
    }
    adapted[.text] = RoleStyle()
    adapted[.selected] = RoleStyle(attributes: .reverse)
    adapted[.panel] = RoleStyle(attributes: .reverse)
    adapted[.marked] = RoleStyle(attributes: [])
    adapted[.changed] = RoleStyle(attributes: .bold)
    adapted[.alarm] = RoleStyle(
      foreground: basic(self[.failed].foreground), attributes: [.bold, .reverse])
    return Theme(name: name, appearance: appearance, roles: adapted)
  }

  /// The basic colour of the same hue; the terminal's own for greys.
  private func basic(_ color: Color) -> Color {
    guard case .rgb(let red, let green, let blue) = color else { return color }
    let (r, g, b) = (Int(red), Int(green), Int(blue))
    let (most, least) = (max(r, g, b), min(r, g, b))
    // Hardly any colour in it.
    guard most - least > 48, (most - least) * 4 > most else { return .terminal }
    let range = Double(most - least)
    let sixth: Double =
      most == r
      ? Double(g - b) / range : most == g ? 2 + Double(b - r) / range : 4 + Double(r - g) / range
    // Plain blue cannot be read on black, nor cyan on white.
    let cold: UInt8 = appearance == .dark ? 6 : 4
    switch (sixth + 6).truncatingRemainder(dividingBy: 6) * 60 {
    case ..<25, 330...: return .indexed(1)
    case ..<75: return .indexed(3)
    case ..<165: return .indexed(2)
    case ..<255: return .indexed(cold)
    default: return .indexed(5)
    }
  }
}
