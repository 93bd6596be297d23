import ArgumentParser
import JobModel
import JobSources
import JobStore

struct WaitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wait", abstract: "Wait until jobs have ended, and say how.",
    discussion: """
      Ends with 0 when every job succeeded, 1 when one failed or was cancelled, 2 when that could not \
      be found out, 124 when the time was up: then nothing is said about the jobs.
      """)

  @Argument(
    help: "Ids of jobs or orders; new ones are tracked. Without any: all jobs that have not ended.",
    completion: Completions.ids)
  var ids: [String] = []

  @Option(help: ArgumentHelp("Give up after this time: 90s, 5m, 2h.", valueName: "duration"))
  var timeout: String?

  @Flag(help: "Wait only for the first that ends.")
  var any = false

  @Flag(help: "Print each change as it happens, with -o ndjson or as lines of text.")
  var watch = false

  @Option(name: [.customShort("o"), .long], help: "table, json, ndjson, csv, tsv or yaml.")
  var output = OutputFormat.table

  @OptionGroup var demo: DemoOptions
  @OptionGroup var config: ConfigurationOption
  @OptionGroup var logging: LogOption
  @OptionGroup var context: ContextOption
  @OptionGroup var refresh: RefreshOption

  func validate() throws {
    guard !watch || output == .ndjson || output == .table else {
      throw ValidationError("--watch prints line by line: add -o ndjson, or leave -o out")
    }
  }

  func run() throws {
    let timeout = try self.timeout.map { try DurationOption.span($0, option: "--timeout") }
    let writer = WaitOutput(
      output: JobOutput(format: output, links: try config.links(), now: .system), watches: watch)
    // A demo is measured by its own clock, which may stand elsewhere and run faster.
    let clock = demo.isOn ? demo.timekeeper(isLive: true) : .system
    let (end, awaiting) =
      demo.isOn
      ? try DemoWait(demo: demo, timekeeper: clock, ids: ids, any: any, timeout: timeout)
        .run(writer.change)
      : try onStore(timeout, writer)
    try writer.finish(awaiting, now: clock.now())
    switch end {
    case .over:
      if awaiting.exitCode != 0 { throw ExitCode(awaiting.exitCode) }
    case .timedOut:
      let open = awaiting.jobs.count - awaiting.ended.count
      StandardStreams.complain(
        "the time is up: \(open) of \(awaiting.jobs.count) have not ended, which says nothing bad of them"
      )
      throw ExitCode(124)
    }
  }

  private func onStore(
    _ timeout: Span?, _ writer: WaitOutput
  ) throws -> (JobWait.End, Awaiting) {
    let log = logging.open("wait")
    defer { log.end("wait") }
    let store = try StoreLocation.writing(log.log)
    var rows: [Int] = []
    if ids.isEmpty {
      rows = try openRows(of: store)
      if rows.isEmpty {
        StandardStreams.complain("no tracked job is open: there is nothing to wait for")
      }
    }
    for id in ids { rows += try self.rows(of: id, in: store) }
    let asked = try AskedAccounts(
      config, named: context.names, atMostEvery: refresh.interval, log: log.log)
    let asking = asked.ask(about: rows, of: store)
    defer { asking?.cancel() }
    var wait = JobWait(store: store, rows: rows, any: any, timeout: timeout)
    wait.wholeness = writer.wholeness
    wait.onChange = writer.change
    wait.remark = asked.remark
    return try StoreLocation.said(log: log.log) { () throws(StoreError) in try wait.run() }
  }

  /// Those that have not ended, of the contexts that are meant.
  private func openRows(of store: JobStore) throws -> [Int] {
    guard !context.names.isEmpty else {
      return try StoreLocation.said { () throws(StoreError) in try store.openRows() }
    }
    let open = try StoreLocation.said { () throws(StoreError) in try store.openJobs() }
    return open.filter { context.means($0.job) }.map(\.row)
  }

  /// Of an id that is not known yet: it is tracked, as if that had been said first.
  private func rows(of id: String, in store: JobStore) throws -> [Int] {
    let selection = StoreSelection(store: store)
    guard let found = try selection.find(id) else { return try track(id, in: store) }
    // To wait for nothing would look as if the job had succeeded.
    let rows = try selection.rows(of: found)
    guard !rows.isEmpty else { throw ExitCode(2) }
    return rows
  }

  private func track(_ id: String, in store: JobStore) throws -> [Int] {
    switch HandleFinder.handle(typed: id) {
    case .success(let handle):
      let answer = SeenAnswer(handle, seen: .system, source: "command line")
      return try StoreLocation.said { () throws(StoreError) in
        try store.take([answer]).map(\.row)
      }
    case .failure(let problem):
      StandardStreams.complain(
        "\(id): neither a job or order in the store nor an id: \(problem.reason)".printable)
      throw ExitCode(2)
    }
  }
}
