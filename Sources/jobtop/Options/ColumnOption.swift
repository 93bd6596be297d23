import ArgumentParser
import JobModel

/// Reads the names of columns, in `--sort` and `--columns`.
enum ColumnOption {
  /// `begin_time`, or `-duration_seconds` for the longest first.
  static func order(_ text: String) throws -> JobOrder {
    let isDescending = text.hasPrefix("-")
    let name = isDescending ? String(text.dropFirst()) : text
    return JobOrder(column: try column(name, option: "--sort"), descending: isDescending)
  }

  static func columns(_ text: String) throws -> [JobColumn] {
    let columns = try text.split(separator: ",", omittingEmptySubsequences: false).map {
      try column($0.trimming { $0 == " " }, option: "--columns")
    }
    if let twice = columns.indices.first(where: { columns[..<$0].contains(columns[$0]) }) {
      throw ValidationError("--columns: \(columns[twice].name) is named twice; name it once")
    }
    return columns
  }

  private static func column(_ name: String, option: String) throws -> JobColumn {
    if let column = JobColumn(name: name.lowercased()) { return column }
    let names = JobColumn.allCases.map(\.name).joined(separator: ", ")
    throw ValidationError("\(option) \(name): no such column; there are \(names)")
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
