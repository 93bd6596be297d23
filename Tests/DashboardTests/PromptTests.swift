import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// What is typed at the bottom of the screen.
struct PromptTests {
  @Test func theListIsFilteredWhileTyping() throws {
    var stage = try Stage()
    stage.type("/state:fai")
    #expect(stage.listed.count == 4 || stage.state.prompt?.problem != nil)
    stage.type("led")
    #expect(stage.listed == ["web-07", "db-metal", "app-11", "deleteVolume"])
    try stage.press("enter")
    #expect(stage.state.prompt == nil)
    #expect(stage.listed.count == 4)
  }

  @Test func aWrongFilterLeavesTheLastGoodOneInForce() throws {
    var stage = try Stage()
    stage.type("/state:failed nosuch:")
    #expect(stage.state.prompt?.problem != nil)
    #expect(stage.state.jobList.filter.source.hasPrefix("state:failed"))
    try stage.press("enter")
    #expect(stage.state.prompt != nil)
  }

  @Test func escapeGoesBackByOneStepAndLosesNothing() throws {
    var stage = try Stage()
    try stage.press("j", "j")
    let before = stage.state.selectedRow
    stage.type("/web")
    try stage.press("esc")
    #expect(stage.state.prompt == nil)
    #expect(stage.listed.count == 35)
    #expect(stage.state.selectedRow == before)
    try stage.press("/")
    #expect(stage.state.prompt?.editor.text == "web")
    try stage.press("enter")
    #expect(stage.state.jobList.filter.source == "web")
    // The next step back takes the filter away; a prompt still remembers it.
    try stage.press("esc")
    #expect(stage.state.jobList.filter.isEmpty)
    try stage.press("/")
    #expect(stage.state.prompt?.editor.text == "web")
  }

  @Test func controlCIsLikeEscapeWhereSomethingIsOpen() throws {
    var stage = try Stage { $0.keepsJobs = true }
    for (key, text) in [("/", "web"), (":", "sort"), ("w", "x"), ("a", "id"), ("i", "mine")] {
      #expect(!stage.state.takesInterrupt)
      try stage.press(key)
      #expect(stage.state.takesInterrupt)
      stage.type(text)
      try stage.press("ctrl-c")
      #expect(stage.state.prompt == nil)
      try stage.press(key)
      #expect(stage.state.prompt?.editor.text == text)
      try stage.press("ctrl-c")
    }
    try stage.press("d", "ctrl-c")
    #expect(stage.state.prompt == nil)
    #expect(!stage.effects.contains { if case .forget = $0 { true } else { false } })
    let before = stage.state.theme.name
    try stage.press("t", "j")
    #expect(stage.state.takesInterrupt)
    try stage.press("ctrl-c")
    #expect(stage.state.view.kind == .jobs)
    #expect(stage.state.theme.name == before)
  }

  /// As a key it comes only when it was pressed just after the prompt was closed.
  @Test func controlCElsewhereEndsTheProgram() throws {
    var stage = try Stage()
    try stage.press("/", "ctrl-c", "ctrl-c")
    #expect(stage.effects.last == .quit(130))
  }

  @Test func historyComesBackWithTheArrows() throws {
    var stage = try Stage()
    stage.type("/web")
    try stage.press("enter", "esc", "/", "ctrl-u")
    stage.type("data")
    try stage.press("enter", "esc", "/", "ctrl-u")
    stage.type("x")
    try stage.press("up")
    #expect(stage.state.prompt?.editor.text == "data")
    try stage.press("up")
    #expect(stage.state.prompt?.editor.text == "web")
    try stage.press("down", "down")
    #expect(stage.state.prompt?.editor.text == "x")
  }

  @Test func tabCompletesFieldsAndValues() throws {
    var stage = try Stage()
    stage.type("/sta")
    try stage.press("tab")
    #expect(stage.state.prompt?.editor.text.hasPrefix("sta") == true)
    try stage.press("ctrl-u")
    stage.type("state:fa")
    try stage.press("tab")
    #expect(stage.state.prompt?.editor.text == "state:failed")
    #expect(stage.listed.count == 4)
  }

  @Test func pastingIsTypingAndNeverKeys() throws {
    var stage = try Stage()
    stage.send(.event(.paste("q")))
    #expect(stage.effects.isEmpty)
    #expect(stage.text.contains("press / first"))
    try stage.press("/")
    stage.send(.event(.paste("web\n07\u{1b}")))
    #expect(stage.state.prompt?.editor.text == "web 07")
  }

  @Test func keysMeanNothingElseWhileTyping() throws {
    var stage = try Stage()
    stage.type("/qnsP?:")
    #expect(stage.effects.isEmpty)
    #expect(stage.state.views.count == 1)
  }

  // MARK: - Commands

  @Test(arguments: [
    ("errors", ViewKind.errors), ("err", .errors), ("pul", .pulse), ("orders", .orders),
    ("help", .help), ("log", .log), ("open", .job), ("theme", .themes),
  ])
  func viewsAreCommands(line: String, kind: ViewKind) throws {
    var stage = try Stage()
    stage.type(":" + line)
    try stage.press("enter")
    #expect(stage.state.view.kind == kind)
  }

  @Test func commandsTakeArguments() throws {
    var stage = try Stage()
    stage.type(":sort -took")
    try stage.press("enter")
    #expect(stage.state.jobList.order == JobOrder(column: .duration, descending: true))
    stage.type(":filter state:failed")
    try stage.press("enter")
    #expect(stage.listed.count == 4)
    stage.type(":theme paper")
    try stage.press("enter")
    #expect(stage.state.theme.name == "paper")
    stage.type(":theme ./mine.yaml")
    try stage.press("enter")
    #expect(stage.effects.contains(.loadTheme("./mine.yaml")))
    stage.type(":quit")
    try stage.press("enter")
    #expect(stage.effects.last == .quit(0))
  }

  @Test(arguments: [
    ("errros", "no command \"errros\", did you mean errors?"),
    ("sort begin", "no column \"begin\""), ("theme papr", "no theme \"papr\", did you mean paper?"),
    ("p", "p could be page-down, page-up, previous-tab, previous-failure, pause, pulse"),
  ])
  func wrongCommandsSayWhatIsWrong(line: String, message: String) throws {
    var stage = try Stage()
    stage.type(":" + line)
    try stage.press("enter")
    #expect(stage.state.prompt?.problem?.message.hasPrefix(message) == true)
    #expect(stage.state.prompt?.editor.text == line)
  }

  @Test func commandsAreCompleted() throws {
    var stage = try Stage()
    stage.type(":themes")
    try stage.press("ctrl-u")
    stage.type("theme n")
    try stage.press("tab")
    #expect(stage.state.prompt?.editor.text == "theme nightfall")
    try stage.press("ctrl-u")
    stage.type("so")
    try stage.press("tab")
    #expect(stage.state.prompt?.editor.text == "sort ")
  }
}
