import Accounts
import ArgumentParser
import Configuration
import Glibc
import JobModel
import JobSources
import JobStore

/// The accounts that are asked about jobs.
struct AskedAccounts {
  let accounts: [CloudAccount]
  /// Those that are meant and cannot be used, with the reason.
  let unusable: [SourceStatus]
  /// Those that are known and not meant.
  let others: [String]
  /// How often one job is asked for.
  let schedule: PollSchedule
  let log: Log

  /// Requests a second to one host, unless the configuration says otherwise.
  static let usualRate: Double = 5

  /// Looks up the secrets of all that are meant, so this is done before the dashboard has the terminal.
  /// An account that cannot be used is reported, and left out.
  ///
  /// - Parameter interval: how often a job is asked for at most; nil where the configuration decides.
  /// - Throws: a usage error when a context is named that does not exist.
  init(
    _ option: ConfigurationOption, named names: [String] = [], atMostEvery interval: Span? = nil,
    log: Log
  ) throws {
    self.log = log
    let configuration = try option.configuration()
    let known = option.accounts(of: configuration, log: log)
    for name in names where known[name] == nil {
      throw ValidationError("--context \(name): \(known.message(forUnknown: name))".printable)
    }
    var usable: [(settings: AccountSettings, rate: Double)] = []
    var unusable: [SourceStatus] = []
    let meant = names.isEmpty ? known.usual : known.all.filter { names.contains($0.name) }
    let secrets = SecretReader.havingRun(commandsOf: meant)
    for account in meant {
      do throws(AccountError) {
        usable.append((try account.account(secrets: secrets), account.rate ?? Self.usualRate))
      } catch {
        StandardStreams.complain(error.description.printable)
        log.write(
          LogEntry(
            .error, "cannot be used: \(error.message)", at: .system, context: error.context))
        unusable.append(
          SourceStatus(
            name: account.name, kind: .http,
            condition: .refused(since: .system, reason: error.message)))
      }
    }
    accounts = Self.accounts(usable, log: log.withoutSecrets)
    self.unusable = unusable
    others = known.usual.map(\.name).filter { name in !meant.contains { $0.name == name } }
    let asked = accounts.map(\.name).joined(separator: ", ")
    let notice = asked.isEmpty ? "no account is asked" : "accounts that are asked: \(asked)"
    log.write(LogEntry(.info, notice, at: .system))
    schedule =
      (interval ?? configuration.refresh).map(PollSchedule.init(atMostEvery:)) ?? PollSchedule()
  }

  /// Networking is started only when there is someone to ask: its start costs time, and leaves a folder for
  /// cookies behind.
  private static func accounts(
    _ usable: [(settings: AccountSettings, rate: Double)], log: Log
  ) -> [CloudAccount] {
    guard !usable.isEmpty else { return [] }
    let client = CloudClient()
    let gates = HostGate.gates(of: usable, timekeeper: .system, pace: .ofUser(log: log))
    return zip(usable, gates).map { account, gate in
      CloudAccount(
        settings: account.settings, client: client, gate: gate, log: log, now: Timekeeper.system.now
      )
    }
  }

  /// What someone who waits for an answer has to know.
  var remark: String? {
    accounts.isEmpty ? "no account is asked: others' answers count" : nil
  }

  func poller(of store: JobStore, rows: Set<Int>? = nil) -> StorePoller {
    StorePoller(
      store: store, accounts: accounts, unusable: unusable, others: others, schedule: schedule,
      rows: rows, log: log)
  }

  /// Asks about some jobs in the background, as long as someone waits for them.
  ///
  /// - Returns: nil when there is nobody to ask.
  func ask(about rows: [Int], of store: JobStore) -> Task<Void, Never>? {
    guard !accounts.isEmpty else { return nil }
    let poller = poller(of: store, rows: Set(rows))
    return Task.detached { [unusable] in
      let notice = TroubleNotice()
      await poller.ask(rows)
      await poller.run { statuses in
        // Those that cannot be used have been reported already.
        let asked = statuses.filter { status in !unusable.contains { $0.name == status.name } }
        notice.tell(asked, now: .system)
      }
    }
  }
}

extension SharedPace {
  /// All programs of the user keep together to the rates of hosts.
  static func ofUser(log: Log) -> SharedPace {
    let folder = UserFolders.system.state + "/jobtop/pace"
    let pace = SharedPace(in: folder)
    if access(folder + "/.", W_OK) != 0 {
      let reason = "\(folder): cannot be written to, so each jobtop asks at the whole rate"
      log.write(LogEntry(.warning, reason, at: .system))
    }
    return pace
  }
}
