import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// Jobs that are kept: adding, forgetting, thinking better of it, and notes.
struct KeepingTests {
  private func kept(
    _ snapshot: Snapshot? = Sample.snapshot(), columns: Int = 120, rows: Int = 36
  ) throws -> Stage {
    try Stage(snapshot, columns: columns, rows: rows) { $0.keepsJobs = true }
  }

  private var empty: Snapshot {
    var snapshot = Snapshot()
    snapshot.version = 1
    return snapshot
  }

  /// 214 lines, some 12,000 bytes in all.
  private let log = (0..<214).map { "line \($0): {\"job_id\":\"ff8080827e7810fb017f06338a7313\"}" }
    .joined(separator: "\n")

  // MARK: - Adding

  @Test func whatIsTypedIsTracked() throws {
    var stage = try kept()
    stage.type("aff8080827e7810fb017f06338a731328")
    try stage.press("enter")
    #expect(stage.effects == [.track("ff8080827e7810fb017f06338a731328")])
    #expect(stage.state.prompt == nil)
  }

  @Test func aWordThatIsNoIDIsSaidToBeNone() throws {
    var stage = try kept()
    let cut = "ff8080827e7810fb017f06338a73132"
    stage.type("a" + cut)
    try stage.press("enter")
    #expect(stage.effects.isEmpty)
    #expect(stage.text.contains("has 31 hexadecimal digits; ids of that kind have 32"))
    #expect(stage.state.prompt?.editor.text == cut)
    stage.type("8")
    try stage.press("enter")
    #expect(stage.effects == [.track(cut + "8")])
  }

  @Test(arguments: ["a job", "{\"job_id\":\"x\"}", "https://ecs.example/v1/jobs/x"])
  func whatMayHoldAnIDIsLookedThrough(_ text: String) throws {
    var stage = try kept()
    stage.type("a" + text)
    try stage.press("enter")
    #expect(stage.effects == [.track(text)])
  }

  @Test func aTextInWhichNothingWasFoundIsThereStill() throws {
    var stage = try kept()
    stage.send(.event(.paste(log)))
    stage.type("no more")
    try stage.press("enter")
    stage.send(.failed("nothing in it names a job or an order"))
    try stage.press("a")
    #expect(stage.text.contains("pasted 214 lines"))
    #expect(stage.state.prompt?.editor.text == "no more")
    try stage.press("enter")
    stage.send(.tracked(newRows: [], text: "it was known already"))
    try stage.press("a")
    #expect(stage.state.prompt?.wholeText == "")
  }

  @Test func aPasteWithoutAPromptOpensTheOneThatTracks() throws {
    var stage = try kept()
    stage.send(.event(.paste("ff8080827e7810fb017f06338a731328\n")))
    #expect(stage.state.prompt?.kind == .track)
    try stage.press("enter")
    guard case .track(let text)? = stage.effects.first else {
      Issue.record("nothing is tracked")
      return
    }
    #expect(text.hasPrefix("ff8080827e7810fb017f06338a731328"))
  }

  @Test func aLongPasteIsToldAboutAndTrackedWhole() throws {
    var stage = try kept(columns: 80, rows: 24)
    stage.send(.event(.paste(log)))
    #expect(stage.text.contains("pasted 214 lines, 11 KB: Enter tracks them"))
    try expectGolden(stage, "track-paste-80x24")
    try stage.press("enter")
    #expect(stage.effects == [.track(log)])
  }

  @Test func aLongPasteIsGivenBackAndKept() throws {
    var stage = try kept()
    stage.send(.event(.paste(log)))
    stage.type("more")
    #expect(stage.text.contains("Enter tracks them and more"))
    try stage.press("esc")
    #expect(stage.state.prompt == nil)
    #expect(stage.state.views.count == 1)
    try stage.press("a")
    #expect(stage.text.contains("pasted 214 lines"))
    #expect(stage.state.prompt?.editor.text == "more")
    try stage.press("enter")
    #expect(stage.effects == [.track(log + "\nmore")])
  }

