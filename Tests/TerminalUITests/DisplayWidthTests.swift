import Glibc
import Testing

@testable import TerminalUI

@Suite("Display width")
struct DisplayWidthTests {
  @Test(
    "is counted in columns",
    arguments: [
      ("", 0), ("abc", 3), ("作者", 4), ("é", 1), ("e\u{301}", 1), ("한글", 4),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("├──┤", 4), ("…", 1), ("👍", 2), ("ｆｕｌｌ", 8),
    ])
  func columns(text: String, columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  @Test(
    "of joined characters is that of their first part, which alone is drawn",
    arguments: [("👍🏽", 2), ("👨‍👩‍👧", 2), ("🇩🇪", 1), ("❤️", 1), ("1\u{FE0F}\u{20E3}", 1)])
  func joined(text: String, columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  @Test("counts the sign that stands for a control character")
  func controls() {
    #expect(DisplayWidth.columns(of: "\u{1B}[31m") == 5)
    #expect(DisplayWidth.columns(of: "a\tb\r\nc") == 5)
    #expect(DisplayWidth.columns(of: "a\u{200B}b") == 2)
  }

  @Test("of any text is what writing it takes")
  func agreesWithCanvas() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<500 {
      let text = random.text(upTo: 30)
      var canvas = Canvas(size: Size(columns: 200, rows: 1))
      #expect(canvas.write(text, at: .zero, style: .plain) == DisplayWidth.columns(of: text))
    }
  }

  @Test("tables are sorted and do not overlap")
  func tablesAreSorted() {
    for table in [WidthTables.wide, WidthTables.zero, WidthTables.undrawable] {
      #expect(table.count.isMultiple(of: 2))
      #expect(zip(table, table.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  /// ncurses places text by the C library's idea of width, so ours must be the same for everything
  /// that is drawn. The one deliberate difference is private use, which is never drawn. (A newer C
  /// library than 2.36 also knows characters that ours leaves undrawn.)
  @Test("is what the C library says")
  func agreesWithLibC() throws {
    // wcwidth is not in Swift's Glibc module.
    typealias WCWidth = @convention(c) (Int32) -> Int32
    let wcwidth = unsafeBitCast(try #require(dlsym(nil, "wcwidth")), to: WCWidth.self)
    let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
    try #require(locale != nil)
    let before = uselocale(locale)
    defer { uselocale(before) }

    var wrong: [String] = []
    var undrawn: [String] = []
    var previous = UInt32.max
    for value in UInt32(1)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let theirs = Int(wcwidth(Int32(value)))
      switch DisplayWidth.tabulated(scalar) {
      case theirs?: break
      case nil where theirs < 0: break
      case nil:
        if value != previous &+ 1 { undrawn.append(String(value, radix: 16)) }
        previous = value
      case let ours?: wrong.append("\(String(value, radix: 16)): \(ours), not \(theirs)")
      }
    }
    #expect(wrong.isEmpty)
    let isOlderThanUnicode15 = wcwidth(0x1F6DC) < 0
    if isOlderThanUnicode15 {
      #expect(undrawn == ["e000", "f0000", "100000"])
    }
  }
}
