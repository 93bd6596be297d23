import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// What the header says of the sources.
struct DataStatusTests {
  /// What nobody asks about must not look fresh.
  @Test func aStoreWithoutAnAccountIsNotAsked() throws {
    var snapshot = Sample.snapshot()
    snapshot.sources = [
      SourceStatus(name: "store", kind: .store, condition: .recorded, lastData: Sample.now)
    ]
    let stage = try Stage(snapshot)
    #expect(stage.lines[0].contains("not asked: no account (c)"), "\(stage.lines[0])")
    #expect(!stage.text.contains("up to date"))
  }

  /// A number that gets another digit, and an age, move nothing.
  @Test func theHeaderStandsStillWhenCountsGrow() throws {
    func header(_ count: Int) throws -> String {
      let more = (0..<count).map {
        Sample.job(.succeeded, "createServer", "more", ago: 9000, took: 1, number: 2000 + $0)
      }
      return try Stage(Sample.snapshot(jobs: more), columns: 80).lines[0]
    }
    let (one, other) = (try header(75), try header(76))
    #expect(one.contains("✓ 99") && other.contains("✓ 100"), "\(one)\n\(other)")
    #expect(one.contains("prod-eu") && other.contains("prod-eu"))
    #expect(one.prefix(30) == other.prefix(30))
  }

  private func source(
    _ name: String, _ condition: SourceStatus.Condition = .live, ago seconds: Double? = 2
  ) -> SourceStatus {
    SourceStatus(
      name: name, kind: .http, condition: condition,
      lastData: seconds.map { Sample.now - .seconds($0) })
  }

  private func offline(_ name: String, ago seconds: Double? = 305) -> SourceStatus {
    source(name, .offline(since: Sample.now - .seconds(300), reason: "no route"), ago: seconds)
  }

  private func throttled(_ name: String, seconds: Double) -> SourceStatus {
    source(name, .throttled(until: Sample.now + .seconds(seconds), reason: "429"))
  }

  private func host(
    _ name: String, _ condition: SourceStatus.Condition = .live, ago seconds: Double? = 2
  ) -> HostStatus {
    var host = HostStatus(host: name, rate: 5)
    host.condition = condition
    host.lastData = seconds.map { Sample.now - .seconds($0) }
    return host
  }

  private func stage(_ sources: [SourceStatus], columns: Int = 200) throws -> Stage {
    var snapshot = Sample.snapshot()
    snapshot.sources = sources
    return try Stage(snapshot, columns: columns)
  }

  private func status(_ sources: [SourceStatus]) throws -> String {
    dataStatus(try stage(sources).state).text
  }