  @Test func aLongPasteCanBeCleared() throws {
    var stage = try kept()
    stage.send(.event(.paste(log)))
    try stage.press("ctrl-u", "enter")
    #expect(stage.effects.isEmpty)
    #expect(stage.state.prompt?.kind == .track)
  }

  @Test func aPasteInAnotherPromptIsTypedThere() throws {
    var stage = try kept()
    try stage.press("/")
    stage.send(.event(.paste("web\n07")))
    #expect(stage.state.prompt?.editor.text == "web 07")
  }

  @Test func theFirstNewJobIsSelected() throws {
    var stage = try kept()
    try stage.press("j", "j")
    stage.send(.tracked(newRows: [Sample.jobs.count], text: "tracked 1 job"))
    #expect(stage.text.contains("tracked 1 job"))
    let extra = Sample.job(.unknown, "createServer", "new-1", ago: 5000, number: 999)
    stage.send(.snapshot(Sample.snapshot(jobs: [extra])))
    #expect(stage.state.selectedRow == Sample.jobs.count)
  }

  @Test func aNewJobThatTheFilterHidesIsMissed() throws {
    var stage = try kept()
    stage.type("/state:failed")
    try stage.press("enter")
    stage.send(.tracked(newRows: [Sample.jobs.count], text: "tracked 1 job"))
    let extra = Sample.job(.unknown, "createServer", "new-1", ago: 5000, number: 999)
    stage.send(.snapshot(Sample.snapshot(jobs: [extra])))
    #expect(stage.text.contains("the filter hides it; esc shows all"))
  }

  @Test func anEmptyStoreWelcomesWhateverTheFilter() throws {
    var stage = try kept(empty)
    stage.type("/state:failed")
    try stage.press("enter")
    #expect(stage.text.contains("No job is tracked yet"))
  }

  @Test func aKeyTakesTheSelectionBack() throws {
    var stage = try kept()
    stage.send(.tracked(newRows: [Sample.jobs.count], text: "tracked 1 job"))
    try stage.press("j")
    let selected = stage.state.selectedRow
    let extra = Sample.job(.unknown, "createServer", "new-1", ago: 5000, number: 999)
    stage.send(.snapshot(Sample.snapshot(jobs: [extra])))
    #expect(stage.state.selectedRow == selected)
  }

  @Test func theEmptyPromptSaysWhatItTakes() throws {
    var stage = try kept(columns: 80, rows: 24)
    try stage.press("a")
    try expectGolden(stage, "track-80x24")
  }

  // MARK: - Forgetting

  /// As the store shows it when some rows are forgotten.
  private func snapshot(without rows: [Int]) -> Snapshot {
    var snapshot = Sample.snapshot()
    for row in rows {
      var cells = JobCells()
      cells.isAbsorbed = true
      snapshot.jobs.put(cells, at: row)
    }
    return snapshot
  }

  @Test func forgettingAsksFirst() throws {
    var stage = try kept(columns: 80, rows: 24)
    try stage.press("n", "d")
    #expect(stage.effects.isEmpty)
    #expect(stage.text.contains("forget web-07? y/n"))
    try expectGolden(stage, "forget-80x24")
    try stage.press("y")
    #expect(stage.effects == [.forget([Sample.failedServerRow])])
  }

  @Test(arguments: ["n", "enter", "esc", "d", "Y", "j"])
  func anyOtherKeyMeansNo(key: String) throws {
    var stage = try kept()
    try stage.press("n", "d")
    let selected = stage.state.selectedRow
    try stage.press(key)
    #expect(stage.effects.isEmpty)
    #expect(stage.state.prompt == nil)
    #expect(stage.state.selectedRow == selected)
  }

  @Test func markedJobsAreForgottenTogether() throws {
    var stage = try kept()
    try stage.press("space", "space", "space", "d")
    #expect(stage.text.contains("forget 3 jobs?"))
    let marked = stage.state.marks
    try stage.press("y")
    guard case .forget(let rows)? = stage.effects.first else {
      Issue.record("nothing is forgotten")
      return
    }
    #expect(rows.sorted() == Array(marked))
    let place = stage.state.jobList.cursor.position
    stage.send(.forgot(rows))
    #expect(stage.text.contains("forgot 3 jobs; u brings them back"))
    #expect(stage.state.marks.isEmpty)
    stage.send(.snapshot(snapshot(without: rows)))
    #expect(stage.state.jobList.rows.count == 32)
    #expect(stage.text.contains("32 jobs"))
    #expect(stage.state.selectedRow != nil)
    #expect(stage.state.jobList.cursor.position <= place)
  }

