import Foundation
import TerminalUI
import Testing

@testable import Dashboard

/// Compares a screen with the file `Screens/<name>.txt`. With RECORD=1 in the environment the file is
/// written instead, and the test fails, so that a recording never passes for a test.
func expectGolden(
  _ stage: Stage, _ name: String, hasStyles: Bool = false,
  location: SourceLocation = #_sourceLocation
) throws {
  var text = stage.screen.lines.joined(separator: "\n") + "\n"
  if hasStyles { text += "\n" + styleGrid(stage).joined(separator: "\n") + "\n" }
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  let file = folder.appendingPathComponent("Screens/\(name).txt")
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    try text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name)", sourceLocation: location)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  guard text != expected else { return }
  let (new, old) = (
    text.split(separator: "\n", omittingEmptySubsequences: false),
    expected.split(separator: "\n", omittingEmptySubsequences: false)
  )
  let first = zip(new, old).enumerated().first { $0.element.0 != $0.element.1 }
  Issue.record(
    """
    \(name) looks different\(first.map { " from line \($0.offset + 1) on:\n- \($0.element.1)\n+ \($0.element.0)" } ?? "")
    """,
    sourceLocation: location)
}

/// One letter for the role that each cell is drawn in: a capital on the selected row. Plain text is a dot.
private func styleGrid(_ stage: Stage) -> [String] {
  let theme = stage.state.theme.adapted(to: stage.state.settings.depth)
  let selected = theme[.selected]
  return stage.screen.styleLetters { style in
    if let letter = letter(of: style, theme) { return letter }
    var bare = style
    bare.background = theme[.text].background
    bare.attributes.subtract(.reverse)
    let inks = [ThemeRole.selected, .marked, .changed].map { theme[$0].foreground }
    if inks.contains(bare.foreground) { bare.foreground = theme[.text].foreground }
    if style.background == selected.background || style.attributes.contains(.reverse) {
      return letter(of: bare, theme).map { Character($0.uppercased()) } ?? "S"
    }
    return letter(of: bare, theme) ?? "?"
  }
}

private func letter(of style: Style, _ theme: Theme) -> Character? {
  let letters: [(ThemeRole, Character)] = [
    (.text, "."), (.failed, "f"), (.alarm, "!"), (.running, "r"), (.unpaid, "u"),
    (.succeeded, "d"), (.waiting, "w"), (.unknown, "n"), (.cancelled, "x"), (.accent, "a"),
    (.title, "t"), (.cause, "c"), (.code, "e"), (.muted, "m"), (.faint, "i"), (.barFilled, "b"),
    (.barEmpty, "o"), (.jsonString, "s"), (.jsonWord, "y"), (.changed, "h"),
  ]
  return letters.first { theme[$0.0] == style }?.1
}
