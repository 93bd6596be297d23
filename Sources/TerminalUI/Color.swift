/// A colour as a theme names it. What a terminal can show of it is decided last, in the driver.
package enum Color: Hashable, Sendable {
  /// The terminal's own default, foreground or background.
  case terminal
  /// A place in the operator's palette: 0-15 are theirs to choose, 16-255 are (nearly always) fixed.
  case indexed(UInt8)
  case rgb(UInt8, UInt8, UInt8)
}

/// How many colours a terminal can show.
package enum ColorDepth: Int, Comparable, Hashable, Sendable, CaseIterable {
  case monochrome
  case sixteen
  case indexed256
  case trueColor

  package static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}

// MARK: - Spelling

extension Color {
  /// The sixteen ANSI names in the order of their numbers; the bright ones are `bright-` + name.
  package static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
  ]

  /// Reads `#rrggbb`, `#rgb`, `red`, `bright-red`, `gray`, `0`-`255` or `default`.
  package init?(parsing text: String) {
    let word = text.lowercased()
    if word.hasPrefix("#") {
      guard let color = Color(hex: word.dropFirst()) else { return nil }
      self = color
    } else if word == "default" {
      self = .terminal
    } else if word == "gray" || word == "grey" {
      self = .indexed(8)
    } else if let number = UInt8(word), !word.hasPrefix("+") {
      self = .indexed(number)
    } else if let index = Color.names.firstIndex(of: word) {
      self = .indexed(UInt8(index))
    } else if word.hasPrefix("bright-"),
      let index = Color.names.firstIndex(of: String(word.dropFirst("bright-".count)))
    {
      self = .indexed(UInt8(index + 8))
    } else {
      return nil
    }
  }

  /// The spelling that `init(parsing:)` reads back.
  package var name: String {
    switch self {
    case .terminal: return "default"
    case .indexed(let index) where index < 8: return Color.names[Int(index)]
    case .indexed(let index) where index < 16: return "bright-" + Color.names[Int(index) - 8]
    case .indexed(let index): return String(index)
    case .rgb(let red, let green, let blue):
      return [red, green, blue].reduce(into: "#") { text, part in
        text += (part < 16 ? "0" : "") + String(part, radix: 16)
      }
    }
  }

  private init?(hex digits: Substring) {
    guard digits.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || ($0 >= 97 && $0 <= 102) }),
      let number = UInt32(digits, radix: 16)
    else { return nil }
    switch digits.utf8.count {
    case 6:
      self = .rgb(
        UInt8(truncatingIfNeeded: number >> 16), UInt8(truncatingIfNeeded: number >> 8),
        UInt8(truncatingIfNeeded: number))
    case 3:
      // #abc is short for #aabbcc, as in CSS.
      self = .rgb(
        UInt8(number >> 8 & 15) * 17, UInt8(number >> 4 & 15) * 17, UInt8(number & 15) * 17)
    default:
      return nil
    }
  }
}
