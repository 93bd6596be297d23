import JobModel
import Testing

@testable import JobSources

/// How fast one host is asked, and when it is left alone.
struct HostLineTests {
  private static let start = Instant(milliseconds: 1_795_245_240_000)

  private func at(_ seconds: Double) -> Instant { Self.start + .seconds(seconds) }

  private func line(rate: Double = 5) -> HostLine { HostLine(host: "ecs.example.test", rate: rate) }

  @Test func turnsAreASharedRateApart() throws {
    var line = line()
    let turns = try (0..<4).map { _ in try line.turn(now: at(0)) }
    #expect(turns == [at(0), at(0.21), at(0.42), at(0.63)])
    #expect(try line.turn(now: at(10)) == at(10))
  }

  @Test(arguments: [1.0, 3, 5, 7, 20])
  func noSecondHasMoreThanItsRate(rate: Double) throws {
    var line = line(rate: rate)
    let turns = try (0..<100).map { _ in try line.turn(now: at(0)) }
    for turn in turns {
      let count = turns.count { $0 >= turn && $0 - turn <= .seconds(1) }
      #expect(count <= Int(rate))
    }
  }

  @Test func aThrottledHostIsLeftAloneAndAskedHalfAsFast() throws {
    var line = line()
    _ = try line.turn(now: at(0))
    let change = line.learn(.throttled(.seconds(60), reason: "100 a minute"), now: at(0), chance: 0)
    #expect(change == .slowedDown(.seconds(60), reason: "100 a minute"))
    #expect(line.status.condition == .throttled(until: at(60), reason: "100 a minute"))
    #expect(throws: HostStop(wait: .seconds(59), cause: .throttled("100 a minute"))) {
      try line.turn(now: at(1))
    }
    _ = try line.turn(now: at(60))
    #expect(try line.turn(now: at(60)) == at(60.42))
    #expect(line.learn(.answered, now: at(61), chance: 0) == nil)
    #expect(line.status.condition == .live)
    #expect(line.status.rate == 2.5)
    // Step by step it gets its rate back, and no more.
    for seconds in stride(from: 90.0, to: 400, by: 1) {
      _ = try line.turn(now: at(seconds))
      _ = line.learn(.answered, now: at(seconds), chance: 0)
    }
    #expect(line.status.rate == 5)
  }

  /// Who does not say for how long is left alone for longer each time.
  @Test func aPauseThatWasGuessedIsDoubledWhileItDoesNotHelp() throws {
    var line = line()
    var waits: [Double] = []
    var moment = 0.0
    for _ in 0..<8 {
      _ = try line.turn(now: at(moment))
      _ = line.learn(
        .throttled(ThrottleMessage.fallback, reason: "slow"), now: at(moment), chance: 0)
      do { try line.check(now: at(moment)) } catch { waits.append(error.wait.seconds) }
      moment += (waits.last ?? 0) + 1
    }
    #expect(waits == [5, 10, 20, 40, 80, 160, 300, 300])
    _ = try line.turn(now: at(moment))
    _ = line.learn(.answered, now: at(moment), chance: 0)
    moment += 10
    _ = try line.turn(now: at(moment))
    _ = line.learn(.throttled(ThrottleMessage.fallback, reason: "slow"), now: at(moment), chance: 0)
    #expect(throws: HostStop(wait: .seconds(5), cause: .throttled("slow"))) {
      try line.check(now: at(moment))
    }
  }

  @Test func manyThatAreSentAwayTogetherHalveTheRateOnce() throws {
    var line = line(rate: 8)
    for _ in 0..<6 { _ = try line.turn(now: at(0)) }
    for _ in 0..<6 {
      _ = line.learn(.throttled(.seconds(5), reason: "slow"), now: at(1), chance: 0)
    }
    #expect(line.status.rate == 4)
  }

  @Test func aLostHostIsTriedByOneRequestMoreAndMoreRarely() throws {
    var line = line()
    var moment = 0.0
    var waits: [Double] = []
    for _ in 0..<9 {
      _ = try line.turn(now: at(moment))
      // While it is tried, others have to come back.
      if !waits.isEmpty { #expect(throws: HostStop.self) { try line.turn(now: at(moment)) } }
      _ = line.learn(.failed(.unreachable, reason: "nobody answers"), now: at(moment), chance: 0)
      do { try line.check(now: at(moment)) } catch { waits.append(error.wait.seconds) }
      moment += waits.last ?? 0
    }
    #expect(waits == [2, 4, 8, 16, 32, 64, 128, 256, 300])
    _ = try line.turn(now: at(moment))
    #expect(line.learn(.answered, now: at(moment), chance: 0) == .back(after: .seconds(moment)))
    #expect(line.status.condition == .live)
    #expect(try line.turn(now: at(moment)) > at(moment - 1))
  }

  /// That somebody is not let in is an answer, but no data.
  @Test func whoOnlySaysNoIsWellAndHasToldNothing() throws {
    var line = line()
    _ = try line.turn(now: at(0))
    #expect(line.learn(.greeted, now: at(0), chance: 0) == nil)
    #expect(line.status.condition == .live)
    #expect(line.status.lastData == nil)
    _ = try line.turn(now: at(1))
    _ = line.learn(.answered, now: at(1), chance: 0)
    _ = try line.turn(now: at(2))
    _ = line.learn(.greeted, now: at(2), chance: 0)
    #expect(line.status.lastData == at(1))
  }

  @Test func oneServiceThatLetsNobodyInDoesNotCloseItsHost() throws {
    var line = line()
    _ = try line.turn(now: at(0))
    _ = line.learn(.answered, now: at(0), chance: 0)
    _ = try line.turn(now: at(1))
    _ = line.learn(.greeted, now: at(1), chance: 0)
    #expect(line.lockOut(reason: "no token", now: at(1), chance: 0) == nil)
    _ = try line.turn(now: at(1))
  }

  /// As long as a quarter of the time that it has lasted: it is found out soon that it is over, and a token that is
  /// never taken is not sent all the time.
  @Test func whoLetsNobodyInIsTriedAgainSoonAndThenMoreRarely() throws {
    var line = line()
    var trials: [Double] = []
    for second in 0..<600 {
      guard (try? line.turn(now: at(Double(second)))) != nil else { continue }
      trials.append(Double(second))
      // A new token comes from the same host, and is not taken either.
      #expect(line.learn(.greeted, now: at(Double(second)), chance: 0) == nil)
      let change = line.lockOut(reason: "no token", now: at(Double(second)), chance: 0)
      #expect((change == .lost(reason: "no token")) == (second == 0))
    }
    #expect(trials.prefix(6) == [0, 2, 4, 6, 8, 10])
    #expect(zip(trials, trials.dropFirst()).allSatisfy { $1 - $0 <= max(3, $0 / 4 + 1) })
    #expect(trials.count < 40)
    #expect(line.status.condition == .failing(since: at(0), reason: "no token"))
    #expect(line.status.lastData == nil)
    _ = try line.turn(now: at(700))
    #expect(line.learn(.answered, now: at(700), chance: 0) == .back(after: .seconds(700)))
    #expect(line.status.condition == .live)
  }

  @Test func whoWantsToKnowMayTryALostHostAtOnce() throws {
    var line = line()
    for moment in [0.0, 2] {
      _ = try line.turn(now: at(moment))
      _ = line.learn(.failed(.unreachable, reason: "nobody answers"), now: at(moment), chance: 0)
    }
    #expect(throws: HostStop.self) { try line.check(now: at(3)) }
    line.tryNow(at(3))
    #expect(line.status.nextTrial == at(3))
    _ = try line.turn(now: at(3))
    _ = line.learn(.failed(.unreachable, reason: "nobody answers"), now: at(3), chance: 0)
    // However often somebody wants to know: the next trial comes when it would have come anyway.
    #expect(line.status.nextTrial == at(6))
    line.tryNow(at(4))
    _ = try line.turn(now: at(4))
    _ = line.learn(.failed(.unreachable, reason: "nobody answers"), now: at(4), chance: 0)
    #expect(line.status.nextTrial == at(6))
    _ = try line.turn(now: at(6))
    _ = line.learn(.failed(.unreachable, reason: "nobody answers"), now: at(6), chance: 0)
    #expect(line.status.nextTrial == at(14))
  }

  @Test func whoAskedForAPauseGetsItWhateverAnybodyWants() throws {
    var line = line()
    _ = try line.turn(now: at(0))
    _ = line.learn(.throttled(.seconds(60), reason: "100 a minute"), now: at(0), chance: 0)
    line.tryNow(at(1))
    #expect(throws: HostStop.self) { try line.check(now: at(59)) }
  }

  @Test func failuresThatWereUnderWayTogetherCountAsOne() throws {
    var line = line()
    for _ in 0..<8 { _ = try line.turn(now: at(0)) }
    for _ in 0..<8 { _ = line.learn(.failed(.unreachable, reason: "cut"), now: at(1), chance: 0) }
    #expect(line.status.failures == 8)
    _ = try line.turn(now: at(3.1))
  }

  @Test func oneBrokenAnswerIsNotAboutTheHost() throws {
    var line = line()
    for count in 1...3 {
      _ = try line.turn(now: at(Double(count)))
      let change = line.learn(
        .failed(.error, reason: "HTTP 500"), now: at(Double(count)), chance: 0)
      #expect((change != nil) == (count == 3))
    }
    #expect(throws: HostStop.self) { try line.turn(now: at(4)) }
  }

  @Test func aClockThatIsSetBackMakesNobodyWait() throws {
    var line = line(rate: 0.1)
    _ = try line.turn(now: at(0))
    _ = line.learn(.throttled(.seconds(86_400), reason: "today's quota"), now: at(0), chance: 0)
    do {
      try line.check(now: at(-7200))
      Issue.record("open")
    } catch {
      #expect(error.wait <= .seconds(300))
    }
    #expect(line.status.condition == .throttled(until: at(-6900), reason: "today's quota"))
  }

  @Test func aClockThatIsSetBackMovesTheNextTrial() throws {
    var line = line()
    _ = try line.turn(now: at(0))
    _ = line.learn(.failed(.unreachable, reason: "nobody answers"), now: at(0), chance: 0)
    #expect(line.status.nextTrial == at(2))
    #expect(throws: HostStop(wait: .seconds(300), cause: .lost("nobody answers"))) {
      try line.check(now: at(-7200))
    }
    #expect(line.status.nextTrial == at(-6900))
    #expect(line.status.condition == .offline(since: at(0), reason: "nobody answers"))
  }
}

