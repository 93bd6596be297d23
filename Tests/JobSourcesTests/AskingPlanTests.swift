import JobModel
import Testing

@testable import JobSources

/// When which account is asked about which job.
struct AskingPlanTests {
  private static let start = Instant(milliseconds: 1_795_245_240_000)

  private func subject(
    _ row: Int, _ state: JobState = .running, age: Double = 0, context: String? = nil,
    service: String? = "ecs"
  ) -> AskingPlan.Subject {
    var job = Job()
    job.id = JobID(rawValue: "job-\(row)")
    job.state = state
    job.began = Self.start - .seconds(age)
    job.rawStatus = "RUNNING"
    job.lastSeen = Self.start - .seconds(age)
    job.context = context
    job.service = service
    return AskingPlan.Subject(row: row, job: job)
  }

  private func plan(_ accounts: [String] = ["prod"]) -> AskingPlan {
    var schedule = PollSchedule()
    schedule.jitter = 0
    return AskingPlan(accounts: accounts, schedule: schedule, listing: ["rds"], seed: 1)
  }

  private func rows(_ plan: inout AskingPlan, at seconds: Double) -> [Int] {
    plan.next(now: Self.start + .seconds(seconds)).flatMap(\.rows)
  }

  private func note(
    _ plan: inout AskingPlan, _ outcome: AskingPlan.Outcome, _ subject: AskingPlan.Subject,
    at seconds: Double
  ) {
    plan.learn(outcome, of: subject, now: Self.start + .seconds(seconds))
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
    plan.drop([1])
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

  @Test func aServiceGetsNoMoreThanEightQuestionsAtOnce() {
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
    #expect(plan.nextMoment() == Self.start + .seconds(60))
    #expect(Set(rows(&plan, at: 60)) == [1, 2])
  }

  @Test func whoCannotBeReachedIsAskedOneQuestionMoreAndMoreRarely() {
    var plan = plan()
    let jobs = (1...5).map { subject($0) }
    plan.follow(jobs, now: Self.start)
    #expect(rows(&plan, at: 0).count == 5)
    for job in jobs { note(&plan, .unreachable(reason: "no route"), job, at: 0) }
    #expect(rows(&plan, at: 1) == [])
    // One is enough to tell whether it is there again.
    #expect(rows(&plan, at: 300).count == 1)
  }

  @Test func whoCannotBeReachedIsTriedWhenSomebodyWantsToKnow() {
    var plan = plan()
    let jobs = (1...3).map { subject($0) }
    plan.follow(jobs, now: Self.start)
    _ = rows(&plan, at: 0)
    for job in jobs {
      note(&plan, .unreachable(reason: "no route", wait: .seconds(256)), job, at: 0)
    }
    #expect(rows(&plan, at: 10) == [])
    plan.ask([2, 3], now: Self.start + .seconds(10))
    #expect(plan.owners(of: [2, 3]) == ["prod"])
    #expect(rows(&plan, at: 10) == [2, 3, 1])
  }

  /// What kept one away may have kept away the others.
  @Test func whenOneIsThereAgainTheOthersAreDueAtOnce() {
    var plan = plan()
    let known = subject(1, context: "prod", service: "ecs")
    let others = [subject(2, context: "prod", service: "evs"), subject(3, service: nil)]
    plan.follow([known] + others, now: Self.start)
    #expect(Set(rows(&plan, at: 0)) == [1, 2, 3])
    note(&plan, .unreachable(reason: "no token", wait: .seconds(2)), known, at: 0)
    for job in others {
      note(&plan, .unreachable(reason: "no token", wait: .seconds(60)), job, at: 0)
    }
    #expect(rows(&plan, at: 2) == [1])
    note(&plan, .answered, known, at: 3)
    #expect(Set(rows(&plan, at: 3)) == [2, 3])
  }

  /// A few are asked for one by one and before all others. Many would keep everybody else waiting.
  @Test func manyThatSomebodyWantsToKnowAreOneQuestionWhereThereAreLists() throws {
    var plan = plan()
    let jobs = (1...40).map { subject($0, age: 7200, context: "prod", service: "rds") }
    plan.follow(jobs, now: Self.start)
    while !plan.next(now: Self.start).isEmpty {}
    for job in jobs { note(&plan, .answered, job, at: 0) }
    #expect(rows(&plan, at: 1) == [])
    plan.ask(Array(1...40), now: Self.start + .seconds(2))
    let questions = plan.next(now: Self.start + .seconds(2))
    #expect(questions.map(\.rows.count) == [40])
  }

  @Test func aJobThatTurnsOutToBeOfSomebodyElseIsAskedForNoMore() {
    var plan = plan()
    plan.follow([subject(1)], now: Self.start)
    plan.follow([subject(1, context: "other")], now: Self.start)
    #expect(plan.count == 0)
    #expect(rows(&plan, at: 60) == [])
  }

  @Test func whoAskedForAPauseIsNotTriedEvenThen() {
    var plan = plan()
    plan.follow([subject(1)], now: Self.start)
    _ = rows(&plan, at: 0)
    note(&plan, .throttled(.seconds(60), reason: "100 a minute"), subject(1), at: 0)
    plan.ask([1], now: Self.start + .seconds(10))
    #expect(rows(&plan, at: 59) == [])
    #expect(rows(&plan, at: 60) == [1])
  }

  @Test func oneDeadAccountDoesNotHoldUpTheOthers() {
    var plan = plan(["dead", "prod"])
    let dead = subject(1, context: "dead")
    plan.follow([dead, subject(2, context: "prod")], now: Self.start)
    #expect(Set(rows(&plan, at: 0)) == [1, 2])
    note(&plan, .unreachable(reason: "no route"), dead, at: 0)
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
    guard case .one(_, let accounts)? = plan.next(now: Self.start).first else {
      Issue.record("nobody is asked")
      return
    }
    #expect(accounts == ["a", "b"])
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

extension AskingPlanTests {
  @Test func aDeadServiceDoesNotHoldUpTheOthersOfItsAccount() {
    var plan = plan()
    let dead = (1...20).map { subject($0, context: "prod", service: "ecs") }
    let other = subject(99, context: "prod", service: "evs")
    plan.follow(dead + [other], now: Self.start)
    let asked = rows(&plan, at: 0)
    #expect(asked.contains(99))
    for row in asked where row != 99 {
      note(&plan, .unreachable(reason: "no route"), dead[row - 1], at: 1)
    }
    note(&plan, .answered, other, at: 1)
    #expect(rows(&plan, at: 2) == [])
    // However many fail at once: that is one failure, and the pause after the first.
    let later = rows(&plan, at: 4)
    #expect(later.contains(99))
    #expect(later.count { $0 != 99 } == 1)
  }

  @Test func whoIsNotAskedForAWhileHasNotFailedAgain() {
    var plan = plan()
    let job = subject(1)
    plan.follow([job], now: Self.start)
    #expect(rows(&plan, at: 0) == [1])
    note(&plan, .unreachable(reason: "no route"), job, at: 0)
    #expect(rows(&plan, at: 2.5) == [1])
    for time in stride(from: 3.0, to: 30, by: 3) {
      note(&plan, .unreachable(reason: "no route", wait: .seconds(2)), job, at: time)
      #expect(rows(&plan, at: time + 1.9) == [])
      #expect(rows(&plan, at: time + 2) == [1])
    }
  }

  @Test func whatIsLookedAtGoesFirstButNotAlone() {
    var plan = plan()
    plan.follow((1...40).map { subject($0) }, now: Self.start)
    plan.watch(Array(31...40))
    let asked = rows(&plan, at: 0)
    #expect(asked == [31, 32, 33, 1, 34, 35, 36, 2])
  }

  @Test func manyJobsOfAServiceThatListsThemAreOneQuestion() throws {
    var plan = plan()
    let jobs = (1...50).map { subject($0, context: "prod", service: "rds") }
    plan.follow(jobs, now: Self.start)
    let questions = plan.next(now: Self.start)
    #expect(questions.count == 1)
    guard case .list("rds", account: "prod", let subjects)? = questions.first else {
      Issue.record("no list")
      return
    }
    #expect(subjects.count == 50)
    // Two are not in it: they are asked for by themselves, and at once.
    let outcomes = subjects.map {
      subject -> (subject: AskingPlan.Subject, outcome: AskingPlan.Outcome) in
      (subject, subject.row > 48 ? .unlisted : .answered)
    }
    plan.learn(.answered, of: outcomes, now: Self.start)
    #expect(rows(&plan, at: 0) == [49, 50])
    note(&plan, .answered, jobs[48], at: 0)
    note(&plan, .answered, jobs[49], at: 0)
    guard case .list(_, _, let again)? = plan.next(now: Self.start + .seconds(2)).first else {
      Issue.record("no second list")
      return
    }
    #expect(again.count == 48)
  }

  @Test func thoseWhoAreDueSoonAreAskedForTogether() {
    var plan = AskingPlan(accounts: ["prod"], listing: ["rds"], seed: 1)
    plan.follow(
      (1...20).map { subject($0, context: "prod", service: "rds") }, now: Self.start)
    var lists = 0
    for tenth in 0..<200 {
      let now = Self.start + .seconds(Double(tenth) / 10)
      for question in plan.next(now: now) {
        guard case .list(_, _, let subjects) = question else {
          Issue.record("one is asked for alone")
          continue
        }
        lists += 1
        plan.learn(.answered, of: subjects.map { ($0, .answered) }, now: now)
      }
    }
    #expect((9...13).contains(lists))
  }

  @Test func fewJobsOfSuchAServiceAreAskedForOneByOne() {
    var plan = plan()
    plan.follow((1...5).map { subject($0, context: "prod", service: "rds") }, now: Self.start)
    let questions = plan.next(now: Self.start)
    #expect(questions.count == 5)
    #expect(questions.allSatisfy { if case .one = $0 { true } else { false } })
  }

  @Test func aJobWhoseServiceIsFoundOutIsAskedForThere() {
    var plan = plan(["a", "b"])
    plan.follow([subject(1)], now: Self.start)
    #expect(rows(&plan, at: 0) == [1])
    plan.follow([subject(1, context: "b", service: "evs")], now: Self.start)
    note(&plan, .answered, subject(1), at: 0)
    guard case .one(_, let accounts)? = plan.next(now: Self.start + .seconds(2)).first else {
      Issue.record("nobody is asked")
      return
    }
    #expect(accounts == ["b"])
    #expect(rows(&plan, at: 3) == [])
  }

  @Test func whatAnAccountIsAskedAboutIsCounted() {
    var plan = plan(["a", "b"])
    plan.follow([subject(1, context: "a"), subject(2)], now: Self.start)
    #expect(plan.count(of: "a") == 2)
    #expect(plan.count(of: "b") == 1)
    plan.follow([subject(2, context: "b")], now: Self.start)
    #expect(plan.count(of: "a") == 1)
    plan.drop([1, 2, 2])
    #expect(plan.count(of: "a") + plan.count(of: "b") == 0)
  }

  @Test func afterALongSleepNothingComesTwice() {
    var plan = plan()
    let jobs = (1...30).map { subject($0) }
    plan.follow(jobs, now: Self.start)
    var asked: [Int] = []
    for _ in 0..<4 {
      for row in rows(&plan, at: 36_000) {
        asked.append(row)
        note(&plan, .answered, jobs[row - 1], at: 36_000)
      }
    }
    #expect(asked.sorted() == Array(1...30))
  }
}

extension AskingPlan.Question {
  /// The rows that it is about.
  fileprivate var rows: [Int] {
    switch self {
    case .one(let subject, _): [subject.row]
    case .list(_, _, let subjects): subjects.map(\.row)
    }
  }
}
