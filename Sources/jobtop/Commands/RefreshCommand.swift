import ArgumentParser
import JobModel
import JobSources
import JobStore

struct RefreshCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh", abstract: "Ask the cloud once, now, and print what has changed.")

  @Argument(help: "Ids of jobs or orders. Without any: all that have not ended.")
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
        "no account is configured that could be asked; what is known of the jobs stays as it is")
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
    let round = RefreshRound(store: store, accounts: asked.accounts)
    let subjects = open.filter { rows?.contains($0.row) ?? true }
      .map { AskingPlan.Subject(row: $0.row, job: $0.job) }
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
}
