import JobModel
import TerminalUI

/// A table for people, as text: aligned by display width, two blanks between columns.
struct PlainTable {
  struct Column {
    var title: String
    var isNumeric = false
  }

  var columns: [Column]
  var rows: [[String]] = []

  /// - Parameter width: the columns of the terminal; the last column is cut to fit. Without one, nothing
  ///   is cut.
  func text(width: Int?) -> String {
    let cells = rows.map { $0.map(\.printable) }
    let widths = columns.indices.map { index in
      max(
        DisplayWidth.columns(of: columns[index].title),
        cells.lazy.map { DisplayWidth.columns(of: $0[index]) }.max() ?? 0)
    }
    var text = line(columns.map(\.title), widths, width)
    for row in cells { text += line(row, widths, width) }
    return text
  }

  private func line(_ cells: [String], _ widths: [Int], _ width: Int?) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      if index > 0 { line += "  " }
      let blanks = String(
        repeating: " ", count: max(0, widths[index] - DisplayWidth.columns(of: cell)))
      line += columns[index].isNumeric ? blanks + cell : cell + blanks
    }
    if let width, DisplayWidth.columns(of: line) > width { line = fitted(line, to: width) }
    while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
    return line + "\n"
  }
}