  @Test func theOneInTroubleIsNamedWhereThereAreSeveral() throws {
    #expect(try status([offline("prod-eu")]) == "! offline, data 5 min old")
    #expect(
      try status([source("lab"), offline("prod-eu")]) == "! prod-eu offline, data 5 min old")
    #expect(
      try status([source("lab"), throttled("prod-eu", seconds: 12)])
        == "! prod-eu throttled by the cloud, resumes in 12s")
  }

  @Test func manyAreCounted() throws {
    var sources = (0..<28).map { source("team-\($0)") }
    sources += [offline("a", ago: 305), offline("b", ago: 620)]
    #expect(try status(sources) == "! 2 of 30 contexts offline, data 10 min old")
    let slowed = [throttled("a", seconds: 5), throttled("b", seconds: 9), source("c")]
    #expect(
      try status(slowed) == "! 2 of 3 contexts throttled by the cloud, resume in 9s")
  }

  @Test func severalKindsOfTroubleAreCountedTogether() throws {
    var refused = source("a", ago: 40)
    refused.condition = .refused(since: Sample.now - .seconds(60), reason: "login: 401")
    let sources = [refused, offline("b"), throttled("c", seconds: 5), source("d")]
    #expect(
      try status(sources)
        == "! 2 of 4 contexts in trouble, 5 min; c throttled, 5s")
  }

  /// A pause is always to be seen, and when it ends.
  @Test func whoCannotBeReachedIsNamedBeforeWhoWaits() throws {
    var sources = [throttled("a", seconds: 5), offline("b"), source("c")]
    #expect(
      try status(sources) == "! b offline, 5 min; a throttled, 5s")
    sources.append(throttled("d", seconds: 70))
    #expect(
      try status(sources) == "! b offline, 5 min; 2 throttled, \(Span.seconds(70).ticking)")
    var stage = try stage(sources)
    try stage.press("e")
    #expect(stage.state.nextTick == .seconds(1))
  }

  @Test func theNameOfWhoCannotBeReachedIsWorthMoreThanThatOthersWait() throws {
    let sources = [throttled("a", seconds: 5), offline("prod-eu"), source("c")]
    let header = { (columns: Int) in try self.stage(sources, columns: columns).lines.first ?? "" }
    #expect(try header(80).contains("! prod-eu offline, 5 min; a throttled, 5s"))
    #expect(try header(68).contains("! prod-eu offline, 5 min"))
    #expect(try !header(68).contains("throttled"))
  }

  @Test func theOnlyHostInTroubleIsNamed() throws {
    var broken = source("prod-eu")
    let gone = SourceStatus.Condition.offline(since: Sample.now - .seconds(300), reason: "no route")
    broken.hosts = [host("ecs.eu-de.example.com"), host("evs.eu-de.example.com", gone, ago: 330)]
    // Also where the others answer: its own data are old.
    #expect(
      try status([source("lab"), broken]) == "! prod-eu evs offline, data 5 min old")
    #expect(try status([broken]) == "! evs offline, data 5 min old")
    broken.hosts[0] = host("ecs.eu-de.example.com", gone, ago: 610)
    broken.condition = gone
    #expect(try status([source("lab"), broken]) == "! prod-eu offline, data 10 min old")
    broken.hosts = [host("127.0.0.1:8080", gone, ago: nil), host("127.0.0.1:8081")]
    #expect(try status([broken]) == "! 127.0.0.1:8080 offline for 5 min")
  }

  @Test func aRefusedLoginIsNoMatterOfAHost() throws {
    var broken = offline("prod-eu", ago: 60)
    broken.condition = .refused(since: Sample.now - .seconds(60), reason: "login: 401")
    let gone = SourceStatus.Condition.offline(since: Sample.now - .seconds(300), reason: "no route")
    broken.hosts = [host("ecs.eu-de.example.com"), host("evs.eu-de.example.com", gone, ago: 330)]
    #expect(
      try status([source("lab"), broken]) == "! prod-eu cannot log in, data 1 min old")
  }

  @Test func aHostThatAnswersWithErrorsIsNotOffline() throws {
    var failing = source("prod-eu")
    failing.condition = .failing(since: Sample.now - .seconds(300), reason: "HTTP 500")
    #expect(try status([failing]) == "! answers with errors, data 2 s old")
    failing.lastData = Sample.now - .seconds(305)
    #expect(
      try status([source("lab"), failing]) == "! prod-eu answers with errors, data 5 min old")
    #expect(
      try status([failing, failing, source("lab")])
        == "! 2 of 3 contexts answer with errors, data 5 min old")
  }

  @Test func whoHasNothingToBeAskedAboutIsInNoTrouble() throws {
    var unused = offline("old")
    unused.openJobs = 0
    var used = source("lab")
    used.openJobs = 3
    #expect(try status([unused, used]) == "● live")
    var ended = Snapshot()
    ended.version = 1
    ended.jobs.merge(Sample.job(.succeeded, "createServer", "vm", ago: 9, number: 1))
    ended.sources = [unused]
    #expect(dataStatus(try Stage(ended, columns: 200).state).text == "nothing is open")
    // What is open and belongs to nobody is not fresh.
    #expect(
      try status([unused]) == "\(Sample.snapshot().jobs.openCount) open jobs not being refreshed")
    unused.openJobs = 1
    #expect(try status([unused, used]) == "! old offline, data 5 min old")
  }

  @Test func neverSeenIsNotOld() throws {
    #expect(try status([offline("prod-eu", ago: nil)]) == "! offline for 5 min")
  }

  @Test(arguments: [24, 30, 40, 60, 80, 100, 120, 200])
  func itFitsBesideTheCounts(columns: Int) throws {
    let sources = [source("lab"), offline("a-name-that-is-far-too-long-for-anybody")]
    let header = try #require(try stage(sources, columns: columns).lines.first)
    #expect(header.contains("✗ 4") || header.contains("4 failed"))
    if columns >= 60 { #expect(header.contains("offline") && header.contains("5 min")) }
  }

  @Test func oneOfThirty() throws {
    let stage = try Stage(Sample.manyContexts(30), columns: 80, rows: 16)
    try expectGolden(stage, "header-one-of-thirty-80x16")
    let wide = try Stage(Sample.manyContexts(30, dead: 2), columns: 120, rows: 16)
    try expectGolden(wide, "header-two-of-thirty-120x16")
  }

  @Test func itTicksWithTheWorst() throws {
    var stage = try stage([source("lab"), throttled("prod-eu", seconds: 12)])
    try stage.press("e")
    #expect(stage.state.nextTick == .seconds(1))
    let calm = try stage.state.nextTick.map { _ in
      var other = try self.stage([source("lab"), source("prod-eu")])
      try other.press("e")
      return other.state.nextTick
    }
    #expect(calm == .seconds(8))
  }
}
