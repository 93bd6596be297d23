/// A screenful of cells: what a view draws on, and all that a terminal needs to know of it.
///
/// Whatever is written is clipped, and made safe first: no control character, escape sequence or
/// invisible sign ever gets into a cell (see `SafeGlyph`), and no wide character is cut in half.
package struct Canvas: Sendable {
  package let size: Size
  /// Where the terminal's cursor stands; nil when it is hidden.
  package var cursor: Point?

  private(set) var cells: [Cell]
  /// Each style that occurs, once. Cells name them by their place; 0 is the canvas's own.
  private(set) var styles: [Style]
  /// Characters of more than one scalar, which are rare.
  private(set) var clusters: [[Unicode.Scalar]] = []
  private var clusterNumbers: [[Unicode.Scalar]: Int] = [:]

  package init(size: Size, style: Style = .plain) {
    self.size = size
    styles = [style]
    cells = Array(
      repeating: Cell(content: Cell.blank, style: 0, columns: 1), count: size.columns * size.rows)
  }

  package var bounds: Rect { Rect(size: size) }

  /// Writes text from a point to the right, over at most `limit` columns and never beyond the edge
  /// of the canvas, and says how many columns it took. What lies left of the canvas counts, but is
  /// not seen. A wide character that does not fit whole leaves a space.
  @discardableResult
  package mutating func write(
    _ text: String, at point: Point, style: Style, limit: Int = .max
  ) -> Int {
    guard point.row >= 0, point.row < size.rows, point.column < size.columns, limit > 0,
      point.column > -1_000_000
    else { return 0 }
    let styleID = identifier(of: style)
    let row = point.row
    let room = size.columns - point.column
    let end = point.column + min(limit, room)
    var column = point.column
    SafeText.forEach(in: text[...]) { glyph in
      guard column < end else { return false }
      let next = min(column + glyph.columns, end)
      if column >= 0, column + glyph.columns == next {
        put(cell(for: glyph, style: styleID), column: column, row: row)
      } else if next > 0 {
        // Half of it would be beyond one edge or the other.
        let space = Cell(content: Cell.blank, style: styleID, columns: 1)
        put(space, column: max(0, column), row: row)
      }
      column = next
      return true
    }
    return column - point.column
  }

  /// Covers a block with one character. A wide one that does not fit at the end leaves a space.
  package mutating func fill(_ rect: Rect, style: Style, character: Character = " ") {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    let glyph = SafeGlyph(character) ?? SafeGlyph(base: " ", columns: 1)
    let styleID = identifier(of: style)
    let filler = cell(for: glyph, style: styleID)
    let space = Cell(content: Cell.blank, style: styleID, columns: 1)
    for row in area.row..<area.endRow {
      var column = area.column
      while column < area.endColumn {
        let fits = column + glyph.columns <= area.endColumn
        put(fits ? filler : space, column: column, row: row)
        column += fits ? glyph.columns : 1
      }
    }
  }

  /// Changes how a block looks and leaves what stands there.
  package mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    var changed: [UInt16: UInt16] = [:]
    for row in area.row..<area.endRow {
      for index in row * size.columns + area.column..<row * size.columns + area.endColumn {
        let old = cells[index].style
        if let new = changed[old] {
          cells[index].style = new
        } else {
          let new = identifier(of: change(styles[Int(old)]))
          changed[old] = new
          cells[index].style = new
        }
      }
    }
  }

  // MARK: - Cells

  private func cell(for scalar: Unicode.Scalar, columns: Int, style: UInt16) -> Cell {
    Cell(content: scalar.value, style: style, columns: UInt8(columns))
  }

  private mutating func cell(for glyph: SafeGlyph, style: UInt16) -> Cell {
    if glyph.marks.isEmpty {
      return cell(for: glyph.base, columns: glyph.columns, style: style)
    }
    let scalars = [glyph.base] + glyph.marks
    let number = UInt32(clusterNumbers[scalars] ?? clusters.count)
    if number == clusters.count {
      clusterNumbers[scalars] = clusters.count
      clusters.append(scalars)
    }
    return Cell(content: Cell.clusterBit | number, style: style, columns: UInt8(glyph.columns))
  }

  /// Sets one cell (two for a wide character). Half a wide character that loses its other half
  /// becomes a space.
  private mutating func put(_ cell: Cell, column: Int, row: Int) {
    let index = row * size.columns + column
    let last = index + Int(cell.columns) - 1
    if cells[index].columns == 0, column > 0 {
      cells[index - 1] = Cell(
        content: Cell.blank, style: cells[index - 1].style, columns: 1)
    }
    if cells[last].columns == 2, last + 1 < (row + 1) * size.columns {
      cells[last + 1] = Cell(
        content: Cell.blank, style: cells[last + 1].style, columns: 1)
    }
    cells[index] = cell
    if last > index {
      cells[last] = Cell(content: Cell.blank, style: cell.style, columns: 0)
    }
  }

  private mutating func identifier(of style: Style) -> UInt16 {
    // The newest are asked for most.
    if let known = styles.lastIndex(of: style) { return UInt16(known) }
    guard styles.count < Int(UInt16.max) else { return 0 }
    styles.append(style)
    return UInt16(styles.count - 1)
  }
}
