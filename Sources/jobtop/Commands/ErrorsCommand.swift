import ArgumentParser
import JobModel

struct ErrorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "errors", abstract: "Group failures by root cause, and say what each means.")

  @OptionGroup var input: SourceOptions

  @OptionGroup var output: OutputOption

  @Option(help: ArgumentHelp("Only jobs like this: context:prod age:<1d", valueName: "expr"))
  var filter: String?

  func run() throws {
    let filter = try FilterOption.filter(filter)
    let loaded = try LoadedInput(input)
    let table = loaded.snapshot.jobs
    let rows = arranged(
      table, filter: filter, order: JobOrder(), now: loaded.now,
      typical: TypicalDurations(of: table))
    let groups = failureGroups(in: table, among: rows, now: loaded.now, buckets: 8)
    let records = groups.map { $0.plainValue(in: table) }
    let text = RecordTable(
      records: records,
      columns: [
        .init(name: "count", title: "COUNT", kind: .number),
        .init(name: "code", title: "CODE"),
        .init(name: "category", title: "CATEGORY"),
        .init(name: "first_seen", title: "FIRST"),
        .init(name: "last_seen", title: "LAST"),
        .init(name: "example", title: "EXAMPLE"),
        .init(name: "meaning", title: "WHAT IT MEANS"),
      ])
    StandardStreams.write(try text.text(output.format, width: StandardStreams.outputColumns))
    try loaded.reportProblems()
  }
}
