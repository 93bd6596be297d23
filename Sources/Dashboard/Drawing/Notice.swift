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
