import JobModel
import Testing

@testable import JobSources

/// When which account is asked about which job.
struct AskingPlanTests {
  private static let start = Instant(milliseconds: 1_795_245_240_000)

  private func subject(
    _ row: Int, _ state: JobState = .running, age: Double = 0, context: String? = nil
  ) -> AskingPlan.Subject {
    var job = Job()
    job.id = JobID(rawValue: "job-\(row)")
    job.state = state
    job.began = Self.start - .seconds(age)
    job.rawStatus = "RUNNING"
    job.lastSeen = Self.start - .seconds(age)
    job.context = context
    return AskingPlan.Subject(row: row, job: job)
  }

  private func plan(_ accounts: [String] = ["prod"]) -> AskingPlan {
    var schedule = PollSchedule()
    schedule.jitter = 0
    return AskingPlan(accounts: accounts, schedule: schedule, seed: 1)
  }

  private func rows(_ plan: inout AskingPlan, at seconds: Double) -> [Int] {
    plan.next(now: Self.start + .seconds(seconds)).map(\.subject.row)
  }

  private func note(
    _ plan: inout AskingPlan, _ outcome: AskingPlan.Outcome, _ subject: AskingPlan.Subject,
    at seconds: Double, account: String = "prod"
  ) {
    plan.note(
      outcome, of: subject, asked: account, account: account, now: Self.start + .seconds(seconds))
  }

  @Test func aNewJobIsAskedForAtOnceThenEveryTwoSecondsThenMoreSlowly() {
    var plan = plan()
    let job = subject(1)
    plan.follow([job], now: Self.start)
    #expect(rows(&plan, at: 0) == [1])
    note(&plan, .answered, job, at: 0.5)
    #expect(rows(&plan, at: 2) == [])
    #expect(rows(&plan, at: 2.5) == [1])
    note(&plan, .answered, job, at: 200)
    #expect(rows(&plan, at: 219.9) == [])
    #expect(rows(&plan, at: 220) == [1])
  }

  @Test func nothingIsAskedTwiceAtATime() {
    var plan = plan()
    plan.follow([subject(1)], now: Self.start)
    #expect(rows(&plan, at: 0) == [1])
    #expect(rows(&plan, at: 60) == [])
  }

  @Test func whatEndedIsAskedNoMore() {
    var plan = plan()
    plan.follow([subject(1), subject(2)], now: Self.start)
    plan.follow([subject(2)], now: Self.start)
    #expect(rows(&plan, at: 5) == [2])
  }

  @Test func anAnswerThatAnotherProgramHadCountsAsOurs() {
    var plan = plan()
    var job = subject(1, age: 600)
    plan.follow([job], now: Self.start)
    job.lastSeen = Self.start
    plan.follow([job], now: Self.start)
    #expect(rows(&plan, at: 29) == [])
    #expect(rows(&plan, at: 31) == [1])
  }

  @Test func whatTheUserAsksForGoesFirst() {
    var plan = plan()
    plan.follow((1...20).map { subject($0) }, now: Self.start)
    plan.ask([17], now: Self.start)
    #expect(rows(&plan, at: 0).first == 17)
  }

  @Test func anAccountGetsNoMoreThanEightQuestionsAtOnce() {
    var plan = plan()
    plan.follow((1...20).map { subject($0) }, now: Self.start)
    #expect(rows(&plan, at: 0).count == 8)
    note(&plan, .answered, subject(1), at: 1)
    #expect(rows(&plan, at: 1) == [9])
  }

