import ArgumentParser
import JobModel
import JobSources

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract:
      "List the jobs that were tracked, or those in files, on standard input or in the demo.")

  @OptionGroup var input: SourceOptions
  @OptionGroup var config: ConfigurationOption

  @OptionGroup var output: OutputOption

  @Option(
    help: ArgumentHelp("Only jobs like this: state:failed type:create* !quota", valueName: "expr"))
  var filter: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The column to sort by; a leading - sorts in descending order.", valueName: "column"),
    completion: .list(JobColumn.allCases.map(\.name)))
  var sort: String?

  @Option(
    help: ArgumentHelp(
      "The columns to show: state,job_type,root_cause_code", valueName: "a,b,c"),
    completion: .list(ListColumn.all.map(\.name)))
  var columns: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("At most this many jobs.", valueName: "n"))
  var limit: Int?

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit \(limit): give 0 or more") }
  }

  func run() throws {
    let filter = try FilterOption.filter(filter)
    let order = try sort.map(ColumnOption.order)
    let columns = try columns.map(ColumnOption.columns)
    let links = try config.links()
    let loaded = try LoadedInput(input)
    let table = loaded.snapshot.jobs
    let typical = TypicalDurations(of: table)
    var rows: [Int]
    if let order {
      let basis: SortBasis = output.format == .table ? .estimate : .record
      rows = arranged(
        table, filter: filter, order: order, by: basis, now: loaded.now, typical: typical
      ).map(Int.init)
    } else {
      rows = filter.rows(in: table, context: FilterContext(now: loaded.now, typical: typical))
        .map(Int.init)
    }
    if let limit { rows = Array(rows.prefix(limit)) }
    let jobs = JobOutput(
      format: output.format, columns: columns, links: links, now: loaded.now, typical: typical)
    StandardStreams.write(
      try jobs.text(rows, of: table, details: loaded.details, sources: loaded.sources))
    try loaded.reportProblems()
  }
}
