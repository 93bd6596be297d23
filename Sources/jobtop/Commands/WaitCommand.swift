import ArgumentParser
import JobModel
import JobSources
import JobStore

struct WaitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wait", abstract: "Wait until jobs have ended, and say how they ended.",
    discussion: """
      Exits with 0 if every job succeeded, 1 if one failed or was cancelled, 2 if that could not be \
      found out, 124 on timeout: that does not mean a job failed.
      """)

  @Argument(
    help: "Ids of jobs or orders; new ones are tracked. By default, all jobs that have not ended.",
    completion: Completions.ids)
  var ids: [String] = []

  @Option(help: ArgumentHelp("Give up after this time: 90s, 5m, 2h.", valueName: "duration"))
  var timeout: String?

  @Flag(help: "Stop at the first job that ends.")
  var any = false

  @Flag(help: "Print each change as it happens, with -o ndjson or as lines of text.")
  var watch = false

  @OptionGroup var output: OutputOption

  @OptionGroup var demo: DemoOptions
  @OptionGroup var config: ConfigurationOption
  @OptionGroup var logging: LogOption
  @OptionGroup var context: ContextOption
  @OptionGroup var refresh: RefreshOption

  func validate() throws {
    guard !watch || [.ndjson, .table].contains(output.format) else {
      throw ValidationError("--watch prints line by line: add -o ndjson, or leave -o out")
    }
  }

  func run() throws {
    let timeout = try self.timeout.map { try DurationOption.span($0, option: "--timeout") }
    let writer = WaitOutput(
      output: JobOutput(format: output.format, links: try config.links(), now: .system),
      watches: watch)
    // A demo is measured by its own clock, which may show another time and run faster.
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
      let verb = open == 1 ? "is" : "are"
      StandardStreams.complain(
        "timed out: \(open) of \(awaiting.jobs.count) jobs \(verb) still open; that does not mean "
          + (open == 1 ? "it failed" : "they failed"))
      throw ExitCode(124)
    }
  }

  private func onStore(
    _ timeout: Span?, _ writer: WaitOutput
  ) throws -> (JobWait.End, Awaiting) {
    let log = logging.open("wait")
    defer { log.end("wait") }
    let store = try StoreLocation.writing(log.log)
    let asked = try AskedAccounts(
      config, named: context.names, atMostEvery: refresh.interval, log: log.log)
    var rows: [Int] = []
    if ids.isEmpty {
      rows = try openRows(of: store)
      if rows.isEmpty {
        StandardStreams.complain("no tracked job is open: nothing to wait for")
      }
    }
    for id in ids { rows += try self.rows(of: id, in: store) }
    let asking = asked.ask(about: rows, of: store)
    defer { asking?.cancel() }
    var wait = JobWait(store: store, rows: rows, any: any, timeout: timeout)
    wait.wholeness = writer.wholeness
    wait.onChange = writer.change
    wait.remark = asked.remark
    return try StoreLocation.said(log: log.log) { () throws(StoreError) in try wait.run() }
  }

  /// Those that have not ended, in the chosen contexts.
  private func openRows(of store: JobStore) throws -> [Int] {
    guard !context.names.isEmpty else {
      return try StoreLocation.said { () throws(StoreError) in try store.openRows() }
    }
    let open = try StoreLocation.said { () throws(StoreError) in try store.openJobs() }
    return open.filter { context.means($0.job) }.map(\.row)
  }

  /// An id that is not known yet is tracked first.
  private func rows(of id: String, in store: JobStore) throws -> [Int] {
    let selection = StoreSelection(store: store)
    guard let found = try selection.find(id) else { return try track(id, in: store) }
    // Waiting for nothing would look as if the job had succeeded.
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
        "\(id): not a job or order in the store, and not an id: \(problem.reason)".printable)
      throw ExitCode(2)
    }
  }
}
