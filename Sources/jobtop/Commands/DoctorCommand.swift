import Accounts
import ArgumentParser
import JobModel
import JobSources

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check that each context can log in, reach its services, and agrees on the time.",
    discussion: "Reads only. Exits with 0 if all is well, otherwise with 2.")

  @Argument(
    help: ArgumentHelp("Contexts to check; by default, those in use.", valueName: "name"))
  var names: [String] = []

  @OptionGroup var config: ConfigurationOption
  @OptionGroup var logging: LogOption

  func run() throws {
    let log = logging.open("doctor")
    defer { log.end("doctor") }
    let known = config.accounts(of: try config.configuration(), log: log.log)
    let chosen = try chosen(of: known)
    guard !chosen.isEmpty else {
      StandardStreams.complain(
        "no account is known; write a context in config.yaml, or use clouds.yaml or OS_*")
      throw ExitCode(2)
    }
    let isWell = Self.check(chosen, log.log)
    let others = known.all.filter { account in !chosen.contains { $0.name == account.name } }
    if names.isEmpty, !others.isEmpty {
      StandardStreams.complain(
        "not checked unless named: \(others.map(\.name).joined(separator: ", "))".printable)
    }
    if !isWell { throw ExitCode(2) }
  }

  private func chosen(of known: KnownAccounts) throws -> [KnownAccount] {
    guard !names.isEmpty else { return known.usual }
    return try names.map { name in
      guard let account = known[name] else {
        throw ValidationError(known.message(forUnknown: name).printable)
      }
      return account
    }
  }

  /// Checks all accounts at the same time, since one that does not answer takes long, and prints them in order.
  ///
  /// - Returns: whether all is well.
  private static func check(_ accounts: [KnownAccount], _ log: Log) -> Bool {
    // Before anything is printed: the operator may have to type some of them.
    let secrets = SecretReader.havingRun(commandsOf: accounts)
    let visits = accounts.map { AccountVisit($0, secrets: secrets, log: log) }
    let client = CloudClient()
    let pace = SharedPace.ofUser(log: log)
    return awaited {
      var isWell = true
      var done = 0
      var progress = ProgressLine()
      func show() { progress.show("checking: \(done) of \(visits.count) done") }
      show()
      await inOrder(visits, atOnce: width) { visit in
        await visit.report(client, pace: pace)
      } finished: { count in
        done = count
        show()
      } take: { report in
        progress.clear()
        StandardStreams.write(report.text(width: StandardStreams.outputColumns))
        isWell = isWell && report.isWell
        show()
      }
      progress.clear()
      return isWell
    }
  }

  /// How many accounts are checked at once.
  private static let width = 8
}
