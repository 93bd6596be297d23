import JobModel
import JobSources
import JobStore

/// Asks the configured accounts about the jobs of the store that have not ended, and records what they say.
///
/// Any number of these may run at once, in any number of programs: each sees in the store when another had
/// an answer, and asks that much later.
actor StorePoller {
  /// How often to check whether the jobs of the store have changed.
  private static let pause = Span(milliseconds: 500)
  /// The shortest time between two reports of the state of the accounts.
  private static let standingPause = Span.seconds(1)

  private let store: JobStore
  private let recorder: Recorder
  private let accounts: [String: CloudAccount]
  private let names: [String]
  private let unusable: [SourceStatus]
  private let others: [String]
  private let timekeeper: Timekeeper
  private let log: Log
  /// Only these, and the jobs that take the place of their orders; nil for all.
  private var rows: Set<Int>?
  private var plan: AskingPlan
  private var change: Int64 = 0
  /// The file that `change` and the rows of the plan are of.
  private var file: FileIdentity
  private var followed = Instant(milliseconds: 0)
  private var told: [SourceStatus] = []
  private var toldAt = Instant(milliseconds: 0)
  private var storeTrouble: String?
  private var hasEnded = false

  /// Another program may keep the store locked for a while.
  private let ownQueue = OwnQueue(name: "jobtop.poller")
  nonisolated var unownedExecutor: UnownedSerialExecutor { ownQueue.asUnownedSerialExecutor() }

  /// - Parameters:
  ///   - unusable: accounts that cannot be asked, with the reason: no other account is asked about their jobs.
  ///   - others: accounts that are not to be asked.
  init(
    store: JobStore, accounts: [CloudAccount], unusable: [SourceStatus] = [], others: [String] = [],
    schedule: PollSchedule = PollSchedule(), rows: Set<Int>? = nil, log: Log = .none,
    timekeeper: Timekeeper = .system
  ) {
    self.store = store
    file = store.file
    recorder = Recorder(store: store)
    self.accounts = Dictionary(accounts.map { ($0.name, $0) }) { first, _ in first }
    self.rows = rows
    self.log = log
    self.timekeeper = timekeeper
    self.unusable = unusable
    self.others = others
    names = accounts.map(\.name)
    plan = AskingPlan(
      accounts: names + unusable.map(\.name), schedule: schedule,
      listing: Set(CloudAccount.listingServices),
      seed: UInt64(bitPattern: timekeeper.now().milliseconds))
  }

  /// Asks until the task is cancelled.
  ///
  /// - Parameter onStanding: is given the state of the accounts, whenever that has changed.
  func run(_ onStanding: @Sendable ([SourceStatus]) async -> Void) async {
    while !Task.isCancelled {
      followStore()
      askDue()
      if let standing = await newStanding() { await onStanding(standing) }
      let now = timekeeper.now()
      let rest = plan.nextMoment().map { $0 - now } ?? Self.pause
      await timekeeper.sleep(min(Self.pause, max(rest, Span(milliseconds: 20))))
    }
    hasEnded = true
  }

  /// Asks for these rows before all others, also where nobody could be reached before.
  func ask(_ rows: [Int]) async {
    followStore(isUrgent: true)
    for name in plan.owners(of: rows) { await accounts[name]?.tryNow() }
    plan.ask(rows, now: timekeeper.now())
    askDue()
  }

  /// Someone is looking at these rows.
  func watch(_ rows: [Int]) {
    plan.watch(rows)
  }

  /// - Parameter isUrgent: whether something was just written that has to be known now.
  private func followStore(isUrgent: Bool = false) {
    // Its own answers change the store all the time, which is no reason to read it more often.
    let now = timekeeper.now()
    guard isUrgent || now - followed >= Self.pause || now < followed else { return }
    followed = now
    do throws(StoreError) {
      try followFile()
      var news = try store.openJobs(changedAfter: change)
      guard news.change != change else { return }
      // Jobs that take the place of an order may have been passed over before.
      if try followOrders() { news.open = try store.openJobs(changedAfter: 0).open }
      change = news.change
      plan.drop(news.ended)
      let meant = news.open.filter { rows?.contains($0.row) ?? true }
      plan.follow(meant.map { AskingPlan.Subject(row: $0.row, job: $0.job) }, now: now)
    } catch {
      // A store that cannot be read just now has nothing new to ask for.
      report(error)
    }
  }

  /// Rows that were named are those of the file in which they were looked up.
  private func followFile() throws(StoreError) {
    guard rows == nil else { return }
    try store.followFile()
    guard store.file != file else { return }
    (file, change) = (store.file, 0)
    plan.dropAll()
  }

  /// When an order becomes jobs, they are followed instead.
  ///
  /// - Returns: whether there are more now.
  private func followOrders() throws(StoreError) -> Bool {
    guard let known = rows else { return false }
    var all = known
    for case .absorbed(by: let others) in try store.standings(of: Array(known)) {
      all.formUnion(others)
    }
    rows = all
    return all != known
  }

  private func askDue() {
    guard !hasEnded else { return }
    for question in plan.next(now: timekeeper.now()) {
      Task {
        switch question {
        case .one(let subject, let accounts): await ask(subject, of: accounts)
        case .list(let service, let account, let subjects):
          await ask(service, of: account, about: subjects)
        }
      }
    }
  }

  private func ask(_ subject: AskingPlan.Subject, of names: [String]) async {
    let others = subject.context == nil ? others : []
    let reply = await questioner(names, others).ask(subject)
    let outcome = await record(reply)
    plan.learn(outcome, of: subject, now: timekeeper.now())
    // The lane may have been full.
    askDue()
  }

  private func ask(
    _ service: String, of account: String, about subjects: [AskingPlan.Subject]
  ) async {
    let (reply, outcomes) = await questioner([account]).list(service, about: subjects)
    let outcome = await record(reply)
    plan.learn(outcome, of: outcomes, now: timekeeper.now())
    askDue()
  }

  private func questioner(_ names: [String], _ others: [String] = []) -> Questioner {
    Questioner(
      accounts: names.compactMap { accounts[$0] },
      silent: names.filter { accounts[$0] == nil } + others, timekeeper: timekeeper)
  }

  private func record(_ reply: Questioner.Reply) async -> AskingPlan.Outcome {
    guard !reply.answers.isEmpty else { return reply.outcome }
    do throws(StoreError) {
      _ = try await recorder.take(reply.answers)
      if storeTrouble != nil {
        log.write(LogEntry(.info, "answers are kept again", at: timekeeper.now()))
      }
      storeTrouble = nil
      return reply.outcome
    } catch {
      report(error)
      // What was not recorded is asked for again.
      return .unreachable(reason: Reason(error.description))
    }
  }

  private func report(_ error: StoreError) {
    guard storeTrouble != error.description else { return }
    storeTrouble = error.description
    log.write(LogEntry(.error, error.description, at: timekeeper.now()))
  }

  /// Nil when nothing has changed.
  private func newStanding() async -> [SourceStatus]? {
    let now = timekeeper.now()
    guard now - toldAt >= Self.standingPause || now < toldAt else { return nil }
    var statuses = unusable
    for name in names {
      if let status = await accounts[name]?.status() { statuses.append(status) }
    }
    for index in statuses.indices {
      statuses[index].openJobs = plan.count(of: statuses[index].name)
    }
    guard statuses != told else { return nil }
    told = statuses
    toldAt = now
    return statuses
  }
}
