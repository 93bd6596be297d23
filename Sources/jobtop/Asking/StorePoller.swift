import JobModel
import JobSources
import JobStore

/// Asks the configured accounts about the jobs of the store that have not ended, and records what they say.
///
/// Any number of these may run at once, in any number of programs: each sees in the store when another had
/// an answer, and asks as much later.
actor StorePoller {
  /// How often it is looked whether the store has other jobs than before.
  private static let pause = Span(milliseconds: 500)

  private let store: JobStore
  private let accounts: [String: CloudAccount]
  private let timekeeper: Timekeeper
  /// Only these, and the jobs that take the place of their orders; nil for all.
  private var rows: Set<Int>?
  private var plan: AskingPlan
  private var lastChange: Int64 = -1
  private var lastFollowed = Instant(milliseconds: 0)
  private var told: [SourceStatus] = []
  private let log: Log
  /// What the log says of the store, until that is over.
  private var storeTrouble: String?

  init(
    store: JobStore, accounts: [CloudAccount], schedule: PollSchedule = PollSchedule(),
    rows: Set<Int>? = nil, timekeeper: Timekeeper = .system, log: Log = .none
  ) {
    self.log = log
    self.store = store
    self.accounts = Dictionary(accounts.map { ($0.name, $0) }) { first, _ in first }
    self.rows = rows
    self.timekeeper = timekeeper
    plan = AskingPlan(
      accounts: accounts.map(\.name), schedule: schedule,
      seed: UInt64(bitPattern: timekeeper.now().milliseconds))
  }

  /// Asks until the task is cancelled.
  ///
  /// - Parameter onStanding: is told how it stands with the accounts, whenever that has changed.
  func run(_ onStanding: @Sendable ([SourceStatus]) async -> Void) async {
    while !Task.isCancelled {
      followStore()
      askDue()
      if let standing = newStanding() { await onStanding(standing) }
      let now = timekeeper.now()
      let rest = plan.nextMoment(after: now).map { $0 - now } ?? Self.pause
      await timekeeper.sleep(min(Self.pause, max(rest, Span(milliseconds: 20))))
    }
  }

  /// Asks for these rows before all others.
  func ask(_ rows: [Int]) {
    followStore()
    plan.ask(rows, now: timekeeper.now())
    askDue()
  }

  private func followStore() {
    // Its own answers change the store all the time: that is no reason to read it more often.
    let now = timekeeper.now()
    guard now - lastFollowed >= Self.pause || now < lastFollowed else { return }
    lastFollowed = now
    // A store that cannot be read just now has nothing new to ask for.
    guard let change = try? store.lastChange(), change != lastChange,
      let open = try? store.openJobs(), let standings = try? store.standings(of: Array(rows ?? []))
    else { return }
    lastChange = change
    for case .absorbed(by: let others) in standings { rows?.formUnion(others) }
    let subjects = open.filter { rows?.contains($0.row) ?? true }
      .map { AskingPlan.Subject(row: $0.row, job: $0.job) }
    plan.follow(subjects, now: timekeeper.now())
  }

  private func askDue() {
    for question in plan.next(now: timekeeper.now()) {
      Task { await self.ask(question.subject, of: question.accounts) }
    }
  }

  private func ask(_ subject: AskingPlan.Subject, of names: [String]) async {
    let questioner = Questioner(accounts: names.compactMap { accounts[$0] }, timekeeper: timekeeper)
    let reply = await questioner.ask(subject)
    var outcome = reply.outcome
    if !reply.answers.isEmpty {
      do throws(StoreError) {
        try store.take(reply.answers)
        note(nil)
      } catch {
        // What was not recorded is asked for again.
        outcome = .unreachable(reason: error.description)
        note(error)
      }
    }
    plan.note(
      outcome, of: subject, asked: names[0], account: reply.account ?? names[0],
      now: timekeeper.now())
    // The lane may have been full.
    askDue()
  }

  /// Writes to the log whether answers can be recorded, when that has changed.
  private func note(_ error: StoreError?) {
    let trouble = error?.description
    guard trouble != storeTrouble else { return }
    storeTrouble = trouble
    let now = timekeeper.now()
    log.write(
      trouble.map { LogEntry(.error, "an answer could not be kept: \($0)", at: now) }
        ?? LogEntry(.info, "answers are kept again", at: now))
  }

  /// Nil when it is as it was.
  private func newStanding() -> [SourceStatus]? {
    let statuses = plan.standings.map { account, standing in
      SourceStatus(
        name: account, kind: .http, condition: standing.condition, lastData: standing.lastData)
    }
    guard statuses != told else { return nil }
    told = statuses
    return statuses
  }
}
