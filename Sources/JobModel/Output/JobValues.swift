/// What stands in the columns of jobs as it goes out to programs, with the flag for jobs that run far longer
/// than their kind usually does.
package struct JobValues: Sendable {
  package var columns: [ListColumn]
  package var links: LinkTemplates
  package var now: Instant
  package var typical: TypicalDurations

  package init(
    columns: [ListColumn] = ListColumn.all, links: LinkTemplates, now: Instant,
    typical: TypicalDurations
  ) {
    self.columns = columns
    self.links = links
    self.now = now
    self.typical = typical
  }

  /// - Parameter source: what the row itself does not tell.
  package func value(
    _ column: ListColumn, of row: JobRow, from source: SourceStatus.Kind?
  ) -> PlainValue {
    switch column {
    case .job(.flags) where typical.isStale(row, at: now):
      .list(row.flags.union(.stale).names.map { .text($0) })
    case .job(let column): column.value(of: row)
    case .source: .text(source?.rawValue)
    case .url: .text(row.url(links))
    }
  }

  package func heads(_ form: SeparatedText) -> String { form.line(columns.map(\.name)) }

  package func line(
    _ row: JobRow, from source: SourceStatus.Kind? = nil, _ form: SeparatedText
  ) -> String {
    form.line(columns.map { value($0, of: row, from: source).cell })
  }
}
