package import JobModel

/// Lets requests of one account, or of several contexts with it, through to each host no faster than its rate, and
/// none while the host has asked for a pause or cannot be reached.
package actor HostGate {
  private let rate: Double
  private let timekeeper: Timekeeper
  private let pace: SharedPace
  private var subject: SharedPace.Subject
  private var lines: [String: HostLine] = [:]
  private var random: SeededRandom
  /// Those who wait for others to have taken their turns, by host. There is an entry while somebody takes one.
  private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]

  /// - Parameters:
  ///   - rate: requests a second to one host.
  ///   - pace: where others keep to the same rate.
  ///   - subject: what the requests count for.
  ///   - seed: decides how much longer than needed each pause is.
  package init(
    rate: Double, timekeeper: Timekeeper, pace: SharedPace = SharedPace(),
    subject: SharedPace.Subject = .init(configured: ""), seed: UInt64 = .random(in: .min ... .max)
  ) {
    self.rate = rate
    self.timekeeper = timekeeper
    self.pace = pace
    self.subject = subject
    random = SeededRandom(seed: seed)
  }

  /// One for each of some accounts; those that are the same to the cloud share one, with the lowest of their rates.
  ///
  /// - Parameter pace: where all of them, and other programs, keep to the rates together.
  package static func gates(
    of accounts: [(settings: AccountSettings, rate: Double)], timekeeper: Timekeeper,
    pace: SharedPace = SharedPace()
  ) -> [HostGate] {
    var gates: [AccountSettings.Identity: HostGate] = [:]
    let rates = Dictionary(accounts.map { ($0.settings.identity, $0.rate) }, uniquingKeysWith: min)
    return accounts.map { settings, rate in
      let gate =
        gates[settings.identity]
        ?? HostGate(
          rate: rates[settings.identity] ?? rate, timekeeper: timekeeper, pace: pace,
          subject: SharedPace.Subject(settings))
      gates[settings.identity] = gate
      return gate
    }
  }

  /// The login has told which project it is: from now on all contexts of it count together, whatever they are called.
  func belongs(to projectID: String) {
    subject.projectID = projectID
  }

  /// The hosts that were asked, by name.
  package var hosts: [HostStatus] {
    let now = timekeeper.now()
    return lines.values.map(\.status).sorted { $0.host < $1.host }.map { status in
      guard case .throttled(let until, _) = status.condition, until <= now else { return status }
      var status = status
      status.condition = .live
      return status
    }
  }

  /// Waits until the host may get a request. The gate has to learn what comes of it.
  ///
  /// - Throws: when it may get none for a while.
  func pass(to host: String) async throws(HostStop) {
    // One after the other: turns that many took far ahead would be lost to all programs if this one ended.
    await lineUp(for: host)
    defer { letNext(to: host) }
    let now = timekeeper.now()
    let turn = try lines[host, default: HostLine(host: host, rate: rate)].turn(now: now) {
      pace.claim(host, for: subject, from: $0, spacing: $1, now: now)
    }
    let wait = turn - timekeeper.now()
    guard wait > Span(milliseconds: 0) else { return }
    await timekeeper.sleep(wait)
    do {
      // Another request may have been sent away meanwhile, also one of another program.
      let now = timekeeper.now()
      if let pause = pace.pause(of: host, for: subject, now: now) {
        lines[host]?.heed(pause, now: now)
      }
      try lines[host]?.check(now: now, hasTurn: true)
    } catch {
      lines[host]?.giveBack()
      throw error
    }
  }

  private func lineUp(for host: String) async {
    guard waiting[host] != nil else { return waiting[host] = [] }
    await withCheckedContinuation { waiting[host, default: []].append($0) }
  }

  private func letNext(to host: String) {
    guard waiting[host]?.isEmpty == false else { return waiting[host] = nil }
    waiting[host]?.removeFirst().resume()
  }

  /// - Returns: nil when nothing worth telling has changed.
  @discardableResult
  func learn(_ outcome: HostLine.Outcome, of host: String) -> HostLine.Change? {
    let now = timekeeper.now()
    let wasLockedOut = lines[host]?.isLockedOut ?? false
    let change = lines[host]?.learn(outcome, now: now, chance: random.unit())
    if case .throttled = outcome, let pause = lines[host]?.pause {
      pace.pause(host, for: subject, until: pause.until, reason: pause.reason, now: now)
    }
    if wasLockedOut, lines[host]?.isLockedOut == false {
      // Others did not take the same token: they may take it now as well.
      for (other, line) in lines where line.isLockedOut { lines[other]?.tryNow(now) }
    }
    return change
  }

  /// Learns that a host does not take what proves who asks, also when it is new.
  ///
  /// - Returns: how long it is not asked, and what has changed that is worth telling.
  func lockOut(_ host: String, reason: Reason) -> (wait: Span?, change: HostLine.Change?) {
    let now = timekeeper.now()
    let change = lines[host]?.lockOut(reason: reason, now: now, chance: random.unit())
    return (lines[host]?.rest(at: now), change)
  }

  /// The hosts that cannot be reached may be tried at once.
  func tryNow() {
    for host in lines.keys { lines[host]?.tryNow(timekeeper.now()) }
  }

  /// A host that does not exist is no host in trouble.
  func forget(_ host: String) {
    guard let line = lines[host], line.status.lastData == nil, line.isIdle else { return }
    lines[host] = nil
  }
}
