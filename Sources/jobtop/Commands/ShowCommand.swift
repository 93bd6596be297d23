import ArgumentParser
import JobModel
import JobSources

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One job whole: its states, its errors, its sub jobs.")

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, yaml, raw
  }

  @Argument(help: "The id of a job or an order, or the begin of one.")
  var id: String

  @OptionGroup var input: SourceOptions
  @OptionGroup var config: ConfigurationOption

  @Option(
    name: [.customShort("o"), .long], help: "text, json, yaml, or raw: the cloud's own last answer."
  )
  var output = Format.text

  func run() throws {
    let links = try config.links()
    let loaded = try LoadedInput(input)
    let row = try row(in: loaded)
    let detail = loaded.details(of: [row])[0]
    let value = detail.job.plainValue(
      source: detail.source?.rawValue, url: detail.job.url(links))
    switch output {
    case .json: StandardStreams.write(JSONText.pretty(value) + "\n")
    case .yaml: StandardStreams.write(try RecordText.yaml(value))
    case .raw:
      let answer = String(decoding: detail.lastAnswer?.bytes ?? [], as: UTF8.self)
      // Line by line: only the breaks between lines are left as they are.
      let lines = Secrets.hide(in: answer, with: "***").split(
        separator: "\n", omittingEmptySubsequences: false)
      StandardStreams.write(lines.map { String($0).printable + "\n" }.joined())
    case .text:
      let order = detail.job.orderID.flatMap { loaded.snapshot.jobs.orders[$0] }
      StandardStreams.write(JobReport(job: detail.job, order: order, now: loaded.now).text)
    }
    try loaded.reportProblems()
  }

  private func row(in loaded: LoadedInput) throws -> Int {
    let jobs = loaded.snapshot.jobs
    let matches = jobs.rows.filter { row in
      jobs[row].id?.rawValue == id || jobs[row].orderID?.rawValue == id
    }
    if let last = matches.last { return last }
    let begins = jobs.rows.filter { row in
      jobs[row].id?.rawValue.hasPrefix(id) == true
        || jobs[row].orderID?.rawValue.hasPrefix(id) == true
    }
    guard begins.count <= 1 else {
      StandardStreams.complain(
        "\(id.printable): \(begins.count) jobs begin like that; say more of the id")
      throw ExitCode(2)
    }
    guard let row = begins.first else {
      loaded.complainOfProblems()
      StandardStreams.complain(
        "\(id.printable): no such job or order among the \(jobs.rows.count) that were read")
      throw ExitCode(2)
    }
    return row
  }
}
