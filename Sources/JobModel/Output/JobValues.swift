/// What stands in the columns of jobs as it goes out to programs, with the flag for jobs that run far longer
/// than their kind usually does.
package struct JobValues: Sendable {
  package var columns: [JobColumn]
  package var now: Instant
  package var typical: TypicalDurations

  package init(
    columns: [JobColumn] = JobColumn.allCases, now: Instant, typical: TypicalDurations
  ) {
    self.columns = columns
    self.now = now
    self.typical = typical
  }

  package func value(_ column: JobColumn, of row: JobRow) -> PlainValue {
    guard column == .flags, typical.isStale(row, at: now) else { return column.value(of: row) }
    return .list(row.flags.union(.stale).names.map { .text($0) })
  }

  package func heads(_ form: SeparatedText) -> String { form.line(columns.map(\.name)) }

  package func line(_ row: JobRow, _ form: SeparatedText) -> String {
    form.line(columns.map { value($0, of: row).cell })
  }
}
