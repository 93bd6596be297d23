import Testing

@testable import JobSources

@Suite struct SimulatedCloudTests {
  @Test func sameSeedGivesTheSameBytes() {
    var first = SimulatedLab(seed: 11, .stormy)
    var second = SimulatedLab(seed: 11, .stormy)
    first.pass(900_000)
    // The pace at which one looks must not change what happens.
    for _ in 0..<90 { second.pass(10_000) }
    #expect(first.submissions.map(\.body) == second.submissions.map(\.body))
    for job in first.jobs {
      let (one, two) = (first.ask(job), second.ask(job))
      #expect(one.body == two.body)
      #expect(one.delay == two.delay)
      #expect(one.headers.map(\.1) == two.headers.map(\.1))
    }
  }

  @Test func anotherSeedGivesAnotherLife() {
    let first = SimulatedLab(seed: 1, minutes: 5)
    let second = SimulatedLab(seed: 2, minutes: 5)
    #expect(first.cloud.project != second.cloud.project)
    #expect(first.jobs != second.jobs)
  }

  @Test func askingDoesNotSwallowSubmissions() {
    var lab = SimulatedLab()
    let request = lab.cloud.listings[0]
    _ = lab.cloud.answer(request, at: lab.now + 60_000)
    lab.pass(60_000)
    #expect(lab.submissions.count > 8)
    #expect(lab.submissions.map(\.instant) == lab.submissions.map(\.instant).sorted())
  }

  @Test func timeNeverGoesBack() {
    var lab = SimulatedLab(minutes: 5)
    let before = lab.ask(lab.jobs[0])
    let after = lab.cloud.answer(lab.cloud.requests(for: lab.jobs[0]), at: SimulatedLab.start)
    #expect(before.body == after.body)
  }

  @Test(arguments: [3, 4, 5] as [UInt64])
  func anHourHoldsEveryState(seed: UInt64) {
    let lab = SimulatedLab(seed: seed, minutes: 60)
    #expect(lab.stages.contains(.waiting) || lab.stages.contains(.running))
    for stage in [Stage.awaitingPayment, .running, .succeeded, .failed, .cancelled] {
      #expect(lab.stages.contains(stage), "\(stage)")
    }
    let hasOddWord = lab.stages.contains { if case .odd = $0 { true } else { false } }
    #expect(hasOddWord)
    let statuses = lab.cloud.registry.orders.values.map {
      $0.status(at: lab.now, jobEnds: lab.cloud.registry.end(of: $0))
    }
    #expect(statuses.contains(.cancelled) && statuses.contains(.completed))
  }

  @Test(arguments: [3, 4, 5] as [UInt64])
  func waitingCanBeSeen(seed: UInt64) {
    var lab = SimulatedLab(seed: seed, minutes: 2)
    var waiting = 0
    for _ in 0..<300 {
      lab.pass(200)
      waiting += lab.stages.count { $0 == .waiting }
    }
    #expect(waiting > 0)
  }

  @Test(arguments: [3, 4, 5] as [UInt64])
  func anHourHasTheRightShares(seed: UInt64) {
    let lab = SimulatedLab(seed: seed, minutes: 60)
    #expect((720...1800).contains(lab.submissions.count), "\(lab.submissions.count)")
    let mishaps =
      lab.submissions.count { $0.status >= 400 }
      + lab.cloud.registry.scripts.count { script in
        script.plan.turns.last?.stage == .failed
          || script.plan.subJobs.contains { $0.turns.last?.stage == .failed }
      }
    let share = Double(mishaps) / Double(lab.submissions.count)
    #expect((0.09...0.14).contains(share), "\(share)")
    let servers = lab.jobs(of: "ecs").count + lab.jobs(of: "evs").count
    #expect(servers * 2 > lab.jobs.count)
  }

  @Test(arguments: [3, 4, 5] as [UInt64])
  func thereIsSomethingToSeeAtOnce(seed: UInt64) {
    let curtain = SimulatedLab.start + 1_800_000
    var lab = SimulatedLab(seed: seed, curtain: curtain)
    lab.pass(1_800_000)
    let old = Set(lab.jobs)
    lab.pass(1_000)
    #expect(lab.jobs.contains { !old.contains($0) })
    lab.pass(15_000)
    let young = lab.jobs.filter { !old.contains($0) }
    let stages = young.compactMap { lab.script($0)?.standing(at: lab.now)?.stage }
    for stage in [Stage.running, .failed, .awaitingPayment] {
      #expect(stages.contains(stage), "\(stage)")
    }
  }

  @Test(arguments: [3, 4, 5] as [UInt64])
  func failuresAreNeverFar(seed: UInt64) {
    let lab = SimulatedLab(seed: seed, minutes: 60)
    var ends = lab.cloud.registry.scripts.compactMap { script in
      script.plan.turns.last?.stage == .failed ? script.ends : nil
    }
    ends += lab.submissions.filter { $0.status >= 400 }.map(\.instant)
    ends = ends.filter { $0 < lab.now }.sorted()
    let gaps = zip(ends, ends.dropFirst()).map { $1 - $0 }
    #expect(gaps.reduce(0, +) / Int64(gaps.count) < 40_000)
  }

  @Test func tenThousandJobsAreQuick() {
    var lab = SimulatedLab(minutes: 540)
    #expect(lab.jobs.count > 8000)
    let clock = ContinuousClock()
    let spent = clock.measure {
      for job in lab.jobs.prefix(5000) { _ = lab.ask(job) }
    }
    #expect(spent < .seconds(8))
  }
}
