/// What becomes of a colour on a terminal with fewer colours.
extension Color {
  /// The colour itself where the depth allows it, else the one that looks most like it.
  package func nearest(in depth: ColorDepth) -> Color {
    switch (self, depth) {
    case (.terminal, _), (_, .trueColor):
      return self
    case (_, .monochrome):
      return .terminal
    case (.indexed(let index), .sixteen):
      return index < 16 ? self : Color.nearestOfSixteen(Color.components(ofIndex: index))
    case (.indexed, .indexed256):
      return self
    case (.rgb(let red, let green, let blue), .indexed256):
      return Color.nearestOf256((Int(red), Int(green), Int(blue)))
    case (.rgb(let red, let green, let blue), .sixteen):
      return Color.nearestOfSixteen((Int(red), Int(green), Int(blue)))
    }
  }

  typealias Components = (red: Int, green: Int, blue: Int)

  /// xterm's own values; 0-15 are a guess, since every operator has their own.
  static func components(ofIndex index: UInt8) -> Components {
    switch index {
    case 0..<16:
      return ansi[Int(index)]
    case 16..<232:
      let cell = Int(index) - 16
      return (cubeLevels[cell / 36], cubeLevels[cell / 6 % 6], cubeLevels[cell % 6])
    default:
      let level = 8 + 10 * (Int(index) - 232)
      return (level, level, level)
    }
  }

  private static let cubeLevels = [0, 95, 135, 175, 215, 255]

  private static let ansi: [Components] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0),
    (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]

  /// Among the colour cube and the greys only: the first sixteen may look like anything.
  private static func nearestOf256(_ color: Components) -> Color {
    func step(_ value: Int) -> Int { value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40 }
    let cube = 16 + 36 * step(color.red) + 6 * step(color.green) + step(color.blue)
    let mean = (color.red + color.green + color.blue) / 3
    let grey = 232 + min(23, max(0, (mean - 3) / 10))
    let best = [cube, grey].min { left, right in
      distance(color, components(ofIndex: UInt8(left)))
        < distance(color, components(ofIndex: UInt8(right)))
    }
    return .indexed(UInt8(best ?? cube))
  }

  private static func nearestOfSixteen(_ color: Components) -> Color {
    let best = ansi.indices.min { left, right in
      distance(color, ansi[left]) < distance(color, ansi[right])
    }
    return .indexed(UInt8(best ?? 7))
  }

  /// "Redmean": close to what eyes see, in integers.
  private static func distance(_ left: Components, _ right: Components) -> Int {
    let mean = (left.red + right.red) / 2
    let red = left.red - right.red
    let green = left.green - right.green
    let blue = left.blue - right.blue
    return (512 + mean) * red * red / 256 + 4 * green * green
      + (767 - mean) * blue * blue / 256
  }
}
