import Testing

@testable import TerminalUI

@Suite("Colour pairs")
struct CursesPaletteTests {
  @Test("are made once, and the terminal's own needs none")
  func cache() {
    var defined: [[Int32]] = []
    let palette = CursesPalette(depth: .indexed256, colors: 256) { pair, foreground, background in
      defined.append([pair, foreground, background])
      return true
    }
    let red = Style(foreground: .indexed(1))
    #expect(palette.ink(for: .plain).pair == 0)
    #expect(palette.ink(for: red).pair == 1)
    #expect(palette.ink(for: red.with(.bold)).pair == 1)
    #expect(palette.ink(for: red.on(.rgb(255, 255, 255))).pair == 2)
    #expect(defined == [[1, 1, -1], [2, 1, 231]])
  }

  @Test("of a terminal with eight colours show bright ones as bold")
  func eightColors() {
    let palette = CursesPalette(depth: .sixteen, colors: 8) { _, foreground, _ in foreground == 1 }
    let ink = palette.ink(for: Style(foreground: .indexed(9)))
    #expect(ink.attributes == Int32(Attributes.bold.rawValue))
    #expect(ink.pair == 1)
  }

  @Test("that the terminal has no room for leave the text plain")
  func exhausted() {
    let palette = CursesPalette(depth: .sixteen, colors: 8) { _, _, _ in false }
    #expect(palette.ink(for: Style(foreground: .indexed(1))).pair == 0)
  }
}
