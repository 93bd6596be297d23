import JobModel

/// Jobs in any output format.
struct JobOutput {
  var format: OutputFormat
  /// Nil for what is usual in the format.
  var columns: [JobColumn]?
  var links: LinkTemplates
  var now: Instant

  /// - Parameter details: fetches jobs whole, which only some formats need.
  func text(
    _ rows: [Int], of table: JobTable, details: ([Int]) -> [JobDetail]
  ) throws -> String {
    switch format {
    case .table:
      return JobListing(columns: columns ?? JobListing.usual, now: now)
        .table(rows.map { table[$0] }, width: StandardStreams.outputColumns)
    case .csv, .tsv:
      return JobListing(columns: columns ?? JobColumn.allCases, now: now)
        .separated(rows.map { table[$0] }, format)
    case .json, .ndjson, .yaml:
      return try RecordTable(records: details(rows).map(record), columns: [])
        .text(format, width: nil)
    }
  }

  /// Jobs that are known whole already.
  func text(_ details: [JobDetail]) throws -> String {
    var table = JobTable()
    let rows = details.map { detail in
      table.restore(
        KeptJob(
          job: detail.job, ownState: detail.job.state, subJobsDone: detail.job.subJobsDone,
          isAbsorbed: false))
    }
    return try text(rows, of: table) { _ in details }
  }

  func record(_ detail: JobDetail) -> PlainValue {
    let value = detail.job.plainValue(
      source: detail.source?.rawValue, url: detail.job.url(links))
    return columns.map { value.only($0.map(\.name)) } ?? value
  }
}
