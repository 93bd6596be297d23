import ArgumentParser
import JobModel

struct OrdersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orders",
    abstract: "Prepaid orders: their state, jobs, amount and payment deadline.")

  @OptionGroup var input: SourceOptions
  @OptionGroup var config: ConfigurationOption

  @Option(name: [.customShort("o"), .long], help: "table, json, ndjson, csv, tsv or yaml.")
  var output = OutputFormat.table

  func run() throws {
    let links = try config.links()
    let loaded = try LoadedInput(input)
    let records = OrderSummary.all(in: loaded.snapshot.jobs).map { summary in
      summary.plainValue(
        url: links.address(
          order: summary.id, service: nil, resourceID: nil, region: nil, projectID: nil))
    }
    let table = RecordTable(
      records: records,
      columns: [
        .init(name: "order_id", title: "ORDER"), .init(name: "state", title: "STATE"),
        .init(name: "amount", title: "AMOUNT", kind: .money),
        .init(name: "currency", title: "CURRENCY"),
        .init(name: "payment_deadline", title: "PAY BEFORE"),
        .init(name: "jobs", title: "JOBS"), .init(name: "url", title: "LINK"),
      ])
    StandardStreams.write(try table.text(output, width: StandardStreams.outputColumns))
    try loaded.reportProblems()
  }
}
