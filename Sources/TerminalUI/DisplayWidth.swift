/// How many columns text takes on the screen when `Canvas.write` draws it.
package enum DisplayWidth {
  /// A combining mark takes none; a control character takes the one of the sign that stands for it.
  package static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value >= 0x20 && scalar.value < 0x7F { return 1 }
    if case .combining = ScalarKind(scalar) { return 0 }
    return SafeGlyph(alone: scalar)?.columns ?? 0
  }

  package static func columns(of character: Character) -> Int {
    if let value = character.asciiValue, value >= 0x20, value < 0x7F { return 1 }
    return columns(of: String(character)[...])
  }

  package static func columns(of text: String) -> Int {
    columns(of: text[...])
  }

  package static func columns(of text: Substring) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    var sum = 0
    SafeText.forEach(in: text) { glyph in
      sum += glyph.columns
      return true
    }
    return sum
  }

  /// What the tables say: 0, 1 or 2, nil for what is never drawn.
  static func tabulated(_ scalar: Unicode.Scalar) -> Int? {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? nil : 1 }
    if contains(WidthTables.wide, value) { return 2 }
    if contains(WidthTables.zero, value) { return 0 }
    return contains(WidthTables.undrawable, value) ? nil : 1
  }

  /// Whether a list of sorted ranges (first, last, first, last, …) holds the value.
  static func contains(_ ranges: [UInt32], _ value: UInt32) -> Bool {
    var low = 0
    var high = ranges.count / 2
    while low < high {
      let middle = (low + high) / 2
      if value < ranges[2 * middle] {
        high = middle
      } else if value > ranges[2 * middle + 1] {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }
}