struct HostGateTests {
  /// A clock that jumps to where a sleeper wants to be.
  private final class JumpingClock: @unchecked Sendable {
    // Only one task uses it.
    var now = Instant(milliseconds: 0)
  }

  @Test func noHostGetsMoreThanItsRate() async throws {
    let clock = JumpingClock()
    let timekeeper = Timekeeper(now: { clock.now }, sleep: { clock.now = clock.now + $0 })
    let gate = HostGate(rate: 5, timekeeper: timekeeper)
    for _ in 0..<11 { try await gate.pass(to: "ecs.example.test") }
    #expect(clock.now == Instant(milliseconds: 2100))
    try await gate.pass(to: "evs.example.test")
    #expect(clock.now == Instant(milliseconds: 2100))
    // Set back by an hour: nobody waits for that to pass.
    clock.now = clock.now - .seconds(3600)
    let back = clock.now
    try await gate.pass(to: "ecs.example.test")
    #expect(clock.now == back)
  }

  /// For the host it does not matter by what name the context goes.
  @Test func contextsOfOneAccountShareItsRate() async throws {
    let clock = JumpingClock()
    let settings = { (name: String, project: String) in
      var settings = AccountSettings(
        context: name, endpoints: Endpoints(region: "eu-de"), credentials: .token(SecretValue("t")))
      settings.projectID = project
      return settings
    }
    let gates = HostGate.gates(
      of: [(settings("a", "p"), 5), (settings("b", "p"), 2), (settings("c", "q"), 5)],
      timekeeper: Timekeeper(now: { clock.now }, sleep: { clock.now = clock.now + $0 }))
    #expect(gates[0] === gates[1])
    #expect(gates[0] !== gates[2])
    for gate in gates { try await gate.pass(to: "ecs.example.test") }
    #expect(clock.now == Instant(milliseconds: 525))
  }

