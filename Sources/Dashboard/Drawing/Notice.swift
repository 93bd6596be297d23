import TerminalUI

extension Frame {
  /// A few lines in the middle of an empty view, so that emptiness says what to do next.
  mutating func notice(_ lines: [TextLine], in rect: Rect) {
    let width = lines.map(\.columns).max() ?? 0
    let block = rect.centered(Size(columns: width, rows: lines.count))
    for (row, line) in lines.prefix(block.rows).enumerated() {
      write(line, column: block.column, row: block.row + row, limit: block.columns)
    }
  }
}

/// Why a view that sums up jobs is empty: they are not summed up yet, or there are none.
func nothingSummedUp(
  _ state: AppState, _ text: String, _ role: ThemeRole
) -> [TextLine] {
  guard state.isSummedUp else { return [TextLine("Counting", .muted)] }
  let isPart = !state.digest.narrowing.isEmpty
  return [TextLine(text + (isPart ? " in this list." : "."), role)]
}
