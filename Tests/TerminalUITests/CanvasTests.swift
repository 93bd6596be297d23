import Testing

@testable import TerminalUI

@Suite("A canvas")
struct CanvasTests {
  private let red = Style(foreground: .indexed(1))
  private let blue = Style(foreground: .indexed(4))

  private func canvas(_ columns: Int, _ rows: Int = 1) -> Canvas {
    Canvas(size: Size(columns: columns, rows: rows))
  }

  @Test("shows what was written, where it was written")
  func write() {
    var canvas = canvas(10, 3)
    let used = canvas.write("jobs", at: Point(column: 2, row: 1), style: red)
    #expect(used == 4)
    #expect(canvas.lines == ["", "  jobs", ""])
    #expect(canvas.style(at: Point(column: 2, row: 1)) == red)
    #expect(canvas.style(at: Point(column: 6, row: 1)) == .plain)
    #expect(canvas.style(at: Point(column: 10, row: 1)) == nil)
  }

  @Test("clips at every edge")
  func clips() {
    var canvas = canvas(5, 2)
    #expect(canvas.write("abcdef", at: Point(column: 3, row: 0), style: red) == 2)
    #expect(canvas.write("abcdef", at: Point(column: -4, row: 1), style: red) == 6)
    #expect(canvas.write("x", at: Point(column: 0, row: 2), style: red) == 0)
    #expect(canvas.write("x", at: Point(column: 0, row: -1), style: red) == 0)
    #expect(canvas.write("x", at: Point(column: 5, row: 0), style: red) == 0)
    #expect(canvas.write("x", at: Point(column: .min, row: 0), style: red) == 0)
    #expect(canvas.lines == ["   ab", "ef"])
  }

  @Test("writes no more columns than it may")
  func limit() {
    var canvas = canvas(10)
    #expect(canvas.write("abcdef", at: .zero, style: red, limit: 3) == 3)
    #expect(canvas.write("abcdef", at: .zero, style: red, limit: 0) == 0)
    #expect(canvas.lines == ["abc"])
  }

  @Test("never shows half a wide character")
  func wide() {
    var canvas = canvas(5, 4)
    #expect(canvas.write("作者名", at: .zero, style: red) == 5)
    #expect(canvas.write("作者", at: Point(column: -1, row: 1), style: red) == 4)
    #expect(canvas.write("a作者", at: Point(column: 0, row: 2), style: red, limit: 4) == 4)
    canvas.write("作者", at: Point(column: 0, row: 3), style: red)
    canvas.write("x", at: Point(column: 1, row: 3), style: blue)
    canvas.write("y", at: Point(column: 2, row: 3), style: blue)
    #expect(canvas.lines == ["作者", " 者", "a作", " xy"])
  }

  @Test("fills and frames with any character")
  func fill() {
    var canvas = canvas(6, 3)
    canvas.fill(Rect(column: 1, row: 1, columns: 9, rows: 9), style: red, character: "─")
    #expect(canvas.lines == ["", " ─────", " ─────"])
    canvas.fill(Rect(column: 0, row: 0, columns: 5, rows: 1), style: red, character: "作")
    #expect(canvas.lines[0] == "作作")
    canvas.fill(Rect(column: 0, row: 1, columns: 3, rows: 2), style: red, character: "\u{1B}")
    #expect(canvas.lines[1] == "␛␛␛───")
  }

  @Test("changes the look of a block and leaves its text")
  func restyle() {
    var canvas = canvas(6, 2)
    canvas.write("ab", at: .zero, style: red)
    canvas.write("cd", at: Point(column: 2, row: 0), style: blue)
    canvas.restyle(Rect(column: 1, row: 0, columns: 2, rows: 5)) { $0.with(.reverse) }
    let letters = canvas.styleLetters { style in
      let letter: Character =
        style.foreground == .indexed(1) ? "r" : style.foreground == .indexed(4) ? "b" : " "
      return style.attributes.contains(.reverse) ? Character(letter.uppercased()) : letter
    }
    #expect(letters == ["rRBb", ""])
    #expect(canvas.lines == ["abcd", ""])
  }

  @Test("equals another that looks the same, however it was drawn")
  func equality() {
    var one = canvas(8)
    var other = canvas(8)
    one.write("ab", at: .zero, style: red)
    one.write("e\u{301}", at: Point(column: 4, row: 0), style: blue)
    other.write("o\u{308}e\u{301}", at: Point(column: 3, row: 0), style: blue)
    other.write(" ", at: Point(column: 3, row: 0), style: .plain)
    other.write("ab", at: .zero, style: red)
    #expect(one == other)
    other.cursor = .zero
    #expect(one != other)
  }

  @Test("of no size takes anything and shows nothing")
  func empty() {
    var canvas = canvas(0, 0)
    #expect(canvas.write("abc", at: .zero, style: red) == 0)
    canvas.fill(Rect(column: 0, row: 0, columns: 5, rows: 5), style: red)
    canvas.restyle(Rect(column: 0, row: 0, columns: 5, rows: 5)) { $0 }
    #expect(canvas.lines == [])
  }

  /// Any text in any place: nothing traps, no wide character loses a half, and nothing outside of
  /// what was allowed changes.
  @Test("survives random drawing")
  func random() {
    var random = SeededRandom(seed: 1)
    for _ in 0..<300 {
      let size = Size(
        columns: Int.random(in: 0...20, using: &random), rows: Int.random(in: 0...5, using: &random)
      )
      var canvas = Canvas(size: size)
      for _ in 0..<10 {
        let before = canvas
        let point = Point(
          column: Int.random(in: -5...25, using: &random),
          row: Int.random(in: -2...7, using: &random))
        let limit = Int.random(in: 0...12, using: &random)
        if Bool.random(using: &random) {
          canvas.write(random.text(upTo: 15), at: point, style: red, limit: limit)
          expectUnchanged(
            before, canvas,
            outside: Rect(column: point.column, row: point.row, columns: limit, rows: 1))
        } else {
          let rect = Rect(column: point.column, row: point.row, columns: limit, rows: 2)
          canvas.fill(rect, style: blue, character: random.text(upTo: 3).first ?? "作")
          expectUnchanged(before, canvas, outside: rect)
        }
        expectWholeCharacters(canvas)
      }
    }
  }

  /// A wide character beside the block may become a space, but its style stays.
  private func expectUnchanged(_ before: Canvas, _ after: Canvas, outside rect: Rect) {
    for row in 0..<before.size.rows {
      for column in 0..<before.size.columns {
        let point = Point(column: column, row: row)
        guard !rect.contains(point) else { continue }
        let (old, new) = (
          before.cells[row * before.size.columns + column],
          after.cells[row * before.size.columns + column]
        )
        #expect(before.style(at: point) == after.style(at: point))
        #expect(old.content == new.content || new.content == Cell.blank)
      }
    }
  }

  private func expectWholeCharacters(_ canvas: Canvas) {
    for row in 0..<canvas.size.rows {
      var column = 0
      while column < canvas.size.columns {
        let columns = Int(canvas.cells[row * canvas.size.columns + column].columns)
        #expect(columns > 0, "the right half of a character without the left one")
        if columns == 2 {
          #expect(column + 1 < canvas.size.columns)
          #expect(canvas.cells[row * canvas.size.columns + column + 1].isContinuation)
        }
        column += max(1, columns)
      }
    }
  }
}
