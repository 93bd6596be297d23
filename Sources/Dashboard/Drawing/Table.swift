import TerminalUI

/// A list with columns, ready to be drawn.
struct Table {
  var columns: [ColumnSpec]
  /// The column by which it is sorted.
  var sorted: (column: Int, descending: Bool)?
  var count: Int
  var selected: Int
  var window: ScrollWindow
  /// Roles that are laid over a row.
  var overlays: (_ row: Int) -> [ThemeRole] = { _ in [] }
  var isMarked: (_ row: Int) -> Bool = { _ in false }
  var isNew: (_ row: Int) -> Bool = { _ in false }
  var hasNote: (_ row: Int) -> Bool = { _ in false }
  /// What stands in a column of a row, for a width.
  var cell: (_ row: Int, _ column: Int, _ width: Int) -> TextLine

  /// Columns before the first: for the sign of the selected row or of a new one, and that of marked ones.
  static let gutter = 2
  static let gap = 2

  /// What the columns of a table have of a width: at the right a blank and the scrollbar are left.
  static func room(in width: Int) -> Int { width - gutter - 2 }

  /// Where the columns of a table stand in a block.
  static func places(
    _ columns: [ColumnSpec], in rect: Rect
  ) -> [(index: Int, column: Int, columns: Int)] {
    layOut(columns, width: room(in: rect.columns), gap: gap).map {
      ($0.index, rect.column + gutter + $0.column, $0.columns)
    }
  }
}

extension Frame {
  mutating func draw(_ table: Table, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let places = Table.places(table.columns, in: rect)
    for place in places { drawHead(table, place, row: rect.row) }
    let body = rect.splitTop(1).rest
    let visible = table.window.visible(count: table.count, rows: body.rows)
    for (line, index) in visible.enumerated() {
      let row = body.row + line
      for place in places {
        write(
          table.cell(index, place.index, place.columns), column: place.column, row: row,
          limit: place.columns, alignment: table.columns[place.index].alignment)
      }
      finish(index, table, Rect(column: rect.column, row: row, columns: rect.columns, rows: 1))
    }
    scrollbar(table.window, count: table.count, in: body)
  }

  private mutating func finish(_ index: Int, _ table: Table, _ rect: Rect) {
    if table.isMarked(index) {
      write(glyphs.marked, column: rect.column + 1, row: rect.row, .accent)
      lay(.marked, over: rect)
    }
    if !table.isMarked(index), table.hasNote(index) {
      write(glyphs.note, column: rect.column + 1, row: rect.row, .muted)
    }
    if table.isNew(index) {
      write(glyphs.new, column: rect.column, row: rect.row, .accent)
    }
    for role in table.overlays(index) { lay(role, over: rect) }
    if index == table.selected {
      write(glyphs.selected, column: rect.column, row: rect.row, .cursor)
      lay(.selected, over: rect)
    }
  }

  private mutating func drawHead(
    _ table: Table, _ place: (index: Int, column: Int, columns: Int), row: Int
  ) {
    let spec = table.columns[place.index]
    let isSorted = table.sorted?.column == place.index
    var title = spec.title
    if isSorted, let descending = table.sorted?.descending, place.columns > title.count + 1 {
      // The title stays above what it names.
      let arrow = descending ? glyphs.descending : glyphs.ascending
      title = spec.alignment == .trailing ? arrow + " " + title : title + " " + arrow
    }
    let line = TextLine(title, isSorted ? .sortedHead : .head)
    write(line, column: place.column, row: row, limit: place.columns, alignment: spec.alignment)
  }
}
