import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// A dashboard that only looks.
struct ReadOnlyTests {
  private func stage(
    _ snapshot: Snapshot? = Sample.snapshot(), columns: Int = 120, rows: Int = 36
  ) throws -> Stage {
    try Stage(snapshot, columns: columns, rows: rows) {
      $0.keepsJobs = true
      $0.isReadOnly = true
    }
  }

  @Test(arguments: ["a", "d", "i", "u"])
  func whatWouldChangeTheStoreSaysWhyItDoesNot(_ key: String) throws {
    var stage = try stage()
    try stage.press("j", key)
    #expect(stage.state.prompt == nil)
    #expect(stage.text.contains("start jobtop without --read-only"))
    #expect(!stage.effects.contains { $0.changesTheStore })
  }

  @Test(arguments: ["add ff8080827e7810fb", "note ask Anna", "forget", "undo"])
  func commandsDoNotEither(_ line: String) throws {
    var stage = try stage()
    try stage.press("j")
    stage.type(":" + line)
    try stage.press("enter")
    #expect(stage.text.contains("start jobtop without --read-only"))
    #expect(!stage.effects.contains { $0.changesTheStore })
  }

  @Test func aPasteSaysWhyItIsNotTracked() throws {
    var stage = try stage()
    stage.send(.event(.paste("ff8080827e7810fb017f06338a731328\n")))
    #expect(stage.state.prompt == nil)
    #expect(stage.text.contains("start jobtop without --read-only"))
  }

  @Test func whatOnlyLooksStillWorks() throws {
    var stage = try stage()
    try stage.press("j", "r", "y")
    #expect(stage.effects.contains { if case .askNow = $0 { true } else { false } })
    #expect(stage.effects.contains { if case .copy = $0 { true } else { false } })
  }

  @Test func theScreenSaysSoAndOffersNothingElse() throws {
    let stage = try stage()
    #expect(stage.text.contains("read only"))
    #expect(!(stage.lines.last?.contains("forget") ?? true))
    try expectGolden(stage, "read-only-120x36")
  }

  @Test func theHelpOffersNothingElseEither() throws {
    var stage = try stage()
    try stage.press("?")
    #expect(stage.text.contains("ask the cloud now"))
    for summary in [Action.add, .forget, .note, .undo].map(\.summary) {
      #expect(!stage.text.contains(summary))
    }
  }

  @Test func anEmptyStoreIsNotSaidToTakePastes() throws {
    var empty = Snapshot()
    empty.version = 1
    let stage = try stage(empty, columns: 80, rows: 24)
    try expectGolden(stage, "read-only-empty-80x24")
    #expect(!stage.text.contains("paste ids"))
  }
}

extension Effect {
  fileprivate var changesTheStore: Bool {
    switch self {
    case .track, .forget, .recall, .note: true
    default: false
    }
  }
}
