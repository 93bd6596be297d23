/// A column of a list that is written: all that a list can be sorted by, and what stands beside the jobs.
package enum ListColumn: Hashable, Sendable {
  case job(JobColumn)
  /// What kind of source the newest answer came from.
  case source
  /// The page in the console.
  case url

  package static let all = JobColumn.allCases.map(ListColumn.job) + [.source, .url]

  package init?(name: String) {
    switch name {
    case "source": self = .source
    case "url": self = .url
    default:
      guard let column = JobColumn(name: name) else { return nil }
      self = .job(column)
    }
  }

  /// The name in options, in the heads of CSV, and of the field in JSON.
  package var name: String {
    switch self {
    case .job(let column): column.name
    case .source: "source"
    case .url: "url"
    }
  }

  /// The head of the column in a table.
  package var title: String {
    switch self {
    case .job(let column): column.title
    case .source: "SOURCE"
    case .url: "URL"
    }
  }
}
