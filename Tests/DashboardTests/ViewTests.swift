import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// The way through the views.
struct ViewTests {
  @Test func eachStepBackIsOneStep() throws {
    var stage = try Stage()
    try stage.press("e", "enter", "enter")
    #expect(stage.state.views.map(\.kind) == [.jobs, .errors, .jobs, .job])
    #expect(stage.text.contains("jobs ▸ errors ▸"))
    for kinds in [[ViewKind.jobs, .errors, .jobs], [.jobs, .errors], [.jobs], [.jobs]] {
      try stage.press("esc")
      #expect(stage.state.views.map(\.kind) == kinds)
    }
    #expect(stage.text.contains("q leaves jobtop"))
    #expect(!stage.effects.contains(.quit(0)))
    try stage.press("q")
    #expect(stage.effects.contains(.quit(0)))
  }

  @Test func aCauseShowsItsJobs() throws {
    var stage = try Stage()
    try stage.press("e", "enter")
    #expect(stage.listed == ["web-07"])
  }

  @Test func anOrderShowsItsJobs() throws {
    var stage = try Stage()
    try stage.press("O", "enter")
    #expect(stage.listed == ["web-08"])
  }

  @Test func aKindShowsItsJobs() throws {
    var stage = try Stage()
    try stage.press("P", "j", "j", "enter")
    #expect(Set(stage.listed).contains("prod-k8s-3"))
    #expect(stage.listed.count == 5)
  }

  @Test func theOpenJobsInSightAreAskedAboutFirst() throws {
    var stage = try Stage(nil, rows: 12) { $0.keepsJobs = true }
    stage.send(.snapshot(Sample.snapshot()))
    guard
      case .watch(let rows)? = stage.effects.last(where: {
        if case .watch = $0 { true } else { false }
      })
    else {
      Issue.record("nothing is watched")
      return
    }
    #expect(!rows.isEmpty && rows.count < 12)
    #expect(rows.allSatisfy { !Sample.jobs[$0].state.isTerminal })
    stage.clearEffects()
    stage.send(.snapshot(Sample.snapshot()))
    #expect(!stage.effects.contains(.watch(rows)))
    try stage.openJob(row: Sample.clusterRow)
    #expect(stage.effects.contains(.watch([Sample.clusterRow])))
  }

  @Test func eachContextHasAPulseOfItsOwn() throws {
    var job = Sample.job(
      .failed, "createServer", "web-07", ago: 90, took: 10, service: "vpc", number: 900)
    job.context = "lab"
    var stage = try Stage(Sample.snapshot(jobs: [job]))
    try stage.press("P")
    let row = try #require(stage.screen.lines.first { $0.contains(" lab ") })
    #expect(row.contains("createServer") && row.contains("100%"))
    try stage.press("G", "enter")
    #expect(stage.listed == ["web-07"])
  }

  @Test func aJobIsLoadedWhenItIsOpenedAndWhenItHasNews() throws {
    var stage = try Stage()
    try stage.press("n", "enter")
    #expect(stage.effects.contains(.loadDetail(Sample.failedServerRow)))
    stage.send(.detail(Sample.detail(row: Sample.failedServerRow)))
    stage.clearEffects()
    stage.send(.snapshot(Sample.snapshot()))
    #expect(!stage.effects.contains(.loadDetail(Sample.failedServerRow)))
    var newer = Sample.snapshot()
    newer.jobs.merge(Sample.failedServer, document: Sample.document(number: 99))
    stage.send(.snapshot(newer))
    #expect(stage.effects.contains(.loadDetail(Sample.failedServerRow)))
  }

  @Test func theHistoryShowsTheStateWhereItChanged() throws {
    var stage = try Stage()
    try stage.openJob(row: Sample.clusterRow)
    let documents = [("INIT", 0), ("RUNNING", 1), ("RUNNING", 4)].enumerated().map { place, said in
      let text = """
        {"job_id":"ff808080000000000000000000000004","status":"\(said.0)","entities":\
        {"sub_jobs_total":9,"sub_jobs":[\(Array(repeating: #"{"status":"SUCCESS"}"#, count: said.1)
          .joined(separator: ","))]}}
        """
      return SeenDocument(
        bytes: Array(text.utf8), isListEntry: false,
        seen: Sample.now - .seconds(300 - 10 * Double(place)),
        lastSeen: place == 2 ? Sample.now - .seconds(60) : nil, source: "prod-eu", kind: .http)
    }
    stage.send(
      .detail(JobDetail(row: Sample.clusterRow, job: Sample.cluster, documents: documents)))
    try stage.press("shift-tab")
    let lines = stage.lines.filter { $0.contains("prod-eu") && $0.contains(" of ") }
    try #require(lines.count == 3, "\(stage.text)")
    #expect(lines[0].contains("│ ") && !lines[0].contains("● running"))
    #expect(lines[0].contains("until 07:14:00"))
    #expect(lines[1].contains("● running"))
    #expect(lines[2].contains("○ waiting"))
  }

