import ArgumentParser
import JobModel

struct OrdersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orders",
    abstract: "List prepaid orders: their state, jobs, amount and payment deadline.")

  @OptionGroup var input: SourceOptions
  @OptionGroup var config: ConfigurationOption

  @OptionGroup var output: OutputOption

  func run() throws {
    let links = try config.links()
    let loaded = try LoadedInput(input)
    let records = OrderSummary.all(in: loaded.snapshot.jobs).map { summary in
      summary.plainValue(url: summary.url(links, in: loaded.snapshot.jobs))
    }
    let table = RecordTable(
      records: records,
      columns: [
        .init(name: "order_id", title: "ORDER", minimum: 20, priority: 100),
        .init(name: "state", title: "STATE", absent: "not asked", minimum: 9, priority: 95),
        .init(name: "amount", title: "AMOUNT", kind: .money, priority: 85),
        .init(name: "currency", title: "CURRENCY", minimum: 3, priority: 80),
        .init(name: "payment_deadline", title: "PAY BEFORE", minimum: 20, priority: 90),
        .init(name: "jobs", title: "JOBS", priority: 60),
        .init(name: "url", title: "LINK", minimum: 30, priority: 20),
      ])
    StandardStreams.write(try table.text(output.format, width: StandardStreams.outputColumns))
    try loaded.reportProblems()
  }
}