  @Test func throttledMeansSilenceForAsLongAsTheCloudSays() {
    var plan = plan()
    let jobs = [subject(1), subject(2)]
    plan.follow([jobs[0]], now: Self.start)
    #expect(rows(&plan, at: 0) == [1])
    note(&plan, .throttled(.seconds(60), reason: "100 a minute"), jobs[0], at: 0)
    plan.follow(jobs, now: Self.start + .seconds(10))
    #expect(rows(&plan, at: 59) == [])
    let until = Self.start + .seconds(60)
    #expect(
      plan.standings[0].standing.condition == .throttled(until: until, reason: "100 a minute"))
    #expect(Set(rows(&plan, at: 60)) == [1, 2])
    note(&plan, .answered, jobs[0], at: 61)
    #expect(plan.standings[0].standing.condition == .live)
  }

  @Test func whoCannotBeReachedIsAskedOneQuestionMoreAndMoreRarely() {
    var plan = plan()
    let jobs = (1...5).map { subject($0) }
    plan.follow(jobs, now: Self.start)
    #expect(rows(&plan, at: 0).count == 5)
    for job in jobs { note(&plan, .unreachable(reason: "no route"), job, at: 0) }
    guard case .offline(let since, let reason) = plan.standings[0].standing.condition else {
      Issue.record("not offline")
      return
    }
    #expect(since == Self.start)
    #expect(reason == "no route")
    #expect(rows(&plan, at: 1) == [])
    // One is enough to tell whether it is there again.
    #expect(rows(&plan, at: 300).count == 1)
  }

  @Test func oneDeadAccountDoesNotHoldUpTheOthers() {
    var plan = plan(["dead", "prod"])
    let dead = subject(1, context: "dead")
    plan.follow([dead, subject(2, context: "prod")], now: Self.start)
    #expect(Set(rows(&plan, at: 0)) == [1, 2])
    note(&plan, .unreachable(reason: "no route"), dead, at: 0, account: "dead")
    note(&plan, .answered, subject(2, context: "prod"), at: 0)
    #expect(rows(&plan, at: 2).contains(2))
  }

  @Test func nobodyIsAskedAboutAJobOfAnotherAccount() {
    var plan = plan(["prod"])
    plan.follow([subject(1, context: "elsewhere"), subject(2)], now: Self.start)
    #expect(rows(&plan, at: 0) == [2])
  }

  @Test func allAccountsAreAskedOneAfterTheOtherAboutAJobOfNobody() {
    var plan = plan(["a", "b"])
    plan.follow([subject(1)], now: Self.start)
    #expect(plan.next(now: Self.start).map(\.accounts) == [["a", "b"]])
  }

  @Test func anUnpaidJobIsAskedForOnceAMinute() {
    var plan = plan()
    let job = subject(1, .awaitingPayment, age: 3600)
    plan.follow([job], now: Self.start)
    #expect(rows(&plan, at: 0) == [1])
    note(&plan, .answered, job, at: 0)
    #expect(rows(&plan, at: 59) == [])
    #expect(rows(&plan, at: 60) == [1])
  }
}

extension AskingPlanTests {
  @Test func aClockThatIsSetBackDoesNotStopTheQuestions() {
    var plan = plan()
    let job = subject(1)
    plan.follow([job], now: Self.start)
    #expect(rows(&plan, at: 0) == [1])
    note(&plan, .answered, job, at: 0)
    #expect(rows(&plan, at: -3600) == [])
    #expect(rows(&plan, at: -3569) == [1])
  }
}

struct HostGateTests {
  /// A clock that jumps to where a sleeper wants to be.
  private final class JumpingClock: @unchecked Sendable {
    // Only one task uses it.
    var now = Instant(milliseconds: 0)
  }

  @Test func noHostGetsMoreThanItsRate() async {
    let clock = JumpingClock()
    let timekeeper = Timekeeper(now: { clock.now }, sleep: { clock.now = clock.now + $0 })
    let gate = HostGate(rate: 5, timekeeper: timekeeper)
    for _ in 0..<11 { await gate.pass(to: "ecs.example.test") }
    #expect(clock.now == Instant(milliseconds: 2000))
    await gate.pass(to: "evs.example.test")
    #expect(clock.now == Instant(milliseconds: 2000))
    // Set back by an hour: nobody waits for that to pass.
    clock.now = clock.now - .seconds(3600)
    let back = clock.now
    await gate.pass(to: "ecs.example.test")
    #expect(clock.now == back)
  }
}
