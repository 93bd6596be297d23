import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// The view of the contexts, and the way from there to the jobs of one.
struct ContextsViewTests {
  private func opened(columns: Int = 120, rows: Int = 36) throws -> Stage {
    var stage = try Stage(Sample.contexts(), columns: columns, rows: rows)
    try stage.press("c")
    return stage
  }

  private func names(_ stage: Stage) -> [String] { stage.state.contextRows.map(\.id.title) }

  private func selected(_ stage: Stage) -> ContextName? {
    guard case .contexts(let cursor) = stage.state.view else { return nil }
    return cursor.selected
  }

  @Test(arguments: ScreenTests.Dimensions.all)
  func screens(_ size: ScreenTests.Dimensions) throws {
    var stage = try opened(columns: size.columns, rows: size.rows)
    try expectGolden(stage, "contexts-in-trouble-\(size.testDescription)")
    try stage.press("G", "k")
    try expectGolden(stage, "contexts-not-asked-\(size.testDescription)")
    try stage.press("g")
    let name = "contexts-in-trouble-dark-styles-\(size.testDescription)"
    try expectGolden(stage, name, hasStyles: true)
  }

  @Test(arguments: ScreenTests.Dimensions.all)
  func withoutAnswers(_ size: ScreenTests.Dimensions) throws {
    var stage = try Stage(
      Sample.contextsWithoutAnswers(), columns: size.columns, rows: size.rows)
    try stage.press("c")
    try expectGolden(stage, "contexts-refused-\(size.testDescription)")
    try stage.press("j", "j")
    try expectGolden(stage, "contexts-failing-\(size.testDescription)")
    #expect(stage.state.nextTick == .seconds(1))
  }

  @Test func manyOfThem() throws {
    var stage = try Stage(Sample.manyContexts(30), columns: 80, rows: 24)
    try stage.press("c")
    try expectGolden(stage, "contexts-many-80x24")
  }

