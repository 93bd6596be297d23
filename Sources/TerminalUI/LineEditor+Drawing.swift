extension LineEditor {
  /// Draws the line in the first row of the block and puts the canvas's cursor into it. A line that
  /// is too long is shifted to the left, so that the cursor is always seen.
  package func draw(on canvas: inout Canvas, in rect: Rect, style: Style) {
    guard !rect.isEmpty else { return }
    let line = rect.splitTop(1).top
    canvas.fill(line, style: style)
    let widths = text.map { DisplayWidth.columns(of: $0) }
    // The cursor covers the character under it, or a blank after the last.
    let cursorWidth = cursor < widths.count ? max(1, widths[cursor]) : 1
    var before = widths[..<cursor].reduce(0, +)
    var first = 0
    while before + cursorWidth > line.columns, first < cursor {
      before -= widths[first]
      first += 1
    }
    canvas.write(
      String(text.dropFirst(first)), at: line.origin, style: style, limit: line.columns)
    canvas.cursor = Point(column: line.column + before, row: line.row)
  }
}
