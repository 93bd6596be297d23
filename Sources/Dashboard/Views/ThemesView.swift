import TerminalUI

/// The themes in a panel at the right; the view beside it shows the one under the cursor.
func drawChooser(_ chooser: ThemeChooser, _ state: AppState, on frame: inout Frame) {
  let rect = state.layout.chooser
  // A blank column keeps what lies below from running into the panel.
  frame.cover(Rect(column: rect.column - 1, row: rect.row, columns: 1, rows: rect.rows), .text)
  frame.cover(rect, .panel)
  frame.write("themes", column: rect.column + 2, row: rect.row, .heading, on: .panel)
  let list = rect.splitTop(2).rest
  let window = chooser.cursor.window
  let visible = window.visible(count: state.themes.count, rows: list.rows)
  for (line, place) in visible.enumerated() {
    let theme = state.themes[place]
    let row = list.row + line
    frame.write(
      theme.name, column: rect.column + 2, row: row, .panel, limit: rect.columns - 10, on: .panel)
    frame.write(
      theme.appearance.rawValue, column: rect.endColumn - 7, row: row, .muted, on: .panel)
    if place == chooser.cursor.position {
      frame.write(state.glyphs.selected, column: rect.column, row: row, .cursor, on: .panel)
      frame.lay(
        .selected, over: Rect(column: rect.column, row: row, columns: rect.columns, rows: 1))
    }
  }
  frame.scrollbar(window, count: state.themes.count, in: list)
}
