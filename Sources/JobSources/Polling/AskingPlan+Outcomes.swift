package import JobModel

/// What the plan learns of what came of its questions.
extension AskingPlan {
  /// How long a job that a list does not have is asked for one by one.
  private static let unlistedPause = Span.seconds(600)
  /// A job whose service is not known is asked about again after this when not all could be asked.
  private static let unclearPause = Span.seconds(15)
  /// What the cloud will not tell is asked again rarely: permissions change.
  private static let refusalPause = Span.seconds(600)

  /// Learns what came of a question about one job.
  package mutating func learn(_ outcome: Outcome, of subject: Subject, now: Instant) {
    free(laneKey(of: subject), outcome, now: now)
    reschedule(subject, outcome, now: now)
  }

  /// Learns what came of a list: for each job that it was about.
  ///
  /// - Parameter outcome: what came of the question as a whole.
  package mutating func learn(
    _ outcome: Outcome, of list: [(subject: Subject, outcome: Outcome)], now: Instant
  ) {
    guard let first = list.first?.subject else { return }
    free(laneKey(of: first), outcome, now: now)
    for (subject, outcome) in list { reschedule(subject, outcome, now: now) }
  }

  private mutating func free(_ key: Lane.Key, _ outcome: Outcome, now: Instant) {
    guard var lane = lanes[key] else { return }
    lane.underWay -= 1
    underWay[key.account, default: 1] -= 1
    guard key.service != nil else {
      lanes[key] = lane
      return
    }
    switch outcome {
    case .answered, .notFound, .unlisted:
      let wasLost = lane.lostUntil != nil
      lane.failures = 0
      (lane.throttledUntil, lane.lostUntil) = (nil, nil)
      lanes[key] = lane
      if wasLost { wake(key.account, now: now) }
      return
    case .refused:
      lane.failures = 0
    case .throttled(let span, _):
      lane.throttledUntil = max(lane.throttledUntil ?? now, now + span)
    case .unreachable(_, let wait?):
      lane.lostUntil = max(lane.lostUntil ?? now, now + wait)
    case .unreachable:
      // Those that were under way when the first one failed say nothing new.
      guard lane.silentUntil.map({ $0 <= now }) ?? true else { break }
      lane.failures += 1
      let seconds = Double(1 << min(lane.failures, 9))
      lane.lostUntil = now + jittered(min(.seconds(seconds), Self.longestPause))
    }
    lanes[key] = lane
  }

  /// Somebody is there again: what kept this one away may have kept away the others of the account. Whether they
  /// may be asked is known where their requests are sent.
  private mutating func wake(_ account: String?, now: Instant) {
    for key in order where key.account == account { lanes[key]?.lostUntil = nil }
    let woken = lost.filter { row in
      guard let owner = entries[row].map({ laneKey(of: $0.subject).account }) else { return true }
      return owner == nil || account == nil || owner == account
    }
    lost.subtract(woken)
    for row in woken where entries[row]?.turn != nil { give(row, at: now) }
  }

  private mutating func reschedule(_ subject: Subject, _ outcome: Outcome, now: Instant) {
    // It may have been dropped, or be known better, since it was asked about.
    guard let subject = entries[subject.row]?.subject else { return }
    let rank = rank(of: subject.row)
    entries[subject.row]?.rank = rank
    var wait = wait(subject, now: now) ?? schedule.longest
    switch outcome {
    case .answered, .notFound:
      if lost.remove(subject.row) != nil { wake(laneKey(of: subject).account, now: now) }
    case .refused: wait = Self.refusalPause
    case .throttled(let span, _) where laneKey(of: subject).service == nil: wait = span
    case .unreachable(_, let span) where laneKey(of: subject).service == nil:
      wait = span ?? jittered(Self.unclearPause)
      lost.insert(subject.row)
    // The lane is silent for that long; who comes first then has waited longest.
    case .throttled, .unreachable: wait = Span(milliseconds: 0)
    case .unlisted:
      entries[subject.row]?.unlistedUntil = now + Self.unlistedPause
      wait = Span(milliseconds: 0)
    }
    give(subject.row, at: now + wait)
  }
}