  @Test func whatIsForgottenComesBackTheLastFirst() throws {
    var stage = try kept()
    try stage.press("u")
    #expect(stage.text.contains("nothing was forgotten"))
    stage.send(.forgot([3]))
    stage.send(.forgot([1, 2]))
    stage.clearEffects()
    try stage.press("u")
    #expect(stage.effects == [.recall([1, 2])])
    stage.send(.recalled([1, 2]))
    #expect(stage.text.contains("2 jobs are back"))
    stage.clearEffects()
    try stage.press("u")
    #expect(stage.effects == [.recall([3])])
    // Until it is done it can be asked for again.
    stage.send(.failed("the disk is full"))
    stage.clearEffects()
    try stage.press("u")
    #expect(stage.effects == [.recall([3])])
  }

  @Test func aForgottenJobIsNoLongerLookedAt() throws {
    var stage = try kept()
    try stage.openJob(row: Sample.failedServerRow)
    try stage.press("d", "y")
    stage.send(.forgot([Sample.failedServerRow]))
    #expect(stage.state.view.kind == .jobs)
  }

  @Test func marksOfJobsThatSomebodyElseForgotGo() throws {
    var stage = try kept()
    try stage.press("space")
    let marked = try #require(Array(stage.state.marks).first)
    stage.send(.snapshot(snapshot(without: [marked])))
    #expect(stage.state.marks.isEmpty)
  }

  @Test func theCursorStaysOnItsPlaceWhenItsJobIsForgotten() throws {
    var stage = try kept()
    try stage.press("j", "j", "j")
    let row = try #require(stage.state.selectedRow)
    let next = stage.state.jobList.rows[stage.state.jobList.cursor.position + 1]
    stage.send(.snapshot(snapshot(without: [row])))
    #expect(stage.state.selectedRow == Int(next))
  }

  // MARK: - Notes

  @Test func aNoteIsGoneOnWith() throws {
    var stage = try kept()
    let row = try #require(Sample.jobs.firstIndex { $0.note != nil })
    try stage.openJob(row: row)
    try stage.press("i")
    #expect(stage.state.prompt?.editor.text == "two lines")
    stage.type("!")
    try stage.press("enter")
    #expect(stage.effects.contains(.note([row], "two lines!")))
  }

  @Test func aNoteThatWasLeftIsADraftOnlyForItsJobs() throws {
    var stage = try kept()
    try stage.press("n", "i")
    stage.type("ask Anna")
    try stage.press("esc", "i")
    #expect(stage.state.prompt?.editor.text == "ask Anna")
    try stage.press("esc", "n", "i")
    #expect(stage.state.prompt?.editor.text == "")
    #expect(stage.text.contains("removes the note"))
  }

  @Test func aNoteAndATextCanBeGivenAsCommands() throws {
    var stage = try kept()
    try stage.press("n")
    stage.type(":note ask Anna")
    try stage.press("enter")
    stage.type(":track ff8080827e7810fb017f06338a731328")
    try stage.press("enter")
    #expect(
      stage.effects == [
        .note([Sample.failedServerRow], "ask Anna"), .track("ff8080827e7810fb017f06338a731328"),
      ])
  }

  // MARK: - Where nothing is kept

  @Test(arguments: ["a", "d", "u", "i"])
  func whereNothingIsKeptTheKeysSaySo(key: String) throws {
    var stage = try Stage()
    try stage.press(key)
    #expect(stage.state.prompt == nil)
    #expect(stage.text.contains("files and --demo are only shown"))
  }

  @Test func anEmptyListTakesAJob() throws {
    var stage = try kept(empty)
    try stage.press("d")
    #expect(stage.text.contains("no job here"))
    try stage.press("a")
    #expect(stage.state.prompt?.kind == .track)
  }
}
