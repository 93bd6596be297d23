import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// Views that have a name in the configuration.
struct SavedViewTests {
  private static func view(
    _ name: String, _ filter: String = "", order: JobOrder? = nil, columns: [JobColumn]? = nil
  ) throws -> SavedView {
    var view = SavedView(name: name)
    view.filter = try JobFilter(parsing: filter)
    view.order = order
    view.columns = columns
    return view
  }

  private func stage(
    columns: Int = 120, rows: Int = 36, configure: (inout Settings) -> Void = { _ in }
  ) throws -> Stage {
    let views = [
      try Self.view(
        "broken", "state:failed", order: JobOrder(column: .type, descending: false),
        columns: [.state, .type, .causeMessage]),
      try Self.view("my servers", "type:*server*"), try Self.view("everything"),
    ]
    return try Stage(columns: columns, rows: rows) {
      $0.views = views
      configure(&$0)
    }
  }

  private func run(_ line: String, in stage: inout Stage) throws {
    stage.type(":" + line)
    try stage.press("enter")
  }

  @Test func itsNameShowsWhatItSays() throws {
    var stage = try stage()
    try run("view broken", in: &stage)
    #expect(stage.listed == ["db-metal", "web-07", "deleteVolume", "app-11"])
    #expect(!stage.text.contains("RESOURCE"))
    #expect(stage.text.contains("jobs ▸ broken ▸ state:failed"))
    try expectGolden(stage, "view-120x36")
  }

  @Test func itFitsASmallScreen() throws {
    var stage = try stage(columns: 80, rows: 24)
    try run("view my servers", in: &stage)
    try expectGolden(stage, "view-80x24")
  }

  @Test func aStepBackLeavesIt() throws {
    var stage = try stage()
    let all = stage.listed
    try run("view broken", in: &stage)
    try stage.press("esc")
    #expect(stage.listed == all)
    #expect(stage.state.views.count == 1)
    #expect(stage.text.contains("RESOURCE"))
  }

  @Test func whatIsTypedInItGoesFirst() throws {
    var stage = try stage()
    try run("view broken", in: &stage)
    stage.type("/web")
    try stage.press("enter")
    #expect(stage.lines.last?.contains("esc show view") == true)
    try stage.press("esc")
    #expect(stage.state.jobList.filter.source == "state:failed")
    #expect(stage.listed.count == 4)
    try stage.press("esc")
    #expect(stage.state.jobList.savedView == nil)
  }

  @Test func fromOneToTheOtherIsNoWayDeeper() throws {
    var stage = try stage()
    try stage.press("1", "2", "n", "enter", "3")
    #expect(stage.state.jobList.savedView?.name == "everything")
    #expect(stage.state.views.count == 2)
    try stage.press("1", "esc")
    #expect(stage.state.views.count == 1)
  }

  @Test func aKeyWithoutAViewSaysWhy() throws {
    var stage = try stage()
    try stage.press("4")
    #expect(stage.text.contains("config.yaml has only 3 views"))
    var plain = try Stage()
    try plain.press("1")
    #expect(plain.text.contains("config.yaml has no views"))
  }

  @Test func aKeyOfTheOperatorGoesFirst() throws {
    let keys = try KeyMap(overrides: ["pulse": ["1"], "view-1": ["v"]])
    var stage = try stage { $0.keyMap = keys }
    try stage.press("1")
    #expect(stage.state.view.kind == .pulse)
    try stage.press("v")
    #expect(stage.state.jobList.savedView?.name == "broken")
  }

  @Test(arguments: [
    ("view brken", #"no view "brken"; there are broken, my servers, everything"#),
    ("view", "say which view: broken, my servers, everything"),
  ])
  func anUnknownNameSaysWhichThereAre(line: String, answer: String) throws {
    var stage = try stage()
    try run(line, in: &stage)
    #expect(stage.text.contains(answer))
    #expect(stage.state.prompt != nil)
  }

  @Test func namesAreCompleted() throws {
    var stage = try stage()
    stage.type(":view m")
    #expect(stage.state.prompt?.completions.map(\.label) == ["my servers"])
    try stage.press("tab", "enter")
    #expect(stage.state.jobList.savedView?.name == "my servers")
  }

  @Test func theHelpNamesThoseThatHaveAKey() throws {
    var stage = try stage(rows: 60)
    try stage.press("?")
    #expect(stage.text.contains("view broken") && stage.text.contains("view everything"))
    #expect(!stage.text.contains("with this number"))
  }

  @Test func itCanBeginNarrowed() throws {
    var stage = try stage()
    stage.state.show(
      try Self.view("broken", "state:failed"),
      filter: try JobFilter(parsing: "(web) (state:failed)"))
    stage.send(.tick(Sample.now))
    #expect(stage.listed == ["web-07"])
    try stage.press("esc")
    #expect(stage.listed.count == 4)
  }

  @Test func oneComesBackToIt() throws {
    var stage = try stage { $0.keepsJobs = true }
    try run("view broken", in: &stage)
    try stage.press("S", "q")
    guard case .remember(let visit)? = stage.effects.dropLast().last else {
      Issue.record("nothing is remembered")
      return
    }
    #expect(visit.savedView == "broken")
    var next = try self.stage { $0.keepsJobs = true }
    next.state.resume(visit, row: nil)
    next.send(.tick(Sample.now))
    #expect(next.state.jobList.savedView?.name == "broken")
    #expect(next.state.jobList.order == JobOrder(column: .type, descending: true))
    // Who has taken it out of the configuration finds the jobs that it showed.
    var other = try Stage { $0.keepsJobs = true }
    other.state.resume(visit, row: nil)
    other.send(.tick(Sample.now))
    #expect(other.state.views.count == 1)
    #expect(other.listed.count == 4)
  }
}
