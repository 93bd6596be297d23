import Accounts
import JobModel
import JobSources

/// One account that is checked.
struct AccountVisit: Sendable {
  private let account: KnownAccount
  /// Nil when it cannot be used.
  private let settings: AccountSettings?
  private let checks: [AccountCheck]
  private let log: Log

  /// What came of it.
  struct Report: Sendable {
    /// The name of the account, and where it came from.
    var title: String
    var checks: [AccountCheck] = []

    var isWell: Bool { !checks.contains(where: \.isBad) }

    func text(width: Int?) -> String {
      title.printable + "\n" + checks.map { CheckLines(check: $0, width: width).text }.joined()
    }
  }

  /// Looks up its secrets.
  init(_ account: KnownAccount, secrets: SecretReader, log: Log) {
    self.account = account
    self.log = log
    var checks = account.remarks.map { AccountCheck("settings", .skipped, $0) }
    do throws(AccountError) {
      settings = try account.account(secrets: secrets)
    } catch {
      settings = nil
      checks.append(AccountCheck("settings", .bad(advice: ""), error.message))
      log.write(
        LogEntry(.error, "cannot be used: \(error.message)", at: .system, context: account.name))
    }
    self.checks = checks
  }

  /// What it asks with, and how fast; nil where it cannot be asked.
  var asked: (settings: AccountSettings, rate: Double)? {
    settings.map { ($0, account.rate ?? AskedAccounts.usualRate) }
  }

  func report(_ client: CloudClient, pace: SharedPace) async -> Report {
    var report = Report(title: "\(account.name) (\(account.origin))", checks: checks)
    guard let asked else { return report }
    let gate = HostGate.gates(of: [asked], timekeeper: .system, pace: pace)[0]
    let checkup = AccountCheckup(
      settings: asked.settings, client: client, gate: gate, now: Timekeeper.system.now)
    await checkup.run { check in
      report.checks.append(check)
      guard check.isBad else { return }
      let subject = check.subjects.joined(separator: ", ")
      log.withoutSecrets.write(
        LogEntry(
          .warning, "\(subject): \(check.finding)", at: .system, context: account.name))
    }
    return report
  }
}