  @Test func whoWaitsForATurnIsSentAwayWithTheOthers() async throws {
    let clock = JumpingClock()
    let gate = HostGate(
      rate: 1, timekeeper: Timekeeper(now: { clock.now }, sleep: { clock.now = clock.now + $0 }))
    try await gate.pass(to: "ecs.example.test")
    await gate.learn(.throttled(.seconds(60), reason: "slow"), of: "ecs.example.test")
    await #expect(throws: HostStop.self) { try await gate.pass(to: "ecs.example.test") }
    #expect(await gate.hosts.map(\.requests) == [1])
  }

  /// The trial takes a turn, and must not be in its own way.
  @Test func aLostHostIsTriedAgainHoweverSlowItsRate() async throws {
    let clock = JumpingClock()
    let gate = HostGate(
      rate: 0.1, timekeeper: Timekeeper(now: { clock.now }, sleep: { clock.now = clock.now + $0 }))
    try await gate.pass(to: "ecs.example.test")
    await gate.learn(.failed(.unreachable, reason: "nobody answers"), of: "ecs.example.test")
    clock.now = clock.now + .seconds(4)
    try await gate.pass(to: "ecs.example.test")
    await gate.learn(.answered, of: "ecs.example.test")
    #expect(await gate.hosts.map(\.condition) == [.live])
  }

