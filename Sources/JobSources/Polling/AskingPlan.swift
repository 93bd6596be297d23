package import JobModel

/// Decides what is asked, of whom and when. A pure value: it is told the time, the jobs, and what came of
/// each question.
package struct AskingPlan: Sendable {
  /// A job or an order that has not come to its end.
  package struct Subject: Hashable, Sendable {
    /// Its row in the store.
    package var row: Int
    package var job: JobID?
    package var order: OrderID?
    package var service: String?
    package var type: String?
    /// The account it belongs to; nil when nobody said so.
    package var context: String?
    package var state: JobState
    /// Whether the cloud has ever said how it stands.
    package var isKnown: Bool
    package var born: Instant
    /// When anybody last had an answer about it, also another jobtop.
    package var lastSeen: Instant

    package init(row: Int, job: Job) {
      self.row = row
      self.job = job.id
      order = job.orderID
      service = job.service
      type = job.type
      context = job.context
      state = job.state
      isKnown = job.rawStatus != nil
      born = job.bestBegin ?? Instant(milliseconds: 0)
      lastSeen = job.lastSeen ?? Instant(milliseconds: 0)
    }
  }

  /// What came of a question, as far as the plan is concerned.
  package enum Outcome: Hashable, Sendable {
    case answered
    /// Nobody knows it: a young job may only be late.
    case notFound
    case throttled(Span, reason: String)
    case unreachable(reason: String)
    case refused(reason: String)
  }

  /// How it stands with an account.
  package struct Standing: Hashable, Sendable {
    package var condition = SourceStatus.Condition.live
    package var lastData: Instant?
  }

  /// How many questions to one account may be under way.
  private static let mostAtOnce = 8
  /// So long after its submission a job may be unknown without being lost.
  package static let youth = Span.seconds(120)
  private static let longestPause = Span.seconds(300)
  /// What the cloud will not tell is asked again rarely: permissions change.
  private static let refusalPause = Span.seconds(600)

  private let schedule: PollSchedule
  private let accounts: [String]
  private var entries: [Int: Entry] = [:]
  private var lanes: [String: Lane] = [:]
  private var random: SeededRandom
  /// When it was last asked what to do.
  private var last = Instant(milliseconds: 0)

  private struct Entry: Sendable {
    var subject: Subject
    var due: Instant
    var isUnderWay = false
    var isWanted = false
  }

  /// The way to one account.
  private struct Lane: Sendable {
    var underWay = 0
    var silentUntil: Instant?
    var failures = 0
    var standing = Standing()
  }

  /// - Parameters:
  ///   - accounts: their names.
  ///   - seed: decides where in its jitter each wait falls.
  package init(accounts: [String], schedule: PollSchedule = PollSchedule(), seed: UInt64) {
    self.accounts = accounts
    self.schedule = schedule
    random = SeededRandom(seed: seed)
    for account in accounts { lanes[account] = Lane() }
  }

  /// Takes over what there is to be asked about; what is not among them is asked no more.
  package mutating func follow(_ subjects: [Subject], now: Instant) {
    var kept: [Int: Entry] = [:]
    for subject in subjects {
      if var entry = entries[subject.row] {
        // Another jobtop may have asked meanwhile: that counts as if we had.
        if subject.lastSeen > entry.subject.lastSeen || subject.state != entry.subject.state {
          entry.due = max(entry.due, due(subject, after: subject.lastSeen))
        }
        entry.subject = subject
        kept[subject.row] = entry
      } else {
        kept[subject.row] = Entry(subject: subject, due: firstDue(subject, now: now))
      }
    }
    entries = kept
  }

  /// Asks for these rows before all others, and now.
  package mutating func ask(_ rows: [Int], now: Instant) {
    for row in rows where entries[row] != nil {
      entries[row]?.due = now
      entries[row]?.isWanted = true
    }
  }

  /// What is to be asked now, with the accounts to ask one after the other.
  package mutating func next(now: Instant) -> [(subject: Subject, accounts: [String])] {
    if now < last { startAnew(now: now) }
    last = now
    let due = entries.values.filter { $0.due <= now && !$0.isUnderWay }
      .sorted { one, other in
        if one.isWanted != other.isWanted { return one.isWanted }
        return one.due == other.due ? one.subject.row < other.subject.row : one.due < other.due
      }
    var questions: [(subject: Subject, accounts: [String])] = []
    for entry in due {
      let accounts = owners(of: entry.subject)
      guard let first = accounts.first, var lane = lanes[first] else { continue }
      guard lane.underWay < Self.mostAtOnce, lane.silentUntil.map({ $0 <= now }) ?? true else {
        continue
      }
      // While it is not known whether an account can be reached again, one question is enough to tell.
      guard lane.failures == 0 || lane.underWay == 0 else { continue }
      lane.underWay += 1
      lanes[first] = lane
      entries[entry.subject.row]?.isUnderWay = true
      questions.append((entry.subject, accounts))
    }
    return questions
  }

  /// Learns what came of a question.
  ///
  /// - Parameter account: who said so.
  package mutating func note(
    _ outcome: Outcome, of subject: Subject, asked first: String, account: String, now: Instant
  ) {
    lanes[first]?.underWay -= 1
    var wait = wait(subject, now: now) ?? schedule.longest
    switch outcome {
    case .answered, .notFound:
      lanes[account]?.failures = 0
      lanes[account]?.silentUntil = nil
      lanes[account]?.standing = Standing(condition: .live, lastData: now)
    case .refused:
      lanes[account]?.failures = 0
      wait = Self.refusalPause
    case .throttled(let span, let reason):
      let until = now + span
      lanes[account]?.silentUntil = until
      lanes[account]?.standing.condition = .throttled(until: until, reason: reason)
      wait = span
    case .unreachable(let reason):
      wait = goOffline(account, reason, now: now)
    }
    entries[subject.row]?.isUnderWay = false
    entries[subject.row]?.isWanted = false
    entries[subject.row]?.due = now + wait
  }

  private mutating func goOffline(_ account: String, _ reason: String, now: Instant) -> Span {
    guard var lane = lanes[account] else { return schedule.longest }
    lane.failures += 1
    let seconds = Double(1 << min(lane.failures, 9))
    let pause = jittered(min(.seconds(seconds), Self.longestPause))
    lane.silentUntil = now + pause
    if case .offline = lane.standing.condition {
    } else {
      lane.standing.condition = .offline(since: lane.standing.lastData ?? now, reason: reason)
    }
    lanes[account] = lane
    return pause
  }

  /// The clock was set back: what was planned by the old one would come far too late.
  private mutating func startAnew(now: Instant) {
    for (row, entry) in entries {
      entries[row]?.due = min(entry.due, now + schedule.longest)
    }
    for (account, lane) in lanes {
      lanes[account]?.silentUntil = lane.silentUntil.map { min($0, now + Self.longestPause) }
    }
  }

  /// How it stands with each account, in the order in which they were named.
  package var standings: [(account: String, standing: Standing)] {
    accounts.map { ($0, lanes[$0]?.standing ?? Standing()) }
  }

  /// When there is something to do next; nil when there is nothing to be asked.
  package func nextMoment(after now: Instant) -> Instant? {
    entries.values.filter { !$0.isUnderWay }.compactMap { entry in
      guard let first = owners(of: entry.subject).first, let lane = lanes[first] else { return nil }
      // A lane that is full goes on when an answer comes, and that is told.
      guard lane.underWay < Self.mostAtOnce, lane.failures == 0 || lane.underWay == 0 else {
        return nil
      }
      return max(entry.due, lane.silentUntil ?? entry.due)
    }.min()
  }

  /// Nobody is asked about a job that belongs to somebody else.
  private func owners(of subject: Subject) -> [String] {
    guard let context = subject.context else { return accounts }
    return accounts.filter { $0 == context }
  }

  // MARK: - Times

  private mutating func firstDue(_ subject: Subject, now: Instant) -> Instant {
    guard subject.isKnown, subject.lastSeen > subject.born + Self.youth else { return now }
    return max(now, due(subject, after: subject.lastSeen))
  }

  private mutating func due(_ subject: Subject, after moment: Instant) -> Instant {
    moment + (wait(subject, now: moment) ?? schedule.longest)
  }

  private mutating func wait(_ subject: Subject, now: Instant) -> Span? {
    let age = max(Span(milliseconds: 0), now - subject.born)
    return schedule.wait(state: subject.state, age: age, chance: chance())
  }

  private mutating func jittered(_ span: Span) -> Span {
    Span(milliseconds: Int64(Double(span.milliseconds) * (1 + schedule.jitter * chance())))
  }

  private mutating func chance() -> Double {
    random.unit() * 2 - 1
  }
}
