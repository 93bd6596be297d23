/// Text from elsewhere is hostile: it may hold escape sequences, signs that reverse the reading
/// direction, invisible characters that make two names look the same. Everything that is drawn
/// goes through here first, so that nothing but visible characters can reach a cell.

/// What to make of one scalar.
enum ScalarKind: Equatable {
  /// Drawn as it is, one or two columns.
  case drawn(columns: Int)
  /// Belongs on the character before it.
  case combining
  /// A tab or the end of a line: one space.
  case space
  /// A C0 control character or DEL: its picture, such as ␛.
  case control
  /// Turns the reading direction, or is not assigned, or private, or a C1 control: `�`.
  case refused
  /// Invisible wherever it stands (joiners, zero-width spaces, variation selectors, tags, fillers):
  /// left out.
  case dropped

  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0x20..<0x7F: self = .drawn(columns: 1)
    case 0x09, 0x0A, 0x85, 0x2028, 0x2029: self = .space
    case 0..<0x20, 0x7F: self = .control
    case 0x80..<0xA0: self = .refused
    default:
      if DisplayWidth.contains(ScalarKind.bidirectional, value) {
        self = .refused
      } else if DisplayWidth.contains(ScalarKind.invisible, value) {
        self = .dropped
      } else {
        switch DisplayWidth.tabulated(scalar) {
        case nil: self = .refused
        case 0: self = .combining
        case let columns?: self = .drawn(columns: columns)
        }
      }
    }
  }

  /// Unicode's Bidi_Control.
  private static let bidirectional: [UInt32] = [
    0x061C, 0x061C, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069,
  ]

  /// Unicode's Default_Ignorable_Code_Point without those above, and interlinear annotations. Note
  /// that variation selectors are among them: without U+FE0F a heart is one column wide everywhere.
  private static let invisible: [UInt32] = [
    0x00AD, 0x00AD, 0x034F, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F,
    0x200B, 0x200D, 0x2060, 0x2065, 0x206A, 0x206F, 0x3164, 0x3164, 0xFE00, 0xFE0F,
    0xFEFF, 0xFEFF, 0xFFA0, 0xFFA0, 0xFFF0, 0xFFFB, 0x1BCA0, 0x1BCA3, 0x1D173, 0x1D17A,
    0xE0000, 0xE0FFF,
  ]
}

/// One character made safe: a scalar to draw and the marks upon it.
struct SafeGlyph: Equatable {
  var base: Unicode.Scalar
  var columns: Int
  /// At most four, the number that ncurses keeps in one of its cells.
  var marks: [Unicode.Scalar] = []
  /// Whether it is the character itself and not a stand-in.
  var isFaithful = true

  static let replacement: Unicode.Scalar = "\u{FFFD}"
  private static let mostMarks = 4

  /// nil when nothing of the character is to be drawn.
  ///
  /// ncurses advances by the sum of the widths of all scalars, whatever Swift thinks one character
  /// is. So a character whose later scalars all have no width is drawn whole; of any other (a
  /// family of emoji, a flag) only the first scalar.
  init?(_ character: Character) {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return nil }
    let second = scalars.index(after: scalars.startIndex)
    if second == scalars.endIndex {
      self.init(alone: first)
      return
    }
    if first == "\r" {  // "\r\n" is one Character
      self.init(base: " ", columns: 1, isFaithful: false)
      return
    }
    let kinds = scalars.lazy.map { (scalar: $0, kind: ScalarKind($0)) }
    guard let start = kinds.first(where: { $0.kind != .dropped }) else { return nil }
    guard var glyph = SafeGlyph(alone: start.scalar) else { return nil }
    if glyph.isFaithful {
      let later = kinds.dropFirst()
      if later.allSatisfy({ $0.kind == .combining || $0.kind == .dropped }) {
        glyph.marks = later.filter { $0.kind == .combining }.prefix(Self.mostMarks).map(\.scalar)
      }
    }
    self = glyph
  }

  /// A scalar with nothing upon it. A mark alone has nothing to stand on and is refused.
  init?(alone scalar: Unicode.Scalar) {
    switch ScalarKind(scalar) {
    case .drawn(let columns):
      self.init(base: scalar, columns: columns)
    case .combining, .refused:
      self.init(base: Self.replacement, columns: 1, isFaithful: false)
    case .space:
      self.init(base: " ", columns: 1, isFaithful: false)
    case .control:
      let picture = scalar.value == 0x7F ? 0x2421 : 0x2400 + scalar.value
      self.init(
        base: Unicode.Scalar(picture) ?? Self.replacement, columns: 1, isFaithful: false)
    case .dropped:
      return nil
    }
  }

  init(base: Unicode.Scalar, columns: Int, isFaithful: Bool = true) {
    self.base = base
    self.columns = columns
    self.isFaithful = isFaithful
  }
}
