package import JobModel

/// The way to one host: how fast it may be asked, and whether it may be asked at all just now. A pure value:
/// it is given the time, and what came of each request.
package struct HostLine: Sendable {
  /// What came of a request, as far as the host is concerned.
  package enum Outcome: Hashable, Sendable {
    /// It answered, whatever it said.
    case answered
    /// It answered about who asks, and not about what was asked: that is no data. A token was given, or is not
    /// taken; whether another one will be is not known yet.
    case greeted
    case throttled(Span, reason: Reason)
    case failed(HostFailure, reason: Reason)
    /// The answer was not waited for.
    case abandoned
  }

  /// What an operator wants to know.
  package enum Change: Hashable, Sendable {
    case slowedDown(Span, reason: Reason)
    case lost(reason: Reason)
    case back(after: Span)
  }

  /// What other programs that ask the same host leave of it.
  package enum Share: Hashable, Sendable {
    case turn(Instant)
    /// It has asked one of them for a pause.
    case pause(until: Instant, reason: Reason)
  }

  private static let longestPause = Span.seconds(300)
  /// In milliseconds, and a little more: of turns that are just a share of it apart, one too many falls into some.
  private static let second: Double = 1050
  /// While one request tries whether a lost host is there again, others come back later.
  private static let trial = Span.seconds(2)
  /// Whoever lets nobody in is tried again after a quarter of the time that this lasts, between these two: tokens
  /// are renewed once a minute.
  private static let shortestLockout = Span.seconds(2)
  private static let longestLockout = Span.seconds(60)
  /// Whoever has told of something within this lets us in; it is one of its services that does not.
  private static let otherServices = Span.seconds(10)
  /// After each halving, the rate grows again in such steps.
  private static let recovery = Span.seconds(30)

  package private(set) var status: HostStatus
  private let allowed: Double
  /// The first moment at which the next request may go.
  private var free = Instant(milliseconds: 0)
  private var closure: (until: Instant, cause: HostStop.Cause)?
  private var underWay = 0
  /// How often in a row it was tried in vain whether it is there again.
  private var trials = 0
  /// How often in a row it asked for a pause.
  private var pauses = 0
  /// When it would be tried, had it not been tried early.
  private var planned: Instant?
  private var lostSince: Instant?
  /// It does not take what proves who asks, also when that is new.
  private(set) var isLockedOut = false
  private var rateChanged = Instant(milliseconds: 0)
  private var last = Instant(milliseconds: 0)

  /// - Parameter rate: requests a second, at most.
  package init(host: String, rate: Double) {
    allowed = rate
    status = HostStatus(host: host, rate: rate)
  }

  /// The moment at which a request may go, which is then taken.
  ///
  /// - Parameter share: what others leave, given the first moment that suits and the span to the next turn.
  package mutating func turn(
    now: Instant, share: (Instant, Span) -> Share = { turn, _ in .turn(turn) }
  ) throws(HostStop) -> Instant {
    try check(now: now)
    let spacing = Span(
      milliseconds: Int64((Self.second / max(status.rate, 0.001)).rounded(.up)))
    switch share(max(free, now), spacing) {
    case .turn(let turn):
      free = turn + spacing
      underWay += 1
      status.requests += 1
      return turn
    case .pause(let until, let reason):
      heed((until, reason), now: now)
      throw HostStop(wait: until - now, cause: .throttled(reason))
    }
  }

  /// Keeps to a pause that another program was asked for.
  mutating func heed(_ pause: (until: Instant, reason: Reason), now: Instant) {
    close(for: pause.until - now, .throttled(pause.reason), now: now)
  }

  /// A request whose turn was taken is not sent after all.
  mutating func giveBack() {
    underWay -= 1
    status.requests -= 1
  }

  /// Whether no request is under way.
  var isIdle: Bool { underWay <= 0 }

  /// - Parameter hasTurn: whether this request is among those under way.
  /// - Throws: when the host may not be asked now.
  mutating func check(now: Instant, hasTurn: Bool = false) throws(HostStop) {
    notice(now)
    if let closure, closure.until > now {
      throw HostStop(wait: closure.until - now, cause: closure.cause)
    }
    if lostSince != nil, underWay > (hasTurn ? 1 : 0), case .lost(let reason)? = closure?.cause {
      throw HostStop(wait: Self.trial, cause: .lost(reason))
    }
  }

  /// A clock that was set back must not make requests wait until it has caught up.
  private mutating func notice(_ now: Instant) {
    if now < last {
      free = now
      reopen(by: now + Self.longestPause)
      rateChanged = min(rateChanged, now)
    }
    last = now
  }

  /// It is tried again at this moment at the latest, and says so.
  private mutating func reopen(by latest: Instant) {
    if let closure { self.closure?.until = min(closure.until, latest) }
    status.nextTrial = status.nextTrial.map { min($0, latest) }
    if case .throttled(let until, let reason) = status.condition {
      status.condition = .throttled(until: min(until, latest), reason: reason)
    }
  }

  /// A host that cannot be reached may be tried at once; one that asked for a pause gets it.
  mutating func tryNow(_ now: Instant) {
    guard case .lost? = closure?.cause, let until = closure?.until, until > now else { return }
    planned = until
    reopen(by: now)
  }

  /// Learns what came of a request.
  ///
  /// - Parameter chance: evenly between 0 and 1: how much longer than needed a pause is, so that requests
  ///   that were sent away together do not come back together.
  /// - Returns: nil when nothing worth telling has changed.
  package mutating func learn(_ outcome: Outcome, now: Instant, chance: Double) -> Change? {
    underWay -= 1
    switch outcome {
    case .abandoned: return nil
    // Until it lets us in, that it is there is nothing new.
    case .greeted where isLockedOut: return nil
    case .answered, .greeted: return learnOfAnswer(isData: outcome == .answered, now: now)
    case .throttled(let span, let reason):
      let isNew = closure.map { $0.until <= now } ?? true
      if isNew { pauses += 1 }
      var wait = Span(milliseconds: Int64(Double(span.milliseconds) * (1 + 0.15 * chance)))
      // Who does not say for how long, and goes on, needs more than was guessed.
      if span == ThrottleMessage.fallback {
        let factor = Int64(1) << Int64(max(0, min(pauses - 1, 8)))
        wait = min(Span(milliseconds: wait.milliseconds * factor), Self.longestPause)
      }
      close(for: wait, .throttled(reason), now: now)
      // Those that were under way already when the first was sent away say nothing new.
      if isNew {
        status.rate = max(status.rate / 2, min(0.1, allowed))
        rateChanged = now + wait
      }
      return isNew ? .slowedDown(wait, reason: reason) : nil
    case .failed(let failure, let reason):
      return learnOfFailure(failure, reason, now: now, chance: chance)
    }
  }

  /// Learns that what proves who asks is not taken, also when it is new: nobody of the account need ask for a
  /// while. The request itself has been noted already.
  mutating func lockOut(reason: Reason, now: Instant, chance: Double) -> Change? {
    // One service that lets nobody in is not all that may be there.
    if let last = status.lastData, now >= last, now - last < Self.otherServices { return nil }
    isLockedOut = true
    return learnOfFailure(.lockout, reason, now: now, chance: chance)
  }

  /// The pause that it asked for.
  var pause: (until: Instant, reason: Reason)? {
    guard case .throttled(let reason)? = closure?.cause, let until = closure?.until else {
      return nil
    }
    return (until, reason)
  }

  /// How long nobody may ask.
  func rest(at now: Instant) -> Span? {
    closure.flatMap { $0.until > now ? $0.until - now : nil }
  }

  private mutating func learnOfAnswer(isData: Bool, now: Instant) -> Change? {
    isLockedOut = false
    status.failures = 0
    trials = 0
    planned = nil
    if isData { status.lastData = now }
    if case .throttled? = closure?.cause, closure.map({ $0.until > now }) ?? false {
      // It was asked before it asked for a pause.
      return nil
    }
    closure = nil
    pauses = 0
    status.condition = .live
    status.nextTrial = nil
    if status.rate < allowed, now - rateChanged >= Self.recovery {
      status.rate = min(allowed, status.rate * 1.5)
      rateChanged = now
    }
    defer { lostSince = nil }
    return lostSince.map { .back(after: now - $0) }
  }

  private mutating func learnOfFailure(
    _ failure: HostFailure, _ reason: Reason, now: Instant, chance: Double
  ) -> Change? {
    status.failures += 1
    // Those that were under way when the first one failed say nothing new.
    guard status.failures >= failure.decisive, closure.map({ $0.until <= now }) ?? true else {
      return nil
    }
    let isNew = lostSince == nil
    let since = lostSince ?? now
    lostSince = since
    if let planned, planned > now {
      // An early trial does not put off the next one.
      close(for: min(planned - now, Self.longestPause), .lost(reason), now: now)
    } else if failure == .lockout {
      let quarter = Span(milliseconds: (now - since).milliseconds / 4)
      let pause = min(max(quarter, Self.shortestLockout), Self.longestLockout)
      close(for: .seconds(pause.seconds * (1 + 0.15 * chance)), .lost(reason), now: now)
    } else {
      let seconds = Double(2 << min(trials, 8)) * (1 + 0.15 * chance)
      trials += 1
      close(for: min(.seconds(seconds), Self.longestPause), .lost(reason), now: now)
    }
    planned = nil
    status.nextTrial = closure?.until
    status.condition =
      failure == .error || failure == .lockout
      ? .failing(since: since, reason: reason.description)
      : .offline(since: since, reason: reason.description)
    return isNew ? .lost(reason: reason) : nil
  }

  private mutating func close(for span: Span, _ cause: HostStop.Cause, now: Instant) {
    let until = max(closure?.until ?? now, now + span)
    closure = (until, cause)
    if case .throttled(let reason) = cause {
      status.condition = .throttled(until: until, reason: reason.description)
    }
  }
}

/// Why a request had no answer of the service.
package enum HostFailure: Hashable, Sendable {
  /// There was no connection.
  case unreachable
  /// There was one, but no whole answer.
  case silent
  /// An error of the host itself (HTTP 5xx).
  case error
  /// It does not take what proves who asks.
  case lockout

  /// From this many in a row on they are about the host, and not about one question.
  var decisive: Int {
    switch self {
    case .unreachable, .lockout: 1
    case .silent: 2
    case .error: 3
    }
  }
}

/// Why a host is not asked now.
package struct HostStop: Error, Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    case throttled(Reason)
    case lost(Reason)
  }

  package var wait: Span
  package var cause: Cause
}