  /// Else it would look as if it still ran.
  @Test func theStatusOfAJobThatIsGoneIsCalledTheLast() throws {
    var stage = try Stage()
    try stage.openJob(row: Sample.clusterRow)
    var detail = Sample.detail(row: Sample.clusterRow)
    detail.job.state = .gone
    detail.job.rawStatus = "RUNNING"
    detail.documents.removeLast()
    stage.send(.detail(detail))
    #expect(stage.text.contains("RUNNING, last seen 21 Nov 2026 07:14:20"), "\(stage.text)")
    detail.documents = []
    stage.send(.detail(detail))
    #expect(stage.text.contains("RUNNING, as last seen"), "\(stage.text)")
  }

  @Test func tabsGoRound() throws {
    var stage = try Stage()
    try stage.openJob(row: 0)
    try stage.press("shift-tab")
    #expect(stage.text.contains("SEEN"))
    try stage.press("tab", "tab")
    guard case .job(let page) = stage.state.view else { return }
    #expect(page.tab == .subJobs)
  }

  @Test func pagesScrollNoFurtherThanTheirEnd() throws {
    var stage = try Stage(columns: 80, rows: 16)
    try stage.openJob(row: 0)
    for _ in 0..<100 { try stage.press("j") }
    #expect(stage.text.contains("createSingleServer"))
    try stage.press("k")
    guard case .job(let page) = stage.state.view else { return }
    #expect(page.top == stage.state.pageLines.count - stage.state.layout.body.rows - 1)
  }

  @Test func themesAreTriedBeforeTheyAreTaken() throws {
    var stage = try Stage()
    try stage.press("t", "j")
    #expect(stage.state.theme.name == "light")
    try stage.press("esc")
    #expect(stage.state.theme.name == "dark")
    try stage.press("t", "j", "j", "enter")
    #expect(stage.state.theme.name == "terminal")
    #expect(stage.state.view.kind == .jobs)
  }

  @Test func helpIsAboutWhereOneIs() throws {
    var stage = try Stage(columns: 120, rows: 60)
    try stage.press("?")
    for action in Action.allCases where action.views.contains(.jobs) {
      // Without views nothing is said of their keys.
      guard action.savedViewPlace == nil else { continue }
      #expect(stage.text.contains(action.summary), "\(action.name)")
    }
    try stage.press("esc", "e", "?")
    #expect(stage.text.contains("Here, in errors"))
    #expect(!stage.text.contains(Action.mark.summary))
  }

  @Test func theExamplesOfTheHelpAreFilters() throws {
    for line in [
      "quota web", "state:failed|running", "code:Ecs.0*", "type:createServer !web",
      "age:>1h duration:>95%", "order:yes flag:rolled_back", "/vm-[0-9]+/ ~wbsrv", "\"two words\"",
    ] {
      _ = try JobFilter(parsing: line)
    }
  }

  @Test func secretsAreNeverShown() throws {
    var stage = try Stage(columns: 200, rows: 60)
    try stage.openJob(row: 0)
    for _ in JobTab.allCases {
      #expect(!stage.text.contains("hunter2"))
      #expect(!stage.text.contains("c2VjcmV0"))
      try stage.press("tab")
    }
  }

  @Test func aTerminalThatWentAwayEndsTheProgram() throws {
    var stage = try Stage()
    stage.send(.event(.hangup))
    #expect(stage.effects == [.quit(129)])
  }

  @Test func theBellRingsOnlyWhereItIsWanted() throws {
    for isOn in [true, false] {
      var stage = try Stage { $0.notify.bell = isOn }
      var snapshot = Sample.snapshot()
      var done = Sample.cluster
      done.state = .failed
      snapshot.jobs.merge(done)
      stage.send(.snapshot(snapshot))
      #expect(stage.effects.contains(.ring) == isOn)
    }
  }

  @Test(arguments: [(JobState.failed, true), (.succeeded, false)])
  func theBellRingsForTheEndsThatAreWorthIt(state: JobState, rings: Bool) throws {
    var stage = try Stage {
      $0.notify.bell = true
      $0.notify.states = [.failed]
    }
    var snapshot = Sample.snapshot()
    var done = Sample.cluster
    done.state = state
    snapshot.jobs.merge(done)
    stage.send(.snapshot(snapshot))
    #expect(stage.effects.contains(.ring) == rings)
  }
}
