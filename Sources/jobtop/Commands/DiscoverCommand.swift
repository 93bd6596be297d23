import ArgumentParser
import JobModel
import JobSources
import JobStore

struct DiscoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discover",
    abstract:
      "Find jobs that nobody tracked: in audit traces, and in services that list their jobs.",
    discussion: "What it finds is tracked; each new job is printed on a line.")

  @Option(help: ArgumentHelp("How far to look back: 12h, 3d; at most 30d.", valueName: "duration"))
  var since = "1d"

  @OptionGroup var config: ConfigurationOption
  @OptionGroup var logging: LogOption
  @OptionGroup var context: ContextOption

  func run() throws {
    let span = try DurationOption.span(since, option: "--since")
    guard span > Span(milliseconds: 0), span <= Self.longest else {
      throw ValidationError("--since \(since.printable): write how far to look back, at most 30d")
    }
    let log = logging.open("discover")
    defer { log.end("discover") }
    let asked = try AskedAccounts(config, named: context.names, log: log.log)
    guard !asked.accounts.isEmpty else {
      StandardStreams.complain("no configured account can be asked: see jobtop contexts")
      throw ExitCode(2)
    }
    let store = try StoreLocation.writing(log.log)
    let discoveries = Discoveries(store: store, configuration: config.file)
    let isComplete = try awaited {
      await Self.search(asked.accounts, since: .system - span, discoveries, log.log)
    }.get()
    if !isComplete { throw ExitCode(2) }
  }

  /// Databases keep their jobs for so long; nobody keeps them longer.
  private static let longest = Span.seconds(30 * 86_400)

  /// How many accounts are asked at once. Each has its own rate.
  private static let width = 8

  /// - Returns: whether the search was complete, or why nothing can be recorded.
  private static func search(
    _ accounts: [CloudAccount], since: Instant, _ discoveries: Discoveries, _ log: Log
  ) async -> Result<Bool, any Error> {
    var isComplete = true
    await inOrder(accounts, atOnce: width) { account in
      await AccountSearch(account, since: since, discoveries)
    } take: { search in
      search.complain(log)
      isComplete = isComplete && search.isComplete
    }
    return await discoveries.failure.map { .failure($0) } ?? .success(isComplete)
  }
}
