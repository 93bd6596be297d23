import JobModel

/// Jobs in any output format.
struct JobOutput {
  var format: OutputFormat
  /// Nil for the default columns of the format.
  var columns: [ListColumn]?
  var links: LinkTemplates
  var now: Instant
  /// Typical durations, to tell which jobs take too long.
  var typical = TypicalDurations()

  /// - Parameters:
  ///   - details: fetches jobs in full, which only some formats need.
  ///   - sources: finds what kind of source jobs came from, where a column asks for it.
  func text(
    _ rows: [Int], of table: JobTable, details: ([Int]) -> [JobDetail],
    sources: ([Int]) -> [SourceStatus.Kind?]
  ) throws -> String {
    func listing(_ usual: [ListColumn]) -> JobListing {
      let values = JobValues(
        columns: columns ?? usual, links: links, now: now, typical: typical)
      let asksForSource = values.columns.contains(.source)
      return JobListing(values: values, sources: asksForSource ? sources(rows) : [])
    }
    switch format {
    case .table:
      return listing(JobListing.usual)
        .table(rows.map { table[$0] }, width: StandardStreams.outputColumns)
    case .csv, .tsv:
      return listing(ListColumn.all)
        .separated(rows.map { table[$0] }, format == .csv ? .csv : .tsv)
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
    return try text(
      rows, of: table, details: { _ in details }, sources: { _ in details.map(\.source) })
  }

  func record(_ detail: JobDetail) -> PlainValue {
    let value = detail.job.plainValue(
      source: detail.source?.rawValue, url: detail.job.url(links))
    guard let columns else { return value }
    // It is no field of the whole record.
    return value.with("started_by", .text(detail.job.startedBy)).only(columns.map(\.name))
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
