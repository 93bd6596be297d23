import ArgumentParser
import JobModel
import JobSources
import JobStore

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one job in full: its states, errors and sub jobs.")

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, yaml, raw
  }

  @Argument(help: "The id of a job or order, or the start of one.", completion: Completions.ids)
  var id: String

  @OptionGroup var input: SourceOptions
  @OptionGroup var config: ConfigurationOption

  @Option(
    name: [.customShort("o"), .long], help: "text, json, yaml, or raw: the cloud's own last answer."
  )
  var output = Format.text

  func run() throws {
    let links = try config.links()
    if input.isStore { return try runOnStore(links) }
    let loaded = try LoadedInput(input)
    let rows = try rows(in: loaded)
    guard let row = rows.last else { throw ExitCode(2) }
    let detail = loaded.details(of: [row])[0]
      .marked(by: TypicalDurations(of: loaded.snapshot.jobs), at: loaded.now)
    let order = detail.job.orderID.flatMap { loaded.snapshot.jobs.orders[$0] }
    try write(detail, order: order, links)
    if rows.count > 1 { tellOfOthers(rows.count, like: detail.job) }
    try loaded.reportProblems()
  }

  /// Looks up just this job, however many there are.
  private func runOnStore(_ links: LinkTemplates) throws {
    let reading = try StoreLocation.said { () throws(StoreError) in
      try JobStore.reading(path: StoreLocation.path)
    }
    guard let store = reading else {
      StandardStreams.complain(
        "\(id.printable): nothing has been tracked yet; name a file to look in")
      throw ExitCode(2)
    }
    let rows = try StoreSelection(store: store).rows(of: id)
    guard let row = rows.last else { throw ExitCode(2) }
    let found = try StoreLocation.said { () throws(StoreError) -> JobDetail? in
      // It may be deleted at this very moment.
      guard let detail = try store.detail(of: row) else { return nil }
      guard TypicalDurations.canBeStale(detail.job.state) else { return detail }
      return detail.marked(by: try store.typicalDurations(like: detail.job), at: .system)
    }
    guard let detail = found else {
      StandardStreams.complain(StoreSelection.unknown(id))
      throw ExitCode(2)
    }
    let order = try StoreLocation.said { () throws(StoreError) in
      try detail.job.orderID.flatMap { id throws(StoreError) in try store.order(id) }
    }
    try write(detail, order: order, links)
    if rows.count > 1 { tellOfOthers(rows.count, like: detail.job) }
  }

  /// One record is shown, whoever reads it; but nobody shall believe that it is the only one.
  private func tellOfOthers(_ count: Int, like job: Job) {
    let names = [
      ("id", job.id?.rawValue), ("order", job.orderID?.rawValue), ("request", job.requestID),
    ]
    let filter = names.lazy.compactMap { name, known in
      known.flatMap { known in
        TypedID.readings(of: id).contains { known.hasPrefix($0) } ? "\(name):\(known)" : nil
      }
    }.first
    let rest = filter.map { "; jobtop list --filter \($0) shows all" } ?? ""
    StandardStreams.complain(
      "\(id): \(count) records have this id, this is the last of them\(rest)".printable)
  }

  private func write(_ detail: JobDetail, order: Order?, _ links: LinkTemplates) throws {
    let value = detail.job.plainValue(
      source: detail.source?.rawValue, url: detail.job.url(links))
    switch output {
    case .json: StandardStreams.write(JSONText.pretty(value) + "\n")
    case .yaml: StandardStreams.write(try RecordText.yaml(value))
    case .raw:
      let answer = Secrets.hide(
        in: String(decoding: detail.lastAnswer?.bytes ?? [], as: UTF8.self), with: "***")
      StandardStreams.write(harmless(answer))
    case .text:
      StandardStreams.write(JobReport(detail, order: order).text)
    }
  }

  private func rows(in loaded: LoadedInput) throws -> [Int] {
    for id in TypedID.readings(of: id) {
      let rows = try rows(of: id, in: loaded)
      if !rows.isEmpty { return rows }
    }
    loaded.complainOfProblems()
    let count = loaded.snapshot.jobs.rows.count
    StandardStreams.complain(
      "\(id.printable): no such job or order among the \(count) that were read")
    throw ExitCode(2)
  }

  /// Empty if nothing has that name.
  private func rows(of id: String, in loaded: LoadedInput) throws -> [Int] {
    let jobs = loaded.snapshot.jobs
    let matches = jobs.rows.filter { row in
      jobs[row].id?.rawValue == id || jobs[row].orderID?.rawValue == id
    }
    guard matches.isEmpty else { return matches }
    let begins = jobs.rows.filter { row in
      jobs[row].id?.rawValue.hasPrefix(id) == true
        || jobs[row].orderID?.rawValue.hasPrefix(id) == true
    }
    let names = begins.map { row in
      TypedID.meant(by: id, job: jobs[row].id?.rawValue, order: jobs[row].orderID?.rawValue)
    }
    guard Set(names).count <= 1 else {
      StandardStreams.complain(TypedID.ambiguity(of: id, among: names))
      throw ExitCode(2)
    }
    return begins
  }

  /// The text as it is, without what a terminal would obey, keeping lines and tabs.
  private func harmless(_ text: String) -> String {
    let lines = text.utf8.split(separator: 0x0a, omittingEmptySubsequences: false).map { line in
      let hasReturn = line.last == 0x0d
      let parts = line.dropLast(hasReturn ? 1 : 0)
        .split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self).printable }
      return parts.joined(separator: "\t") + (hasReturn ? "\r" : "")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
