import JobModel

/// Comma- or tab-separated rows. Control characters in the data are made visible: what is printed may land
/// in a terminal.
enum SeparatedText {
  /// RFC 4180: quotes around what needs them, quotes inside doubled, lines end with CR LF.
  static func csv(_ rows: [[String]]) -> String {
    rows.map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  /// One line per row, whatever is in it: tabs, line breaks and backslashes are written as escapes.
  static func tsv(_ rows: [[String]]) -> String {
    rows.map { $0.map(escaped).joined(separator: "\t") + "\n" }.joined()
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
