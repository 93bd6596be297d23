import ArgumentParser
import JobModel
import JobSources
import JobStore

struct RefreshCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh", abstract: "Ask the cloud once, now, and print what changed.")

  @Argument(
    help: "Ids of jobs or orders; by default, all that have not ended.",
    completion: Completions.ids)
  var ids: [String] = []

  @OptionGroup var config: ConfigurationOption
  @OptionGroup var logging: LogOption
  @OptionGroup var context: ContextOption

  func run() throws {
    let log = logging.open("refresh")
    defer { log.end("refresh") }
    let asked = try AskedAccounts(config, named: context.names, log: log.log)
    guard !asked.accounts.isEmpty else {
      StandardStreams.complain(
        "no configured account can be asked; what is known about the jobs stays as it is")
      throw ExitCode(2)
    }
    let store = try StoreLocation.writing(log.log)
    var isComplete = true
    var rows: Set<Int>?
    if !ids.isEmpty {
      var chosen: Set<Int> = []
      for id in ids {
        let found = try StoreSelection(store: store).rows(of: id)
        isComplete = isComplete && !found.isEmpty
        chosen.formUnion(found)
      }
      rows = chosen
    }
    let open = try StoreLocation.said { () throws(StoreError) in try store.openJobs() }
    let round = RefreshRound(store: store, asked: asked)
    let meant = open.filter { rows?.contains($0.row) ?? context.means($0.job) }
    let ended = rows?.subtracting(meant.map(\.row)) ?? []
    let subjects =
      meant.map { AskingPlan.Subject(row: $0.row, job: $0.job) }
      + (try orders(of: ended, in: store))
    for line in awaited({ await round.run(subjects) }) {
      if line.isTrouble {
        isComplete = false
        StandardStreams.complain(line.text)
        log.log.withoutSecrets.write(LogEntry(.warning, line.text, at: .system))
      } else {
        StandardStreams.write(line.text + "\n")
      }
    }
    if !isComplete { throw ExitCode(2) }
  }

  /// A finished job has no news, but its order may.
  private func orders(of rows: Set<Int>, in store: JobStore) throws -> [AskingPlan.Subject] {
    let ended = try StoreLocation.said { () throws(StoreError) in
      try store.kept(at: rows.sorted())
    }
    return ended.compactMap { row, kept in
      guard kept.job.orderID != nil else { return nil }
      var subject = AskingPlan.Subject(row: row, job: kept.job)
      subject.job = nil
      return subject
    }
  }
}
