import ArgumentParser
import JobModel

/// Reads the names of columns, in `--sort` and `--columns`.
enum ColumnOption {
  /// `begin_time`, or `-duration_seconds` for the longest first.
  static func order(_ text: String) throws -> JobOrder {
    let isDescending = text.hasPrefix("-")
    let name = isDescending ? String(text.dropFirst()) : text
    guard let column = JobColumn(name: name.lowercased()) else {
      let isColumn = ListColumn(name: name.lowercased()) != nil
      let problem = isColumn ? "a list cannot be sorted by that" : "no such column"
      throw unknown(name, "--sort", problem, among: JobColumn.allCases.map(\.name))
    }
    return JobOrder(column: column, descending: isDescending)
  }

  static func columns(_ text: String) throws -> [ListColumn] {
    let columns = try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let name = part.trimming { $0 == " " }
      guard let column = ListColumn(name: name.lowercased()) else {
        throw unknown(name, "--columns", "no such column", among: ListColumn.all.map(\.name))
      }
      return column
    }
    if let twice = columns.indices.first(where: { columns[..<$0].contains(columns[$0]) }) {
      throw ValidationError("--columns: \(columns[twice].name) is named twice; name it once")
    }
    return columns
  }

  private static func unknown(
    _ name: String, _ option: String, _ problem: String, among names: [String]
  ) -> ValidationError {
    ValidationError("\(option) \(name): \(problem); there are \(names.joined(separator: ", "))")
  }
}

extension Substring {
  fileprivate func trimming(_ isBlank: (Character) -> Bool) -> String {
    var rest = self
    while let first = rest.first, isBlank(first) { rest.removeFirst() }
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return String(rest)
  }
}
