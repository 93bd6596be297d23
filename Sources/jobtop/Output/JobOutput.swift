import JobModel

/// Jobs in any output format.
struct JobOutput {
  var format: OutputFormat
  /// Nil for the default columns of the format.
  var columns: [JobColumn]?
  var links: LinkTemplates
  var now: Instant
  /// Typical durations, to tell which jobs take too long.
  var typical = TypicalDurations()

  /// - Parameter details: fetches jobs in full, which only some formats need.
  func text(
    _ rows: [Int], of table: JobTable, details: ([Int]) -> [JobDetail]
  ) throws -> String {
    switch format {
    case .table:
      return JobListing(columns: columns ?? JobListing.usual, now: now, typical: typical)
        .table(rows.map { table[$0] }, width: StandardStreams.outputColumns)
    case .csv, .tsv:
      let form: SeparatedText = format == .csv ? .csv : .tsv
      return JobListing(columns: columns ?? JobColumn.allCases, now: now, typical: typical)
        .separated(rows.map { table[$0] }, form)
    case .json, .ndjson, .yaml:
      let details = details(rows).map { $0.marked(by: typical, at: now) }
      return try RecordTable(records: details.map(record), columns: [])
        .text(format, width: nil)
    }
  }

  /// Jobs that are already known in full.
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

extension JobDetail {
  /// With the flag for jobs that run far longer than their kind usually does.
  func marked(by typical: TypicalDurations, at now: Instant) -> JobDetail {
    guard typical.isStale(job, at: now) else { return self }
    var detail = self
    detail.job.flags.insert(.stale)
    return detail
  }
}
