/// Takes text apart into glyphs.
enum SafeText {
  /// Calls `body` for each glyph until it says false.
  static func forEach(in text: Substring, _ body: (SafeGlyph) -> Bool) {
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      // Finding the ends of characters is slow. Between two simple scalars there always is one.
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      let columns = simpleColumns(scalar)
      if columns > 0, next == scalars.endIndex || simpleColumns(scalars[next]) > 0 {
        guard body(SafeGlyph(base: scalar, columns: columns)) else { return }
        index = next
      } else {
        if DisplayWidth.contains(prepended, scalar.value) {
          if let glyph = SafeGlyph(alone: scalar), !body(glyph) { return }
          index = next
          continue
        }
        // A slice may begin within what Swift takes for one character, an index may not.
        let rest = text[index...]
        guard let character = rest.first else { return }
        if let glyph = SafeGlyph(character), !body(glyph) { return }
        index = rest.index(after: rest.startIndex)
      }
    }
  }

  /// Signs that Unicode (Grapheme_Cluster_Break=Prepend) makes one character with whatever follows.
  /// That would take away the blank after them, with which a column is padded.
  private static let prepended: [UInt32] = [
    0x0600, 0x0605, 0x06DD, 0x06DD, 0x070F, 0x070F, 0x0890, 0x0891, 0x08E2, 0x08E2, 0x0D4E, 0x0D4E,
    0x110BD, 0x110BD, 0x110CD, 0x110CD, 0x111C2, 0x111C3, 0x113D1, 0x113D1, 0x1193F, 0x1193F,
    0x11941, 0x11941, 0x11A3A, 0x11A3A, 0x11A84, 0x11A89, 0x11D46, 0x11D46, 0x11F02, 0x11F02,
  ]

  /// The width of a scalar that nothing joins with except marks, and 0 for any other.
  private static func simpleColumns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300: return 1
    case 0x2010...0x2027, 0x2030...0x205E, 0x2190...0x22FF, 0x2500...0x25A9: return 1
    case 0x4E00...0x9FFF: return 2
    default: return 0
    }
  }
}
