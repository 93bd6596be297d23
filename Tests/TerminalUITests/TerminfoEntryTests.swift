import Testing

@testable import TerminalUI

@Suite("A terminal's description")
struct TerminfoEntryTests {
  @Test(
    "is written as it was read",
    arguments: ["xterm-256color", "screen-256color", "tmux-256color", "linux", "vt100", "xterm"])
  func roundTrip(term: String) throws {
    // Not every machine has them all.
    guard let entry = TerminfoDatabase.entry(named: term) else { return }
    let written = try #require(entry.compiled)
    #expect(TerminfoEntry(compiled: written) == entry)
  }

  @Test("that is cut off anywhere is refused or read in part, never a trap")
  func everyPrefix() throws {
    guard let entry = TerminfoDatabase.entry(named: "xterm-256color"),
      let bytes = entry.compiled
    else { return }
    for length in 0..<bytes.count {
      var cut = TerminfoEntry(compiled: Array(bytes[..<length]))
      cut?.useDirectColors()
      cut?.leavePaletteAlone()
      _ = cut?.environmentValue
    }
  }

  @Test(
    "is not looked for outside of the database", arguments: ["../passwd", "/etc/passwd", "", "."])
  func namesAreNotPaths(term: String) {
    #expect(TerminfoDatabase.entry(named: term) == nil)
  }

  @Test("numbers colours so that none is taken for the palette")
  func numbers() {
    #expect(TerminfoEntry.number(red: 0x12, green: 0x34, blue: 0x56) == 0x123456)
    #expect(TerminfoEntry.number(red: 0, green: 0, blue: 0) == 0x000100)
    #expect(TerminfoEntry.number(red: 0, green: 0, blue: 255) == 0x0001FF)
    #expect(TerminfoEntry.number(red: 255, green: 255, blue: 255) == 0xFFFFFF)
  }
}
