import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// Coming back to where one was, and seeing what is new since.
struct VisitTests {
  private func kept(_ snapshot: Snapshot? = Sample.snapshot(), columns: Int = 120) throws -> Stage {
    try Stage(snapshot, columns: columns) { $0.keepsJobs = true }
  }

  private func remembered(_ stage: Stage) -> Visit? {
    for case .remember(let visit) in stage.effects.reversed() { return visit }
    return nil
  }

  @Test func leavingRemembersWhereOneWas() throws {
    var stage = try kept()
    stage.type("/state:failed")
    try stage.press("enter", "S", "j", "j", "e", "q")
    let visit = try #require(remembered(stage))
    #expect(stage.effects.last == .quit(0))
    #expect(visit.view == "errors")
    #expect(visit.filter == "state:failed")
    #expect(visit.sort == "begin_time")
    #expect(visit.descending == false)
    #expect(visit.selected == stage.state.jobList.selected.map { Sample.jobs[$0].id?.rawValue })
    #expect(visit.left == Sample.now.milliseconds)
  }

  @Test func whatIsHalfTypedIsNoFilterYet() throws {
    var stage = try kept()
    stage.type("/state:failed")
    try stage.press("enter")
    stage.type("/type:x")
    stage.send(.event(.hangup))
    #expect(remembered(stage)?.filter == "state:failed")
  }

  @Test func aTerminalThatGoesAwayIsLeftToo() throws {
    var stage = try kept()
    stage.send(.event(.hangup))
    #expect(remembered(stage) != nil)
    #expect(stage.effects.last == .quit(129))
  }

  @Test func whereOneStaysIsRememberedOnce() throws {
    var stage = try kept()
    stage.send(.tick(Sample.now + .seconds(2)))
    stage.clearEffects()
    try stage.press("P")
    #expect(remembered(stage) == nil)
    #expect(stage.state.nextTick != nil)
    stage.send(.tick(Sample.now + .seconds(3.5)))
    #expect(remembered(stage)?.view == "pulse")
    stage.clearEffects()
    stage.send(.tick(Sample.now + .seconds(10)))
    #expect(remembered(stage) == nil)
  }

  @Test func nothingIsRememberedWhereNothingIsKept() throws {
    var stage = try Stage()
    stage.send(.tick(Sample.now + .seconds(5)))
    try stage.press("P", "q")
    #expect(remembered(stage) == nil)
  }

  @Test func oneComesBackToTheSameScreen() throws {
    var before = try kept()
    before.type("/state:failed")
    try before.press("enter", "S", "j", "j")
    let visit = before.state.visit
    let row = try #require(before.state.selectedRow)
    var after = try kept(nil)
    after.state.resume(visit, row: row)
    after.send(.snapshot(Sample.snapshot()))
    #expect(after.lines == before.lines)
  }

  @Test func oneComesBackToTheTabOfAJob() throws {
    var before = try kept()
    try before.openJob(row: Sample.clusterRow)
    try before.press("tab", "tab")
    let visit = before.state.visit
    #expect(visit.tab == "timeline")
    var after = try kept(nil)
    after.state.resume(visit, row: Sample.clusterRow)
    #expect(after.screen.size == after.state.size)
    after.send(.snapshot(Sample.snapshot()))
    #expect(after.effects.contains(.loadDetail(Sample.clusterRow)))
    after.send(.detail(Sample.detail(row: Sample.clusterRow)))
    #expect(after.state.views.map(\.kind) == [.jobs, .job])
    try after.press("esc")
    #expect(after.state.selectedRow == Sample.clusterRow)
  }

  @Test func whatIsNoLongerUnderstoodIsLeftOut() throws {
    var visit = Visit()
    visit.view = "nonsense"
    visit.filter = "state:nonsense ("
    visit.sort = "nonsense"
    visit.tab = "nonsense"
    var stage = try kept()
    stage.state.resume(visit, row: nil)
    stage.send(.tick(Sample.now))
    #expect(stage.listed.count == 35)
  }

  // MARK: - What is new

  @Test func whatIsNewIsMarkedUntilItIsSelected() throws {
    var stage = try kept()
    let rows = stage.state.jobList.rows.prefix(3).map(Int.init)
    stage.state.newRows = Set(rows)
    stage.send(.tick(Sample.now))
    #expect(stage.text.contains("• 3 new"))
    #expect(stage.lines.count { $0.hasPrefix("•") } == 2)
    try stage.press("j")
    #expect(stage.text.contains("• 2 new"))
    try stage.press("k", "j", "j")
    #expect(!stage.text.contains(" new"))
  }

  @Test func whatIsNewLooksLikeThat() throws {
    var stage = try Stage(columns: 80, rows: 24) { $0.keepsJobs = true }
    stage.state.newRows = Set(stage.state.jobList.rows.prefix(6).map(Int.init))
    stage.send(.tick(Sample.now))
    try stage.press("j", "j", "space")
    try expectGolden(stage, "jobs-new-80x24")
  }

  @Test func newsThatSomebodyForgotAreNoNews() throws {
    var stage = try kept()
    stage.state.newRows = [5, 4000]
    stage.send(.snapshot(Sample.snapshot()))
    #expect(stage.state.newRows == [5])
  }
}