  @Test func aPauseThatIsOverIsNoPause() async throws {
    let clock = JumpingClock()
    let gate = HostGate(
      rate: 5, timekeeper: Timekeeper(now: { clock.now }, sleep: { clock.now = clock.now + $0 }))
    try await gate.pass(to: "ecs.example.test")
    await gate.learn(.throttled(.seconds(10), reason: "slow"), of: "ecs.example.test")
    #expect(await gate.hosts.map(\.condition) != [.live])
    clock.now = clock.now + .seconds(12)
    #expect(await gate.hosts.map(\.condition) == [.live])
  }

  @Test func whoWantsToKnowMayTryAllLostHostsAtOnce() async throws {
    let clock = JumpingClock()
    let gate = HostGate(
      rate: 5, timekeeper: Timekeeper(now: { clock.now }, sleep: { clock.now = clock.now + $0 }))
    for host in ["ecs.example.test", "evs.example.test"] {
      try await gate.pass(to: host)
      await gate.learn(.failed(.unreachable, reason: "nobody answers"), of: host)
      await #expect(throws: HostStop.self) { try await gate.pass(to: host) }
    }
    await gate.tryNow()
    for host in ["ecs.example.test", "evs.example.test"] { try await gate.pass(to: host) }
  }

  /// The hosts of an account take the same tokens.
  @Test func whenOneLetsUsInAgainTheOthersAreTriedToo() async throws {
    let clock = JumpingClock()
    let gate = HostGate(
      rate: 5, timekeeper: Timekeeper(now: { clock.now }, sleep: { clock.now = clock.now + $0 }))
    let hosts = ["ecs.example.test", "evs.example.test"]
    for host in hosts {
      try await gate.pass(to: host)
      await gate.learn(.greeted, of: host)
      #expect(await gate.lockOut(host, reason: "no token").wait != nil)
      await #expect(throws: HostStop.self) { try await gate.pass(to: host) }
    }
    await gate.tryNow()
    try await gate.pass(to: hosts[0])
    try await gate.pass(to: hosts[1])
    await gate.learn(.greeted, of: hosts[1])
    _ = await gate.lockOut(hosts[1], reason: "no token")
    await #expect(throws: HostStop.self) { try await gate.pass(to: hosts[1]) }
    await gate.learn(.answered, of: hosts[0])
    try await gate.pass(to: hosts[1])
  }

  @Test func aHostThatDoesNotExistIsNotInTrouble() async throws {
    let gate = HostGate(rate: 5, timekeeper: .system)
    try await gate.pass(to: "vpn.example.test")
    await gate.learn(.failed(.unreachable, reason: "no such host"), of: "vpn.example.test")
    await gate.forget("vpn.example.test")
    #expect(await gate.hosts.isEmpty)
  }
}
