import JobModel
import TerminalUI

/// A table for people, as text: aligned by display width, two spaces between columns.
struct PlainTable {
  struct Column {
    var title: String
    var isNumeric = false
    /// On a narrow terminal, the column is never cut to less than this.
    var minimum = 6
    /// The least important column is dropped first if not all fit.
    var priority = 50
    /// Whether it gets the space that the others leave.
    var isFlexible = false
  }

  private static let gap = 2

  var columns: [Column]
  var rows: [[String]] = []

  /// No one reads more of a cell, and a column is as wide as its widest cell.
  private static let longestCell = 1000

  /// - Parameter width: the columns of the terminal, into which the table is made to fit. Without one,
  ///   everything is shown whole that can be read.
  func text(width: Int?) -> String {
    let cells = rows.map { $0.map { $0.cut(to: Self.longestCell).printable } }
    let widths = columns.indices.map { index in
      max(
        DisplayWidth.columns(of: columns[index].title),
        cells.lazy.map { DisplayWidth.columns(of: $0[index]) }.max() ?? 0)
    }
    let places = places(widths, width: width)
    var text = line(columns.map(\.title), places)
    for row in cells { text += line(row, places) }
    return text
  }

  private func places(_ widths: [Int], width: Int?) -> [(index: Int, columns: Int)] {
    let whole = widths.reduce(0) { $0 + $1 + Self.gap } - Self.gap
    guard let width, whole > width else { return widths.enumerated().map { ($0, $1) } }
    let specs = columns.indices.map { index in
      // Columns that are empty in every row go first.
      let isEmpty = !rows.isEmpty && rows.allSatisfy { $0[index].isEmpty }
      return ColumnSpec(
        title: columns[index].title, minimum: min(columns[index].minimum, widths[index]),
        ideal: widths[index], priority: isEmpty ? 0 : columns[index].priority,
        flexible: columns[index].isFlexible)
    }
    return layOut(specs, width: width, gap: Self.gap).map { ($0.index, $0.columns) }
  }

  private func line(_ cells: [String], _ places: [(index: Int, columns: Int)]) -> String {
    var line = places.map { place in
      fitted(
        cells[place.index], to: place.columns,
        alignment: columns[place.index].isNumeric ? .trailing : .leading)
    }.joined(separator: String(repeating: " ", count: Self.gap))
    while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
    return line + "\n"
  }
}