  @Test func whereThereIsRoomAllOfThemAreShown() throws {
    var stage = try Stage(Sample.manyContexts(30), columns: 200, rows: 60)
    try stage.press("c")
    #expect(
      (1...30).allSatisfy { number in
        stage.text.contains("team-\(number < 10 ? "0" : "")\(number)")
      })
  }

  @Test func withoutAny() throws {
    var empty = Snapshot()
    empty.version = 1
    empty.sources = [SourceStatus(name: "store", kind: .store, condition: .recorded)]
    var stage = try Stage(empty, columns: 80, rows: 24) { $0.keepsJobs = true }
    try stage.press("c")
    try expectGolden(stage, "contexts-none-80x24")
    try stage.press("enter")
    #expect(stage.text.contains("no context here"))
  }

  @Test func troubleComesFirstAndWhoIsNotAskedLast() throws {
    #expect(names(try opened()) == ["prod-eu", "prod-ch", "lab", "retired", "none"])
  }

  @Test func jobsAreCounted() throws {
    let stage = try opened()
    let counts = stage.state.contextRows.map { [$0.jobs.open, $0.jobs.failed, $0.jobs.total] }
    #expect(counts[1...] == [[1, 0, 2], [0, 1, 3], [2, 1, 3], [1, 0, 2]])
  }

  @Test func itsOpenJobsAreAskedFor() throws {
    var stage = try opened()
    try stage.press("j", "r")
    #expect(stage.text.contains("asking about 1 job"))
    let rows = stage.effects.compactMap { if case .askNow(let rows) = $0 { rows } else { nil } }
    #expect(rows.map { $0.map { stage.state.table[$0].context } } == [["prod-ch"]])
  }

  @Test(arguments: [
    (3, "retired is not asked"), (2, "nothing is open in lab"), (4, "no context to ask"),
  ])
  func whereThereIsNothingToAskItSaysSo(_ steps: Int, _ answer: String) throws {
    var stage = try opened()
    for _ in 0..<steps { try stage.press("j") }
    stage.clearEffects()
    try stage.press("r")
    #expect(stage.text.contains(answer))
    #expect(!stage.effects.contains { if case .askNow = $0 { true } else { false } })
  }

  @Test func whoIsNotLetInIsNotAsked() throws {
    var stage = try Stage(Sample.contextsWithoutAnswers())
    try stage.press("c", "r")
    #expect(stage.text.contains("cannot log in: fix its login, then restart jobtop"))
  }

  @Test func whoWantsToBeLeftAloneIsNotAsked() throws {
    var snapshot = Sample.contexts()
    let pause = SourceStatus.Condition.throttled(
      until: Sample.now + .seconds(47), reason: "100 a minute")
    let place = try #require(snapshot.sources.firstIndex { $0.name == "prod-ch" })
    snapshot.sources[place].condition = pause
    for host in snapshot.sources[place].hosts.indices {
      snapshot.sources[place].hosts[host].condition = pause
    }
    var stage = try Stage(snapshot)
    try stage.press("c")
    while selected(stage)?.name != "prod-ch" { try stage.press("j") }
    try stage.press("r")
    #expect(stage.text.contains("prod-ch asks us to wait another 47 s"))
    try stage.press("enter", "r")
    #expect(stage.text.contains("prod-ch asks us to wait another 47 s"))
    #expect(!stage.effects.contains { if case .askNow = $0 { true } else { false } })
  }

  @Test func enterShowsItsJobsAndEscComesBack() throws {
    var stage = try opened()
    try stage.press("j", "j", "enter")
    #expect(stage.listed.count == 3)
    #expect(stage.text.contains("jobs ▸ contexts ▸ lab"))
    try stage.press("esc")
    #expect(stage.state.view.kind == .contexts)
    #expect(selected(stage) == ContextName("lab"))
    try stage.press("G", "enter")
    #expect(stage.listed.count == 2)
    #expect(stage.text.contains("contexts ▸ no context"))
    try stage.press("esc", "esc")
    #expect(stage.state.views.map(\.kind) == [.jobs])
  }

  @Test func theSelectionIsAContextAndNoPlace() throws {
    var stage = try opened()
    try stage.press("j", "j")
    #expect(selected(stage) == ContextName("lab"))
    var snapshot = Sample.contexts()
    snapshot.sources[1].condition = .live
    snapshot.sources[1].hosts = []
    snapshot.sources[2].condition = .live
    snapshot.sources[2].hosts = []
    stage.send(.snapshot(snapshot))
    #expect(names(stage) == ["lab", "prod-ch", "prod-eu", "retired", "none"])
    #expect(selected(stage) == ContextName("lab"))
  }

  @Test func whoHasNotMovedSeesWhatIsWorst() throws {
    var snapshot = Sample.contexts()
    snapshot.sources[2].condition = .live
    snapshot.sources[2].hosts = []
    var stage = try Stage(snapshot)
    try stage.press("c")
    #expect(selected(stage) == ContextName("prod-ch"))
    stage.send(.snapshot(Sample.contexts()))
    #expect(selected(stage) == ContextName("prod-eu"))
  }

  @Test func theHostInTroubleSaysWhy() throws {
    let stage = try opened(columns: 200)
    let lines = stage.lines
    let dead = try #require(lines.firstIndex { $0.contains("evs.eu-de.example.com  ") })
    let other = try #require(lines.firstIndex { $0.contains("ecs.eu-de.example.com  ") })
    #expect(dead < other)
    #expect(lines[dead].contains("offline since 07:09") && lines[dead].contains("7 in row"))
    let reason = lines[(dead + 1)..<other].joined(separator: " ")
    #expect(reason.contains("connection refused") && reason.contains("no_proxy"))
  }

  @Test func countdownsTick() throws {
    var stage = try opened()
    #expect(stage.text.contains("throttled, resumes in 12s"))
    #expect(stage.state.nextTick == .seconds(1))
    stage.send(.tick(Sample.now + .seconds(5)))
    #expect(stage.text.contains("throttled, resumes in 7s"))
  }

  @Test func namesAreCopiedWhereThereIsOne() throws {
    var stage = try opened()
    try stage.press("y")
    #expect(stage.effects.contains(.copy("prod-eu")))
    stage.clearEffects()
    try stage.press("G", "y")
    #expect(stage.effects.isEmpty)
    #expect(stage.text.contains("no id to copy"))
  }

  @Test func aFileHasNobodyToAsk() throws {
    var snapshot = Sample.contexts()
    snapshot.sources = [SourceStatus(name: "jobs.json", kind: .file, condition: .complete)]
    var stage = try Stage(snapshot)
    try stage.press("c", "G")
    #expect(names(stage) == ["lab", "prod-ch", "prod-eu", "retired", "none"])
    #expect(stage.text.contains("no account can be asked"))
  }

  // MARK: - The command

  @Test func aContextCanBeNamed() throws {
    var stage = try Stage(Sample.contexts())
    stage.type(":context lab")
    try stage.press("enter")
    #expect(stage.listed.count == 3)
    #expect(stage.text.contains("jobs ▸ lab"))
    // Another one takes its place.
    stage.type(":context retired")
    try stage.press("enter")
    #expect(stage.text.contains("jobs ▸ retired"))
    #expect(stage.state.views.count == 2)
    stage.type(":context none")
    try stage.press("enter")
    #expect(stage.listed.count == 2)
    try stage.press("esc")
    #expect(stage.state.views.map(\.kind) == [.jobs])
    #expect(stage.listed.count == Sample.jobs.count + 10)
  }

  @Test func aWrongNameIsExplained() throws {
    var stage = try Stage(Sample.contexts())
    stage.type(":context prod-eux")
    try stage.press("enter")
    #expect(stage.text.contains("no context \"prod-eux\", did you mean prod-eu?"))
  }

  @Test func whereNoNameIsNearAllAreSaid() throws {
    var stage = try Stage(Sample.contexts())
    stage.type(":context ")
    let all = try #require(stage.state.prompt?.completions.map(\.label))
    let names = all.filter { $0 != "none" }
    stage.type("xyz")
    try stage.press("enter")
    #expect(stage.text.contains("no context \"xyz\", there are \(names.joined(separator: ", "))"))
  }

  @Test func namesAreCompleted() throws {
    var stage = try Stage(Sample.contexts())
    stage.type(":context ")
    let labels = stage.state.prompt?.completions.map(\.label)
    #expect(labels == ["lab", "prod-ch", "prod-eu", "retired", "none"])
    stage.type("re")
    try stage.press("tab", "enter")
    #expect(stage.text.contains("jobs ▸ retired"))
  }

  @Test func theCommandWithoutANameIsTheView() throws {
    for line in [":contexts", ":context", ":conte"] {
      var stage = try Stage(Sample.contexts())
      stage.type(line)
      try stage.press("enter")
      #expect(stage.state.view.kind == .contexts, "\(line)")
    }
  }

  /// Whoever looks at a job wants to know why nothing happens.
  @Test func aJobSaysWhyThereIsNoNewsOfIt() throws {
    var stage = try opened(columns: 80, rows: 24)
    try stage.press("j", "enter", "enter")
    let page = stage.text
    #expect(page.contains("! throttled, resumes in 12s  prod-ch"), "\(page)")
    #expect(page.contains("policy ip over ratelimit"), "\(page)")
    // One that has ended waits for nothing.
    try stage.press("esc", "j", "enter")
    #expect(!stage.text.contains("resumes in"), "\(stage.text)")
  }
}
