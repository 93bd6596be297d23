internal import Glibc

/// How well colours can be told apart.
extension Color {
  /// As in WCAG: 1 is not at all, 4.5 is enough for text, 21 is black on white.
  ///
  /// - Returns: nil where one of them is up to the operator's terminal.
  package static func contrast(_ one: Color, _ other: Color) -> Double? {
    guard let first = one.luminance, let second = other.luminance else { return nil }
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// This colour, moved towards another as little as it takes to be readable on a ground.
  ///
  /// - Returns: nil where it is not known how well it can be read.
  package func readable(on ground: Color, towards ink: Color) -> Color? {
    guard let own = fixed, let target = ink.fixed, ground.fixed != nil else { return nil }
    let steps = 8
    for step in 0..<steps {
      let mixed = Color.mix(own, target, step, of: steps)
      if let contrast = Color.contrast(mixed, ground), contrast >= Color.enoughForText {
        return step == 0 ? self : mixed
      }
    }
    return ink
  }

  /// Black or white, whichever is read better on this colour; nil where the colour is not known.
  package var plainInk: Color? {
    luminance.map { $0 > 0.179 ? .rgb(0, 0, 0) : .rgb(255, 255, 255) }
  }

  package static let enoughForText = 4.5

  /// The first sixteen are whatever the operator has made of them.
  private var fixed: Components? {
    switch self {
    case .terminal: nil
    case .indexed(let index): index < 16 ? nil : Color.components(ofIndex: index)
    case .rgb(let red, let green, let blue): (Int(red), Int(green), Int(blue))
    }
  }

  private var luminance: Double? {
    fixed.map {
      0.2126 * Color.linear[$0.red] + 0.7152 * Color.linear[$0.green]
        + 0.0722 * Color.linear[$0.blue]
    }
  }

  private static let linear = (0...255).map { part in
    let value = Double(part) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  private static func mix(
    _ one: Components, _ other: Components, _ share: Int, of whole: Int
  ) -> Color {
    func part(_ from: Int, _ to: Int) -> UInt8 {
      UInt8(clamping: from + (to - from) * share / whole)
    }
    return .rgb(
      part(one.red, other.red), part(one.green, other.green), part(one.blue, other.blue))
  }
}
