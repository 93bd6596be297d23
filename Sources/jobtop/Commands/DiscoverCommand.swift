import ArgumentParser
import JobModel
import JobSources
import JobStore

struct DiscoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discover",
    abstract: "Find jobs that nobody noted: in audit traces, and in services that list theirs.",
    discussion: "What it finds is tracked, a line for each that is new.")

  @Option(help: ArgumentHelp("How far to look back: 12h, 3d; 30d at most.", valueName: "duration"))
  var since = "1d"

  @OptionGroup var config: ConfigurationOption
  @OptionGroup var logging: LogOption
  @OptionGroup var context: ContextOption

  func run() throws {
    let span = try DurationOption.span(since, option: "--since")
    let log = logging.open("discover")
    defer { log.end("discover") }
    let asked = try AskedAccounts(config, named: context.names, log: log.log)
    guard !asked.accounts.isEmpty else {
      StandardStreams.complain("no account is configured that could be asked: see jobtop contexts")
      throw ExitCode(2)
    }
    var tracking = Tracking(store: try StoreLocation.writing(log.log))
    tracking.tellsKnown = false
    var isComplete = true
    for account in asked.accounts {
      var refusing: [String] = []
      for service in CloudAccount.listingServices {
        let pages = awaited { await account.list(service, since: .system - span) }
        for page in pages {
          switch page {
          case .answer(let bytes, let hint, let received):
            try tracking.record(
              Questioner.answers(in: bytes, hint: hint, received: received, from: account.name))
          // A service that has nothing, or that the account does not use.
          case .notFound: break
          case .refused: refusing.append(service)
          case .unreachable(let reason, _), .throttled(_, let reason):
            isComplete = false
            StandardStreams.complain("\(account.name), \(service): \(reason)".printable)
            log.log.withoutSecrets.write(
              LogEntry(
                .warning, "\(service) did not list its jobs: \(reason)", at: .system,
                context: account.name))
          }
        }
      }
      if let reason = awaited({ await account.refusal }) {
        isComplete = false
        StandardStreams.complain("\(account.name): \(reason)".printable)
      } else if !refusing.isEmpty {
        // Hardly any account uses all services, or may look into all.
        let services = refusing.joined(separator: ", ")
        StandardStreams.complain(
          "\(account.name): would not list their jobs: \(services)".printable)
      }
    }
    if !isComplete { throw ExitCode(2) }
  }
}
