import Testing

@testable import TerminalUI

@Suite("A line being typed")
struct LineEditorTests {
  /// The text with the cursor shown as `|`, after typing keys by their names.
  private func typed(_ text: String, _ names: String...) -> String {
    var editor = LineEditor(text: text)
    for name in names {
      if let key = KeyPress(parsing: name) { _ = editor.handle(key) }
    }
    return "\(editor.text.prefix(editor.cursor))|\(editor.text.dropFirst(editor.cursor))"
  }

  @Test("takes what is typed where the cursor is")
  func typing() {
    #expect(typed("", "a", "B", "space", "名") == "aB 名|")
    #expect(typed("ac", "left", "b") == "ab|c")
  }

  @Test("moves by character, by word and to the ends")
  func moving() {
    #expect(typed("ab", "ctrl-a") == "|ab")
    #expect(typed("ab", "home", "right") == "a|b")
    #expect(typed("ab", "ctrl-b", "ctrl-f", "ctrl-f") == "ab|")
    #expect(typed("one two", "alt-b") == "one |two")
    #expect(typed("one two", "home", "alt-f") == "one| two")
    #expect(typed("one two", "ctrl-left", "ctrl-left", "ctrl-left") == "|one two")
    #expect(typed("ab", "home", "ctrl-e") == "ab|")
  }

  @Test("deletes by character, by word and to the ends")
  func deleting() {
    #expect(typed("abc", "backspace") == "ab|")
    #expect(typed("abc", "ctrl-h", "ctrl-h", "ctrl-h", "ctrl-h") == "|")
    #expect(typed("abc", "home", "delete") == "|bc")
    #expect(typed("abc", "delete") == "abc|")
    #expect(typed("state:failed age:>1h", "ctrl-w") == "state:failed |")
    #expect(typed("state:failed", "alt-backspace") == "state:|")
    #expect(typed("one two", "home", "alt-d") == "| two")
    #expect(typed("one two", "alt-b", "ctrl-u") == "|two")
    #expect(typed("one two", "alt-b", "ctrl-k") == "one |")
  }

  @Test("gives back what was cut")
  func yank() {
    #expect(typed("one two", "ctrl-w", "ctrl-a", "ctrl-y") == "two|one ")
  }

  @Test("moves over whole characters")
  func graphemes() {
    #expect(typed("e\u{301}👨‍👩‍👧", "backspace") == "e\u{301}|")
    #expect(typed("👨‍👩‍👧x", "left", "left") == "|👨‍👩‍👧x")
    var editor = LineEditor(text: "e")
    editor.insert("\u{301}")
    #expect(editor.cursor == 1)
  }

  @Test("stays one line of visible text")
  func pasting() {
    var editor = LineEditor()
    editor.insert("a\nb\tc\r\nd\u{1B}[31m\u{0}")
    #expect(editor.text == "a b c d[31m")
  }

  @Test("leaves alone the keys that mean nothing in it")
  func foreignKeys() {
    var editor = LineEditor(text: "a")
    for name in ["enter", "esc", "tab", "up", "down", "f1", "ctrl-c", "alt-x"] {
      let key = KeyPress(parsing: name)
      #expect(key.map { editor.handle($0) } == false, "\(name)")
    }
    #expect(editor == LineEditor(text: "a"))
  }

  private func drawn(_ editor: LineEditor, columns: Int) -> (String, Point?) {
    var canvas = Canvas(size: Size(columns: columns + 2, rows: 1))
    editor.draw(
      on: &canvas, in: Rect(column: 1, row: 0, columns: columns, rows: 1), style: .plain)
    return (canvas.lines[0], canvas.cursor)
  }

  @Test("is drawn with the cursor in it")
  func drawing() {
    let (text, cursor) = drawn(LineEditor(text: "abc"), columns: 6)
    #expect(text == " abc")
    #expect(cursor == Point(column: 4, row: 0))
  }

  @Test("is shifted so that the cursor is seen")
  func scrolling() {
    let (text, cursor) = drawn(LineEditor(text: "abcdefgh"), columns: 4)
    #expect(text == " fgh")
    #expect(cursor == Point(column: 4, row: 0))
    let (wide, wideCursor) = drawn(LineEditor(text: "作者名"), columns: 4)
    #expect(wide == " 名")
    #expect(wideCursor == Point(column: 3, row: 0))
  }
}
