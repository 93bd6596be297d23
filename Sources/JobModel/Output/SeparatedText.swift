/// Rows of cells as comma- or tab-separated text. Control characters in the data are made visible: what is
/// written may land in a terminal.
package enum SeparatedText: Sendable {
  /// RFC 4180: quotes around what needs them, quotes inside doubled, lines end with CR LF.
  case csv
  /// One line a row whatever is in it: tabs, line breaks and backslashes are written as escapes.
  case tsv

  package func text(_ rows: [[String]]) -> String { rows.map(line).joined() }

  package func line(_ cells: [String]) -> String {
    switch self {
    case .csv: cells.map(Self.quoted).joined(separator: ",") + "\r\n"
    case .tsv: cells.map(Self.escaped).joined(separator: "\t") + "\n"
    }
  }

  private static func quoted(_ cell: String) -> String {
    let cell = cell.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).printable }.joined(separator: "\n")
    guard cell.utf8.contains(where: { [0x2c, 0x22, 0x0a, 0x0d].contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  private static func escaped(_ cell: String) -> String {
    cell.replacing("\\", with: "\\\\").printable
  }
}

extension PlainValue {
  /// The value as one cell: nothing for null, lists joined by commas.
  package var cell: String {
    switch self {
    case .null: ""
    case .bool(let bool): bool ? "true" : "false"
    case .integer(let number): String(number)
    case .number(let number): JSONText.digits(of: number)
    case .text(let text): text
    case .list(let list): list.map(\.cell).joined(separator: ",")
    case .object: JSONText.compact(self)
    }
  }
}
