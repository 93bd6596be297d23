import JobModel

extension AskingPlan {
  mutating func firstDue(_ subject: Subject, now: Instant) -> Instant {
    guard subject.isKnown, subject.lastSeen > subject.born + Self.youth else { return now }
    return min(max(now, due(subject, after: subject.lastSeen)), latest(now))
  }

  /// Nothing is due later: where it seems so, a clock was wrong.
  func latest(_ now: Instant) -> Instant {
    now + Span(milliseconds: 2 * max(schedule.longest, schedule.payment).milliseconds)
  }

  mutating func due(_ subject: Subject, after moment: Instant) -> Instant {
    moment + (wait(subject, now: moment) ?? schedule.longest)
  }

  mutating func wait(_ subject: Subject, now: Instant) -> Span? {
    let age = max(Span(milliseconds: 0), now - subject.born)
    return schedule.wait(state: subject.state, age: age, chance: random.unit() * 2 - 1)
  }

  /// How long a job waits between two questions, without jitter.
  func interval(_ subject: Subject, now: Instant) -> Span {
    let age = max(Span(milliseconds: 0), now - subject.born)
    return schedule.wait(state: subject.state, age: age, chance: 0) ?? schedule.longest
  }

  mutating func jittered(_ span: Span) -> Span {
    let chance = random.unit() * 2 - 1
    return Span(milliseconds: Int64(Double(span.milliseconds) * (1 + schedule.jitter * chance)))
  }
}
