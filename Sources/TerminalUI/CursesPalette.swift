/// Creates ncurses' colour pairs as they are needed.
final class CursesPalette {
  /// What ncurses needs to know to draw in a style.
  struct Ink {
    var attributes: Int32
    var pair: Int32
  }

  private struct Colors: Hashable {
    var foreground: Int32
    var background: Int32
  }

  private let depth: ColorDepth
  private let colors: Int
  private let define: (_ pair: Int32, _ foreground: Int32, _ background: Int32) -> Bool
  private var pairs: [Colors: Int32] = [:]
  private var inks: [Style: Ink] = [:]

  init(
    depth: ColorDepth, colors: Int,
    define: @escaping (_ pair: Int32, _ foreground: Int32, _ background: Int32) -> Bool
  ) {
    self.depth = depth
    self.colors = colors
    self.define = define
  }

  func ink(for style: Style) -> Ink {
    if let known = inks[style] { return known }
    // A program that keeps inventing styles must not fill the memory.
    if inks.count > 4096 { inks.removeAll() }
    var attributes = style.attributes
    let foreground = number(of: style.foreground.nearest(in: depth))
    let background = number(of: style.background.nearest(in: depth))
    if foreground.isBright { attributes.insert(.bold) }
    let ink = Ink(
      attributes: Int32(attributes.rawValue),
      pair: pair(Colors(foreground: foreground.number, background: background.number)))
    inks[style] = ink
    return ink
  }

  private func pair(_ colors: Colors) -> Int32 {
    if colors.foreground < 0, colors.background < 0 { return 0 }
    if let known = pairs[colors] { return known }
    let pair = Int32(pairs.count + 1)
    // When the terminal has no more pairs, the text is at least there.
    guard define(pair, colors.foreground, colors.background) else { return 0 }
    pairs[colors] = pair
    return pair
  }

  /// ncurses' number of a colour. A terminal of eight colours shows the bright ones as bold.
  private func number(of color: Color) -> (number: Int32, isBright: Bool) {
    switch color {
    case .terminal: return (-1, false)
    case .indexed(let index):
      return colors < 16 && index >= 8 && index < 16
        ? (Int32(index) - 8, true) : (Int32(index), false)
    case .rgb(let red, let green, let blue):
      return (TerminfoEntry.number(red: red, green: green, blue: blue), false)
    }
  }
}
