import Testing

@testable import TerminalUI

@Suite("Hostile text")
struct SafeGlyphTests {
  private func drawn(_ text: String) -> String {
    var canvas = Canvas(size: Size(columns: 60, rows: 1))
    canvas.write(text, at: .zero, style: .plain)
    return canvas.lines[0]
  }

  @Test("shows control characters as their pictures")
  func controls() {
    #expect(drawn("\u{1B}]0;title\u{07}") == "␛]0;title␇")
    #expect(drawn("a\u{0}b\u{7F}c\u{8}d") == "a␀b␡c␈d")
    #expect(drawn("a\rb") == "a␍b")
  }

  @Test("shows C1 controls, private and unknown characters as replaced")
  func refused() {
    #expect(drawn("a\u{9B}31mb") == "a�31mb")
    #expect(drawn("\u{E000}\u{10FFFD}\u{FFFF}\u{378}") == "����")
  }

  @Test("makes tabs and line ends single spaces")
  func blanks() {
    #expect(drawn("a\tb\nc\r\nd\u{2028}e\u{85}f") == "a b c d e f")
  }

  @Test("never turns the direction of reading")
  func direction() {
    #expect(drawn("user\u{202E}txt.exe") == "user�txt.exe")
    #expect(drawn("\u{2066}a\u{2069}\u{200F}\u{61C}") == "�a���")
  }

  @Test("leaves out what would be invisible")
  func invisible() {
    #expect(drawn("web\u{200B}-\u{2060}07\u{FEFF}") == "web-07")
    #expect(drawn("a\u{E0041}\u{E007F}b\u{AD}c\u{3164}d") == "abcd")
    #expect(drawn("\u{200D}") == "")
  }

  @Test("keeps marks on their character, but only a few, and none alone")
  func marks() {
    #expect(drawn("e\u{301}") == "e\u{301}")
    #expect(drawn("a" + String(repeating: "\u{300}", count: 50)).unicodeScalars.count == 5)
    #expect(drawn("\u{301}a") == "�a")
  }

  @Test("draws of joined characters only the first")
  func joined() {
    #expect(drawn("👨‍👩‍👧|👍🏽|🇩🇪|❤️") == "👨|👍|🇩|❤")
    #expect(drawn("\u{600}12").unicodeScalars.count == 3)
  }

  @Test("of any kind leaves only visible characters in the cells")
  func random() {
    var random = SeededRandom(seed: 42)
    for _ in 0..<2000 {
      for scalar in drawn(random.text(upTo: 40)).unicodeScalars {
        switch ScalarKind(scalar) {
        case .drawn, .combining: break
        case .space, .control, .refused, .dropped:
          Issue.record("U+\(String(scalar.value, radix: 16)) reached a cell")
        }
      }
    }
  }
}
