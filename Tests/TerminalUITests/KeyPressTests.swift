import Testing

@testable import TerminalUI

@Suite("A key")
struct KeyPressTests {
  @Test(
    "is read as people write it",
    arguments: [
      ("G", KeyPress.character("G")), ("<", .character("<")), ("-", .character("-")),
      ("space", .character(" ")), ("ctrl-l", .control("l")), ("Ctrl-L", .control("l")),
      ("^L", .control("l")), ("^", .character("^")), ("ctrl--", .control("-")),
      ("alt-x", KeyPress(.character("x"), .alt)), ("alt-X", KeyPress(.character("X"), .alt)),
      ("ctrl-alt-a", KeyPress(.character("a"), [.control, .alt])),
      ("pgdn", KeyPress(.pageDown)), ("pagedown", KeyPress(.pageDown)),
      ("f5", KeyPress(.function(5))),
      ("shift-tab", KeyPress(.backTab)), ("shift-f5", KeyPress(.function(5), .shift)),
      ("enter", KeyPress(.enter)), ("return", KeyPress(.enter)), ("esc", KeyPress(.escape)),
      ("ctrl-space", KeyPress(.character(" "), .control)), ("名", .character("名")),
    ])
  func reading(text: String, key: KeyPress) {
    #expect(KeyPress(parsing: text) == key)
  }

  @Test(
    "is refused when there is none of that name",
    arguments: ["", "ctrl-", "alt-", "foo", "f0", "f64", "f05", "hyper-x", "\u{1B}", "\u{202E}"])
  func unknown(text: String) {
    #expect(KeyPress(parsing: text) == nil)
  }

  @Test("is one where no terminal can tell two apart")
  func canonical() {
    #expect(KeyPress.control("i") == KeyPress(.tab))
    #expect(KeyPress.control("m") == KeyPress(.enter))
    #expect(KeyPress.control("[") == KeyPress(.escape))
    #expect(KeyPress(.tab, .shift) == KeyPress(.backTab))
    #expect(KeyPress(.character("g"), .shift) == .character("G"))
  }

  @Test("is written as it is read")
  func roundTrip() {
    var keys: [Key] = [
      .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right,
      .pageUp, .pageDown, .home, .end,
    ]
    keys += (1...63).map { .function($0) }
    keys += (0x20...0x7E).map { .character(Character(Unicode.Scalar(UInt8($0)))) }
    for key in keys {
      for modifiers in [Modifiers(), .shift, .control, .alt, [.control, .alt]] {
        let press = KeyPress(key, modifiers)
        #expect(KeyPress(parsing: press.name) == press, "\(press.name)")
      }
    }
  }

  @Test("has a short sign for the key line")
  func symbols() {
    #expect(KeyPress(.enter).symbol == "⏎")
    #expect(KeyPress.control("l").symbol == "^L")
    #expect(KeyPress.character(" ").symbol == "space")
    #expect(KeyPress(.escape).symbol == "esc")
    #expect(KeyPress(.up, .alt).symbol == "alt-↑")
    #expect(KeyPress(.function(5)).symbol == "F5")
  }
}
