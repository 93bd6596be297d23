import TerminalUI

/// Text in one role of the theme.
struct TextPiece: Hashable, Sendable {
  var text: String
  var role: ThemeRole
}

/// One line of text whose parts have different roles.
struct TextLine: Hashable, Sendable {
  var pieces: [TextPiece] = []

  init() {}

  init(_ text: String, _ role: ThemeRole = .text) {
    pieces = text.isEmpty ? [] : [TextPiece(text: text, role: role)]
  }

  static let empty = TextLine()

  var text: String { pieces.map(\.text).joined() }
  var columns: Int { pieces.reduce(0) { $0 + DisplayWidth.columns(of: $1.text) } }
  var isEmpty: Bool { pieces.isEmpty }

  mutating func add(_ text: String, _ role: ThemeRole = .text) {
    if !text.isEmpty { pieces.append(TextPiece(text: text, role: role)) }
  }

  mutating func add(_ line: TextLine) { pieces += line.pieces }

  /// Adds blanks up to the column, and at least one where something is there already.
  mutating func pad(to column: Int) {
    add(String(repeating: " ", count: max(isEmpty ? 0 : 1, column - columns)))
  }

  func adding(_ text: String, _ role: ThemeRole = .text) -> TextLine {
    var line = self
    line.add(text, role)
    return line
  }

  func adding(_ other: TextLine) -> TextLine {
    var line = self
    line.add(other)
    return line
  }

  /// The line broken after this many columns; what follows is indented.
  func wrapped(to width: Int, indentation: Int = 0) -> [TextLine] {
    guard columns > width, width > 0 else { return [self] }
    let indentation = min(indentation, max(0, width - 8))
    var lines: [TextLine] = []
    var current = TextLine()
    var used = 0
    func blanks() -> TextLine { TextLine(String(repeating: " ", count: indentation)) }
    for piece in pieces {
      var part = ""
      for character in piece.text {
        let columns = DisplayWidth.columns(of: character)
        if used + columns > width, used > 0 {
          current.add(part, piece.role)
          lines.append(current)
          (current, part, used) = (blanks(), "", indentation)
        }
        part.append(character)
        used += columns
      }
      current.add(part, piece.role)
    }
    lines.append(current)
    return lines
  }
}

/// A text in one role, broken into lines at its blanks; of an endless text only the start.
func paragraph(
  _ text: String, _ role: ThemeRole, width: Int, indentation: Int = 0
) -> [TextLine] {
  let (start, rest) = text.readable
  let blanks = TextLine(String(repeating: " ", count: indentation))
  let lines = wrapped(start, to: max(1, width - indentation)).map { blanks.adding($0, role) }
  return rest == 0 ? lines : lines + [blanks.adding("... \(rest.grouped) more characters", .muted)]
}

extension String {
  /// As much of it as anyone reads, and how many characters follow.
  var readable: (start: String, rest: Int) {
    let most = 20_000
    guard utf8.count > most else { return (self, 0) }
    var end = utf8.index(startIndex, offsetBy: most)
    while end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
    return (String(self[..<end]), unicodeScalars[end...].count)
  }
}
