import Foundation
import JobModel
import Testing

@testable import JobSources

/// Programs that ask the same hosts, each with a gate of its own.
@Suite final class SharedPaceTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/jobtop-pace-\(UUID())"
  private let clock = HTTPTestClock()
  private let ecs = "ecs.example.test"
  private let iam = "iam.example.test"

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func settings(
    project: String = "p", id: String? = nil, domain: String = "d", password: String = "hush"
  ) -> AccountSettings {
    var settings = AccountSettings(
      context: "any",
      endpoints: Endpoints(
        own: ["iam": WebAddress(parsing: "https://\(iam)/v3")].compactMapValues(\.self)),
      credentials: .password(user: "u", domain: domain, password: SecretValue(password)))
    settings.project = project
    settings.projectID = id
    return settings
  }

  private func program(rate: Double = 5, _ settings: AccountSettings? = nil) -> HostGate {
    let timekeeper = Timekeeper(
      now: clock.reading, sleep: { [clock] in clock.advance(seconds: $0.seconds) })
    return HostGate.gates(
      of: [(settings ?? self.settings(id: "id1"), rate)], timekeeper: timekeeper,
      pace: SharedPace(in: folder))[0]
  }

  /// How long it takes until all these have had a turn.
  private func span(_ turns: [(HostGate, String)]) async throws -> Span {
    let start = clock.now
    for (program, host) in turns { try await program.pass(to: host) }
    return clock.now - start
  }

  private func onlyFile() throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    try #require(names.count == 1)
    return folder + "/" + names[0]
  }

  @Test func togetherTheyKeepToTheRate() async throws {
    let (one, other) = (program(), program())
    let turns = (0..<6).flatMap { _ in [(one, ecs), (other, ecs)] }
    #expect(try await span(turns) == Span(milliseconds: 11 * 210))
    // Each command that a script runs is a program of its own.
    #expect(try await span([(program(), ecs), (program(), ecs)]) == Span(milliseconds: 420))
  }

  /// For the host it counts what is asked for, and not who asks nor how the context names it.
  @Test func allContextsOfOneProjectShareItOnceItIsKnown() async throws {
    let programs = [
      program(settings(id: "id1")), program(settings(password: "other")),
      program(settings(project: "the same by another name", domain: "its id")),
    ]
    for program in programs { await program.belongs(to: "id1") }
    #expect(try await span(programs.map { ($0, ecs) }) == Span(milliseconds: 420))
    let pause = HostLine.Outcome.throttled(.seconds(60), reason: "slow")
    await programs[1].learn(pause, of: ecs)
    await #expect(throws: HostStop.self) { try await programs[2].pass(to: self.ecs) }
  }

  @Test func contextsOfOneProgramShareItAlsoWhereNothingCanBeWritten() async throws {
    try Data().write(to: URL(filePath: folder))
    let timekeeper = Timekeeper(
      now: clock.reading, sleep: { [clock] in clock.advance(seconds: $0.seconds) })
    let contexts = HostGate.gates(
      of: [(settings(id: "id1"), 5), (settings(), 5)], timekeeper: timekeeper,
      pace: SharedPace(in: folder))
    #expect(contexts[0] !== contexts[1])
    await contexts[1].belongs(to: "id1")
    let turns = (0..<3).flatMap { _ in [(contexts[0], ecs), (contexts[1], ecs)] }
    #expect(try await span(turns) == Span(milliseconds: 5 * 210))
    clock.advance(seconds: -3600)
    #expect(try await span([(contexts[0], ecs), (contexts[1], ecs)]) == Span(milliseconds: 210))
  }

  @Test func otherHostsAndOtherProjectsHaveRatesOfTheirOwn() async throws {
    let turns = [
      (program(settings(id: "id1")), ecs), (program(settings(id: "id1")), "evs.example.test"),
      (program(settings(id: "id2")), ecs),
    ]
    #expect(try await span(turns) == Span(milliseconds: 0))
  }

  /// Which project it is is not known before, and what is configured may name one in many ways.
  @Test func whereOneLogsInTheHostCountsAlone() async throws {
    let (one, other) = (program(settings(project: "p")), program(settings(project: "q")))
    #expect(try await span([(one, iam), (other, iam)]) == Span(milliseconds: 210))
    await one.belongs(to: "id1")
    await other.belongs(to: "id2")
    // Some clouds have all their services there.
    #expect(try await span([(one, iam), (other, iam)]) == Span(milliseconds: 420))
    #expect(try await span([(one, ecs), (other, ecs)]) == Span(milliseconds: 0))
  }

  /// One that may not log in for a while is no reason why others should not. A program that starts knows no more than
  /// its configuration.
  @Test func aPauseOfTheLoginIsOfOneContextOnly() async throws {
    let (one, other) = (program(settings(domain: "d")), program(settings(domain: "e")))
    await one.belongs(to: "id1")
    try await one.pass(to: iam)
    await one.learn(.throttled(.seconds(60), reason: "slow"), of: iam)
    try await other.pass(to: iam)
    await #expect(throws: HostStop.self) {
      try await self.program(self.settings(domain: "d")).pass(to: iam)
    }
  }

  /// Every account has a project of the name of its region, and keys do not say whose they are.
  @Test func aPauseOfOneAccountIsNoneOfAnother() async throws {
    let keys = { (name: String) in
      var settings = self.settings()
      settings.credentials = .keys(SigningKeys(accessKey: name, secretKey: SecretValue("hush")))
      return self.program(settings)
    }
    let one = keys("AK1")
    try await one.pass(to: iam)
    await one.learn(.throttled(.seconds(60), reason: "slow"), of: iam)
    try await keys("AK2").pass(to: iam)
    await #expect(throws: HostStop.self) { try await keys("AK1").pass(to: iam) }
  }

  @Test func lookingLeavesNoFileBehind() async throws {
    let pace = SharedPace(in: folder)
    #expect(pace.pause(of: ecs, for: .init(configured: "any"), now: clock.now) == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  @Test func whoIsSlowerLeavesTheOtherItsOwnRate() async throws {
    let (slow, quick) = (program(rate: 1), program(rate: 10))
    #expect(try await span([(slow, ecs), (quick, ecs)]) == Span(milliseconds: 1050))
    #expect(try await span([(quick, ecs), (quick, ecs)]) == Span(milliseconds: 210))
  }

  @Test func aPauseThatOneIsAskedForHoldsForAll() async throws {
    let (one, other) = (program(), program())
    try await one.pass(to: ecs)
    await one.learn(.throttled(.seconds(60), reason: "over ratelimit\nby 2"), of: ecs)
    guard case .throttled(let until, _)? = await one.hosts.first?.condition else {
      Issue.record("not throttled")
      return
    }
    clock.advance(seconds: 10)
    let stop = await #expect(throws: HostStop.self) { try await other.pass(to: self.ecs) }
    #expect(stop?.wait == until - clock.now)
    guard case .throttled(let said, let reason)? = await other.hosts.first?.condition else {
      Issue.record("not throttled")
      return
    }
    #expect(said == until && reason == #"over ratelimit\nby 2"#)
    try await other.pass(to: "evs.example.test")
    clock.advance(seconds: (until - clock.now).seconds)
    #expect(try await span([(other, ecs), (one, ecs)]) == Span(milliseconds: 210))
    #expect(await other.hosts.map(\.condition) == [.live, .live])
  }

  @Test func aPauseHoldsAlsoForWhoHasATurnAlready() async throws {
    let one = program()
    let timekeeper = Timekeeper(
      now: clock.reading,
      sleep: { [clock, ecs] in
        await one.learn(.throttled(.seconds(60), reason: "slow"), of: ecs)
        clock.advance(seconds: $0.seconds)
      })
    let other = HostGate.gates(
      of: [(settings(id: "id1"), 5)], timekeeper: timekeeper, pace: SharedPace(in: folder))[0]
    try await one.pass(to: ecs)
    await #expect(throws: HostStop.self) { try await other.pass(to: self.ecs) }
  }

  @Test func nobodyWaitsForAClockThatWasSetBack() async throws {
    let one = program()
    try await one.pass(to: ecs)
    await one.learn(.throttled(.seconds(60), reason: "slow"), of: ecs)
    clock.advance(seconds: -3600)
    #expect(try await span([(program(), ecs), (program(), ecs)]) == Span(milliseconds: 210))
  }

  @Test(arguments: ["", "\0\u{1}", "{\"a\": 1}", "ecs.example.test x 9999999999999 9\n", "a b c d"])
  func whatIsNotOursInTheFileIsNoHarm(_ text: String) async throws {
    try await program().pass(to: ecs)
    try text.write(toFile: onlyFile(), atomically: false, encoding: .utf8)
    #expect(try await span([(program(), ecs), (program(), ecs)]) == Span(milliseconds: 210))
  }

  /// A damaged disk can make any number of one.
  @Test(arguments: [
    "-9223372036854775808 0 0", "9223372036854775807 0 0", "{} 9223372036854775807 0",
    "{} 0 9223372036854775807", "{} 9999999999999 0", "{} 0 9999999999999",
  ])
  func numbersThatCannotBeAreNotBelieved(_ numbers: String) async throws {
    try await program().pass(to: ecs)
    let line = numbers.replacing("{}", with: String(clock.now.milliseconds))
    try "\(ecs) \(line) why\n".write(toFile: onlyFile(), atomically: false, encoding: .utf8)
    #expect(try await span([(program(), ecs), (program(), ecs)]) == Span(milliseconds: 210))
  }

  /// A script that is ended early, with many questions that it had yet to ask.
  @Test func whoIsEndedLeavesNoTurnsTaken() async throws {
    let (sleeps, told) = AsyncStream<Void>.makeStream()
    let timekeeper = Timekeeper(
      now: clock.reading,
      sleep: { _ in
        told.yield()
        try? await Task.sleep(for: .seconds(3600))
      })
    let one = HostGate.gates(
      of: [(settings(id: "id1"), 5)], timekeeper: timekeeper, pace: SharedPace(in: folder))[0]
    let questions = (0..<8).map { _ in Task { [ecs] in try? await one.pass(to: ecs) } }
    for await _ in sleeps.prefix(1) {}
    #expect(try await span([(program(), ecs)]) == Span(milliseconds: 420))
    for question in questions { question.cancel() }
  }

  /// A program that is killed while it writes leaves the end of a longer text behind.
  @Test func theFirstLineOfAHostCounts() async throws {
    try await program().pass(to: ecs)
    let path = try onlyFile()
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let old = "\(ecs) 0 9999999999999 0 \nple.test 17"
    try (text + old).write(toFile: path, atomically: false, encoding: .utf8)
    #expect(try await span([(program(), ecs)]) == Span(milliseconds: 210))
    #expect(try !String(contentsOfFile: path, encoding: .utf8).contains("ple.test 17\n"))
  }

  @Test func onlyItsOwnerMayReadIt() async throws {
    try await program().pass(to: ecs)
    let attributes = try FileManager.default.attributesOfItem(atPath: onlyFile())
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  /// One that was stopped in the wrong moment.
  @Test func whoHoldsTheFileForGoodStopsNobody() async throws {
    try await program().pass(to: ecs)
    let holder = open(try onlyFile(), O_RDWR)
    defer { close(holder) }
    try #require(flock(holder, LOCK_EX) == 0)
    try await program().pass(to: ecs)
  }

  @Test func whereNothingCanBeWrittenEachKeepsToTheRate() async throws {
    try Data().write(to: URL(filePath: folder))
    let one = program()
    #expect(try await span([(one, ecs), (one, ecs)]) == Span(milliseconds: 210))
  }
}
