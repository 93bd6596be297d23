import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// The file of the store was replaced while its jobs were on the screen: the numbers of rows mean other jobs.
struct AnotherStoreTests {
  private func snapshot(_ inode: UInt64?, _ snapshot: Snapshot = Sample.snapshot()) -> Snapshot {
    var snapshot = snapshot
    snapshot.origin = inode.map { RowOrigin(file: FileIdentity(device: 1, inode: $0)) }
    return snapshot
  }

  private func kept() throws -> Stage {
    var stage = try Stage(snapshot(1)) { $0.keepsJobs = true }
    try stage.press("j", "j", "space", "space")
    return stage
  }

  @Test func nothingThatWasChosenIsMeantAnyMore() throws {
    var stage = try kept()
    try stage.press("d", "y")
    stage.send(.snapshot(snapshot(2)))
    #expect(stage.state.marks.isEmpty)
    #expect(stage.state.forgotten.isEmpty)
    #expect(stage.state.selectedRow == Int(stage.state.jobList.rows[0]))
    #expect(stage.state.rowOrigin?.file.inode == 2)
    #expect(stage.text.contains("another file"))
    stage.clearEffects()
    try stage.press("u")
    #expect(stage.effects.isEmpty)
  }

  @Test func aPageOfAJobIsLeft() throws {
    var stage = try kept()
    try stage.openJob(row: 1)
    stage.send(.snapshot(snapshot(2)))
    #expect(stage.state.view.kind == .jobs)
  }

  @Test(arguments: ["i", "d"])
  func aQuestionAboutAJobIsTakenBack(_ key: String) throws {
    var stage = try kept()
    try stage.press(key)
    #expect(stage.state.prompt != nil)
    stage.send(.snapshot(snapshot(2)))
    #expect(stage.state.prompt == nil)
    stage.clearEffects()
    stage.type("y")
    try stage.press("enter")
    #expect(!stage.effects.contains { if case .forget = $0 { true } else { false } })
  }

  @Test func aNoteThatWasBeingWrittenIsThereStill() throws {
    var stage = try kept()
    try stage.press("i")
    stage.type("for the audit")
    stage.send(.snapshot(snapshot(2)))
    try stage.press("i", "up")
    #expect(stage.state.prompt?.editor.text == "for the audit")
  }

  @Test func theListIsTheNewOne() throws {
    var stage = try kept()
    stage.type("/state:failed")
    try stage.press("enter")
    let few = Sample.snapshot(jobs: [])
    var other = Snapshot()
    other.version = few.version + 1
    other.sources = few.sources
    stage.send(.snapshot(snapshot(nil, other)))
    #expect(stage.state.jobList.rows.isEmpty)
    #expect(stage.text.contains("No job is tracked yet"))
    stage.send(.snapshot(snapshot(3)))
    #expect(!stage.state.jobList.rows.isEmpty)
    #expect(stage.state.jobList.filter.source == "state:failed")
  }

  @Test func aScreenThatIsHeldStillGoesOn() throws {
    var stage = try kept()
    try stage.press("p")
    stage.send(.snapshot(snapshot(2)))
    #expect(stage.state.rowOrigin?.file.inode == 2)
  }

  @Test func newsOfTheSameStoreLeaveEverything() throws {
    var stage = try kept()
    let selected = stage.state.selectedRow
    stage.send(.snapshot(snapshot(1)))
    #expect(stage.state.marks.count == 2)
    #expect(stage.state.selectedRow == selected)
  }
}
