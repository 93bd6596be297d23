import TerminalUI

/// A screen that is being drawn, with what drawing needs to know.
struct Frame {
  var canvas: Canvas
  let theme: Theme
  let glyphs: Glyphs

  init(size: Size, theme: Theme, glyphs: Glyphs) {
    canvas = Canvas(size: size, style: theme[.text])
    self.theme = theme
    self.glyphs = glyphs
  }

  /// Writes a text into this many columns; what does not fit is cut with an ellipsis.
  ///
  /// - Returns: the column after it.
  @discardableResult
  mutating func write(
    _ text: String, column: Int, row: Int, _ role: ThemeRole, limit: Int = .max,
    on surface: ThemeRole? = nil
  ) -> Int {
    guard limit > 0 else { return column }
    var style = theme[role]
    if let surface, style.background == theme[.text].background,
      !style.attributes.contains(.reverse)
    {
      style = theme.style(style, on: surface)
    }
    let text = text.forOneLine
    let fits = limit == .max || DisplayWidth.columns(of: text) <= limit
    let shown = fits ? text : fitted(text, to: limit, ellipsis: glyphs.ellipsis)
    return column + canvas.write(shown, at: Point(column: column, row: row), style: style)
  }

  /// Writes a line into this many columns.
  @discardableResult
  mutating func write(
    _ line: TextLine, column: Int, row: Int, limit: Int = .max, alignment: Alignment = .leading,
    on surface: ThemeRole? = nil
  ) -> Int {
    var place = column
    if alignment != .leading, limit != .max {
      let space = max(0, limit - line.columns)
      place += alignment == .trailing ? space : space / 2
    }
    let end = limit == .max ? Int.max : column + limit
    for (index, piece) in line.pieces.enumerated() where place < end {
      // An ellipsis has to say that something follows, even if this piece just fits.
      let isLast = index == line.pieces.count - 1
      let room = end - place
      var text = piece.text.forOneLine
      if !isLast, DisplayWidth.columns(of: text) == room { text += " " }
      place = write(text, column: place, row: row, piece.role, limit: room, on: surface)
    }
    return place
  }

  /// Gives a block the background of a role, and clears what was there.
  mutating func cover(_ rect: Rect, _ role: ThemeRole) {
    canvas.fill(rect, style: theme[role])
  }

  /// Lays a role over what is there already.
  mutating func lay(_ role: ThemeRole, over rect: Rect) {
    let patch = theme[role]
    canvas.restyle(rect) { style in
      if patch.attributes.contains(.reverse) {
        // Reversed colours of many kinds would be a patchwork.
        let bold = style.attributes.intersection(.bold)
        return Style(
          foreground: patch.foreground, background: patch.background,
          attributes: patch.attributes.union(bold))
      }
      return theme.style(style.with(patch.attributes), on: role)
    }
  }

  /// Draws as many of the lines as there is room for, starting at the top of the window.
  mutating func write(_ lines: [TextLine], in rect: Rect, from top: Int) {
    let first = min(max(0, top), max(0, lines.count - rect.rows))
    for (row, line) in lines[first...].prefix(rect.rows).enumerated() {
      write(line, column: rect.column + 1, row: rect.row + row, limit: rect.columns - 2)
    }
    scrollbar(ScrollWindow(top: first), count: lines.count, in: rect)
  }

  /// A sign of how much of a list is seen, in the last column of the block.
  mutating func scrollbar(_ window: ScrollWindow, count: Int, in rect: Rect) {
    guard let thumb = window.thumb(count: count, rows: rect.rows) else { return }
    let bar = Rect(
      column: rect.endColumn - 1, row: rect.row + thumb.lowerBound, columns: 1, rows: thumb.count)
    canvas.fill(bar, style: theme[.scrollbar], character: glyphs.scrollThumb)
  }
}

extension Glyphs {
  /// A key as the key line shows it.
  func key(_ press: KeyPress) -> String {
    // The word is on the key itself, the sign in few fonts.
    isUnicode && press.key != .tab && press.key != .backTab ? press.symbol : press.name
  }
}
