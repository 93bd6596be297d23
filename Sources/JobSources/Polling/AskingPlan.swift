package import JobModel

/// Decides what is asked, of whom and when. A pure value: it is given the time, the jobs, and what came of
/// each question.
package struct AskingPlan: Sendable {
  /// How long after its submission a job may be unknown without being lost.
  package static let youth = Span.seconds(120)
  /// How many questions to one account may be under way, and to one of its services.
  private static let mostOfAccount = 16
  static let mostOfLane = 8
  /// When at least this many jobs are due together, a list costs less.
  private static let listWorth = 6
  private static let longestList = 200
  static let longestPause = Span.seconds(300)
  /// At most this many are asked for one by one and before all others when they are wanted now.
  private static let mostWanted = 20

  let schedule: PollSchedule
  let accounts: [String]
  /// Services that can be asked for all their jobs.
  private let listing: Set<String>
  var entries: [Int: Entry] = [:]
  /// How many of them belong to each account; nil for those whose account is not known.
  private var counts: [String?: Int] = [:]
  var lanes: [Lane.Key: Lane] = [:]
  /// In the order in which they are served, which rotates.
  private(set) var order: [Lane.Key] = []
  var underWay: [String?: Int] = [:]
  /// Those of no lane of their own about which nobody could be asked.
  var lost: Set<Int> = []
  private var watched: Set<Int> = []
  private var turns = 0
  var random: SeededRandom
  /// When it was last asked what to do.
  private var last = Instant(milliseconds: 0)

  /// - Parameters:
  ///   - accounts: their names.
  ///   - listing: services that can be asked for all their jobs.
  ///   - seed: decides where in its jitter each wait falls.
  package init(
    accounts: [String], schedule: PollSchedule = PollSchedule(), listing: Set<String> = [],
    seed: UInt64
  ) {
    self.accounts = accounts
    self.schedule = schedule
    self.listing = listing
    random = SeededRandom(seed: seed)
  }

  // MARK: What there is to ask about

  /// How many jobs are followed.
  package var count: Int { entries.count }

  /// How many an account may be asked about: its own, and those whose owner is not known.
  package func count(of account: String) -> Int {
    counts[account, default: 0] + counts[nil, default: 0]
  }

  /// Takes over jobs that are new or have changed.
  package mutating func follow(_ subjects: [Subject], now: Instant) {
    for subject in subjects {
      guard !owners(of: subject).isEmpty else {
        drop([subject.row])
        continue
      }
      guard let entry = entries[subject.row] else {
        entries[subject.row] = Entry(subject: subject, due: now, rank: rank(of: subject.row))
        counts[subject.context, default: 0] += 1
        give(subject.row, at: firstDue(subject, now: now))
        continue
      }
      entries[subject.row]?.subject = subject
      counts[entry.subject.context, default: 0] -= 1
      counts[subject.context, default: 0] += 1
      // Another jobtop may have asked meanwhile: that counts as if we had.
      let isNews = subject.lastSeen > entry.subject.lastSeen || subject.state != entry.subject.state
      let hasMoved = laneKey(of: subject) != laneKey(of: entry.subject)
      guard entry.turn != nil, isNews || hasMoved else { continue }
      let later = min(self.due(subject, after: subject.lastSeen), latest(now))
      let due = isNews ? max(entry.due, later) : entry.due
      give(subject.row, at: entry.rank == .wanted ? entry.due : due)
    }
  }

  /// Asks about none of them any more.
  package mutating func dropAll() { drop(Array(entries.keys)) }

  /// Asks about these no more.
  package mutating func drop(_ rows: [Int]) {
    for row in rows {
      guard let entry = entries.removeValue(forKey: row) else { continue }
      counts[entry.subject.context, default: 0] -= 1
      lost.remove(row)
    }
  }

  /// Asks for these rows now; accounts that could not be reached are tried again for that. A few rows come before
  /// all others; many would keep all others waiting, and are better asked for by lists.
  package mutating func ask(_ rows: [Int], now: Instant) {
    for row in rows {
      guard let entry = entries[row] else { continue }
      if rows.count <= Self.mostWanted { entries[row]?.rank = .wanted }
      lanes[laneKey(of: entry.subject)]?.tryNow()
      if entry.turn != nil { give(row, at: now) }
    }
  }

  /// The accounts that are asked about some of these rows.
  package func owners(of rows: [Int]) -> Set<String> {
    rows.reduce(into: []) { owners, row in
      if let entry = entries[row] { owners.formUnion(self.owners(of: entry.subject)) }
    }
  }

  /// These rows are on the screen: they are asked about first when not all can be.
  package mutating func watch(_ rows: [Int]) {
    let before = watched
    watched = Set(rows)
    for row in before.symmetricDifference(watched) {
      guard let entry = entries[row], entry.rank != .wanted else { continue }
      let rank = rank(of: row)
      entries[row]?.rank = rank
      if entry.turn != nil { give(row, at: entry.due) }
    }
  }

  func rank(of row: Int) -> TurnQueue.Rank { watched.contains(row) ? .seen : .other }

  // MARK: What to ask now

  package mutating func next(now: Instant) -> [Question] {
    if now < last { startAnew(now: now) }
    last = now
    var questions: [Question] = []
    var waiting = order
    // One from each in turn, so that none waits for another that has more.
    while !waiting.isEmpty {
      waiting = waiting.filter { key in
        guard let question = question(to: key, now: now) else { return false }
        questions.append(question)
        return true
      }
    }
    if let first = order.first {
      order.removeFirst()
      order.append(first)
    }
    return questions
  }

  private mutating func question(to key: Lane.Key, now: Instant) -> Question? {
    // Taken out, or its queue would be copied when it changes.
    guard underWay[key.account, default: 0] < Self.mostOfAccount,
      var lane = lanes.removeValue(forKey: key)
    else { return nil }
    defer { lanes[key] = lane }
    guard lane.isOpen, lane.silentUntil.map({ $0 <= now }) ?? true else { return nil }
    guard let first = take(from: &lane, now: now) else { return nil }
    lane.underWay += 1
    underWay[key.account, default: 0] += 1
    guard let account = key.account, let service = key.service, listing.contains(service),
      first.rank != .wanted, isListed(first, now: now)
    else { return .one(first.subject, accounts: owners(of: first.subject)) }
    var subjects = [first.subject]
    var others: [Entry] = []
    // Those who are due soon are asked about together with it: they would be due one by one.
    let soon = now + Span(milliseconds: interval(first.subject, now: now).milliseconds / 2)
    while subjects.count + others.count < Self.longestList, let entry = take(from: &lane, now: soon)
    {
      if entry.rank != .wanted, isListed(entry, now: now) {
        subjects.append(entry.subject)
      } else {
        others.append(entry)
      }
    }
    let isWorth = subjects.count >= Self.listWorth
    for row in (isWorth ? [] : subjects.dropFirst().map(\.row)) + others.map(\.subject.row) {
      give(row, at: entries[row]?.due ?? now, to: &lane)
    }
    return isWorth
      ? .list(service: service, account: account, subjects)
      : .one(first.subject, accounts: [account])
  }

  private func isListed(_ entry: Entry, now: Instant) -> Bool {
    entry.subject.job != nil && entry.subject.state != .awaitingPayment
      && entry.unlistedUntil.map { $0 <= now } ?? true
  }

  private mutating func take(from lane: inout Lane, now: Instant) -> Entry? {
    guard let turn = lane.queue.next(now: now, { entries[$0.row]?.turn == $0.number }) else {
      return nil
    }
    entries[turn.row]?.turn = nil
    return entries[turn.row]
  }

  /// When there is something to do next; nil when there is nothing to be asked.
  package mutating func nextMoment() -> Instant? {
    var next: Instant?
    for key in order {
      // A lane that is full goes on when the plan learns of an answer.
      guard underWay[key.account, default: 0] < Self.mostOfAccount,
        var lane = lanes.removeValue(forKey: key)
      else { continue }
      defer { lanes[key] = lane }
      guard lane.isOpen else { continue }
      if let due = lane.queue.nextDue({ entries[$0.row]?.turn == $0.number }) {
        let moment = max(due, lane.silentUntil ?? due)
        next = min(next ?? moment, moment)
      }
    }
    return next
  }

  mutating func give(_ row: Int, at due: Instant) {
    guard let subject = entries[row]?.subject else { return }
    let key = laneKey(of: subject)
    if lanes[key] == nil { order.append(key) }
    var lane = lanes.removeValue(forKey: key) ?? Lane()
    give(row, at: due, to: &lane)
    lanes[key] = lane
  }

  private mutating func give(_ row: Int, at due: Instant, to lane: inout Lane) {
    guard let rank = entries[row]?.rank else { return }
    turns += 1
    entries[row]?.due = due
    entries[row]?.turn = turns
    lane.queue.add(TurnQueue.Turn(due: due, row: row, number: turns), rank)
  }

  /// The clock was set back: what was planned by the old one would come far too late.
  private mutating func startAnew(now: Instant) {
    for (row, entry) in entries where entry.turn != nil {
      give(row, at: min(entry.due, now + schedule.longest))
    }
    for key in order {
      lanes[key]?.reopen(by: now + Self.longestPause)
    }
  }

  // MARK: Lanes

  func laneKey(of subject: Subject) -> Lane.Key {
    let account = subject.context ?? (accounts.count == 1 ? accounts.first : nil)
    guard let account else { return Lane.Key() }
    return Lane.Key(account: account, service: subject.job == nil ? nil : subject.service)
  }

  /// No account is asked about a job that belongs to another.
  private func owners(of subject: Subject) -> [String] {
    guard let context = subject.context else { return accounts }
    return accounts.filter { $0 == context }
  }
}
