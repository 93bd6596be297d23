import Accounts
import ArgumentParser
import JobModel
import JobSources

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Whether each context can log in, reach its services, and agrees on the time.",
    discussion: "Only reads. Ends with 0 when all is well, else with 2.")

  @Argument(
    help: ArgumentHelp("Contexts. Without any: those that are used.", valueName: "name"))
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
    let client = CloudClient()
    var isWell = true
    for account in chosen {
      StandardStreams.write("\(account.name) (\(account.origin))".printable + "\n")
      if !self.isWell(account, client, log.log) { isWell = false }
    }
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

  /// Checks an account, and prints each check as it is done.
  private func isWell(_ account: KnownAccount, _ client: CloudClient, _ log: Log) -> Bool {
    for remark in account.remarks { Self.say(AccountCheck("settings", .skipped, remark)) }
    let settings: AccountSettings
    do throws(AccountError) {
      settings = try account.account()
    } catch {
      Self.say(AccountCheck("settings", .bad(advice: ""), error.message))
      log.write(
        LogEntry(.error, "cannot be used: \(error.message)", at: .system, context: account.name))
      return false
    }
    let gate = HostGate(rate: account.rate ?? AskedAccounts.usualRate, timekeeper: .system)
    let checkup = AccountCheckup(
      settings: settings, client: client, gate: gate, now: Timekeeper.system.now)
    return awaited {
      var isWell = true
      await checkup.run { check in
        Self.say(check)
        guard check.isBad else { return }
        isWell = false
        log.withoutSecrets.write(
          LogEntry(
            .warning, "\(check.subject): \(check.finding)", at: .system, context: account.name))
      }
      return isWell
    }
  }

  private static func say(_ check: AccountCheck) {
    let (mark, advice) =
      switch check.result {
      case .good: ("ok", "")
      case .bad(let advice): ("FAIL", advice)
      case .skipped: ("-", "")
      }
    let text = [check.finding, advice].filter { !$0.isEmpty }.joined(separator: "; ")
    StandardStreams.write(
      "  \(padded(mark, to: 5))\(padded(check.subject, to: 18)) \(text)".printable + "\n")
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
