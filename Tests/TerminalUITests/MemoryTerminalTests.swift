import Testing

@testable import TerminalUI

@Suite("A terminal in memory")
struct MemoryTerminalTests {
  @Test("remembers what was shown and hands out what was fed, once")
  func records() {
    let terminal = MemoryTerminal(size: Size(columns: 10, rows: 2))
    var canvas = Canvas(size: terminal.size)
    canvas.write("hello", at: .zero, style: .plain)
    terminal.show(canvas)
    #expect(terminal.screen.lines == ["hello", ""])

    terminal.type("j", "ctrl-l")
    terminal.feed(.resize(Size(columns: 5, rows: 1)))
    #expect(terminal.size == Size(columns: 5, rows: 1))
    #expect(
      terminal.pendingEvents() == [
        .key(.character("j")), .key(.control("l")), .resize(Size(columns: 5, rows: 1)),
      ])
    #expect(terminal.pendingEvents().isEmpty)
  }
}
