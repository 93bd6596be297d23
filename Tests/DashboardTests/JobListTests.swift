import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// What keys do to the list of jobs.
struct JobListTests {
  @Test func theSelectedJobStaysSelectedOnItsLineWhenNewOnesArrive() throws {
    var stage = try Stage(rows: 16)
    try stage.press("j", "j", "j")
    let selected = stage.state.selectedRow
    let line = stage.state.jobList.cursor.position - stage.state.jobList.cursor.window.top
    let newer = (0..<5).map {
      Sample.job(.running, "createServer", "new-\($0)", ago: 0, number: 900 + $0)
    }
    stage.send(.snapshot(Sample.snapshot(jobs: newer)))
    let cursor = stage.state.jobList.cursor
    #expect(stage.state.selectedRow == selected)
    #expect(cursor.position - cursor.window.top == line)
    #expect(stage.text.contains("5 new above"))
  }

  @Test func whoHasNotMovedSeesWhatIsNewest() throws {
    var stage = try Stage()
    stage.send(
      .snapshot(
        Sample.snapshot(jobs: [Sample.job(.running, "createServer", "new", ago: 0, number: 900)])))
    #expect(stage.state.jobList.cursor.window.top == 0)
    #expect(stage.listed[0] == "new")
    try stage.press("j", "g")
    stage.send(
      .snapshot(
        Sample.snapshot(jobs: [
          Sample.job(.running, "createServer", "new", ago: 0, number: 900),
          Sample.job(.running, "createServer", "newest", ago: -1, number: 901),
        ])))
    #expect(stage.state.jobList.cursor.window.top == 0)
    #expect(stage.listed[0] == "newest")
  }

  /// Most files begin with the oldest jobs.
  @Test func whileAllIsReadForTheFirstTimeTheTopStaysSelected() throws {
    var stage = try Stage(Sample.snapshot(condition: .reading(fraction: 0.1)), rows: 16)
    var newer: [Job] = []
    func send(_ condition: SourceStatus.Condition, more: Int) {
      for _ in 0..<more {
        let number = newer.count
        newer.append(
          Sample.job(.running, "createServer", "new-\(number)", ago: 0, number: 900 + number))
        newer[number].began = Sample.now + .seconds(Double(number))
      }
      stage.send(.snapshot(Sample.snapshot(condition: condition, jobs: newer)))
    }
    send(.reading(fraction: 0.5), more: 40)
    #expect(stage.state.jobList.cursor.position == 0)
    send(.reading(fraction: 0.9), more: 40)
    send(.live, more: 0)
    #expect(stage.state.jobList.cursor.position == 0)
    let selected = stage.state.selectedRow
    send(.live, more: 1)
    #expect(stage.state.selectedRow == selected)
    #expect(stage.state.jobList.cursor.position == 1)
  }

  /// Also at the top, where nobody has chosen anything yet: a key must not be about another job than the
  /// one that was under the bar when it was pressed.
  @Test(arguments: [false, true])
  func theSelectionStaysWithItsJobAtTheTop(movedThere: Bool) throws {
    var stage = try Stage(rows: 16)
    if movedThere { try stage.press("j", "g") }
    let selected = try #require(stage.state.selectedRow)
    let rows = stage.state.listRows(in: .jobs)
    var newer: [Job] = []
    for number in 1...(2 * rows) {
      newer.append(
        Sample.job(.running, "createServer", "new-\(number)", ago: 0, number: 900 + number))
      newer[number - 1].began = Sample.now + .seconds(Double(number))
      stage.send(.snapshot(Sample.snapshot(jobs: newer)))
      let cursor = stage.state.jobList.cursor
      #expect(stage.state.selectedRow == selected)
      #expect(cursor.window.visible(count: 99, rows: rows).contains(cursor.position))
      // What is new is seen as long as there is room above the selected job.
      if number < rows - 2 { #expect(cursor.window.top == 0) }
      #expect(cursor.arrivedAbove == cursor.window.top)
    }
    #expect(stage.state.jobList.cursor.window.top > 0)
  }

  @Test func aNoteShowsOnItsRow() throws {
    let stage = try Stage(columns: 80)
    let rows = stage.lines.filter { $0.hasPrefix(" ¶") || $0.hasPrefix("▌¶") }
    #expect(rows.count == 1 && rows.first?.contains("cancelled") == true, "\(stage.text)")
  }

  @Test func openingHoldsTheSelection() throws {
    var stage = try Stage()
    let row = stage.state.selectedRow
    try stage.press("enter", "esc")
    stage.send(
      .snapshot(
        Sample.snapshot(jobs: [Sample.job(.running, "createServer", "new", ago: 0, number: 900)])))
    #expect(stage.state.selectedRow == row)
  }

  @Test func failuresAreFoundForwardsAndBackwards() throws {
    var stage = try Stage()
    try stage.press("n")
    #expect(stage.state.selectedRow == Sample.failedServerRow)
    try stage.press("n")
    #expect(stage.state.selectedRow == 1)
    try stage.press("N", "N")
    #expect(stage.state.selectedRow == 4)
    #expect(stage.state.toast?.text == "continued from the other end")
  }

  @Test func nextFailureInAJobShowsTheNextJobInTheSameTab() throws {
    var stage = try Stage()
    try stage.press("n", "enter", "tab", "n")
    guard case .job(let page) = stage.state.view else {
      Issue.record("not in a job")
      return
    }
    #expect(page.row == 1)
    #expect(page.tab == .subJobs)
  }

  @Test func sortingGoesFromColumnToColumn() throws {
    var stage = try Stage(columns: 80, rows: 24)
    #expect(
      stage.state.sortableColumns == [.state, .type, .resourceName, .duration, .causeMessage])
    try stage.press("s")
    #expect(stage.state.jobList.order == JobOrder(column: .state, descending: false))
    try stage.press(">")
    #expect(stage.state.jobList.order == JobOrder(column: .type, descending: false))
    try stage.press("<", "<")
    #expect(stage.state.jobList.order.column == .causeMessage)
    try stage.press("S")
    #expect(stage.state.jobList.order.descending)
  }

  @Test func marksGoWithTheJobs() throws {
    var stage = try Stage()
    try stage.press("space", "space")
    let marked = stage.state.marks
    #expect(marked.count == 2)
    try stage.press("S")
    #expect(stage.state.marks == marked)
    try stage.press("y")
    guard case .copy(let text) = stage.effects.last else {
      Issue.record("nothing copied")
      return
    }
    #expect(text.split(separator: "\n").count == 2)
    try stage.press("*")
    #expect(stage.state.marks.count == 35)
    try stage.press("*")
    #expect(stage.state.marks.isEmpty)
  }

  @Test func aWholeJobIsCopiedAsSoonAsItIsLoaded() throws {
    var stage = try Stage()
    try stage.press("n", "Y")
    #expect(stage.effects.contains(.loadDetail(Sample.failedServerRow)))
    stage.clearEffects()
    stage.send(.detail(Sample.detail(row: Sample.failedServerRow)))
    guard case .copy(let text) = stage.effects.first else {
      Issue.record("nothing copied")
      return
    }
    #expect(text.contains("\"createSingleServer\""))
  }

  @Test func linksAreOpenedOrItIsSaidWhyNot() throws {
    var stage = try Stage()
    try stage.press("n", "o")
    #expect(
      stage.effects.contains(
        .open(
          LinkRequest([
            "https://account.huaweicloud.com/usercenter/#/userindex/orderDetail?orderId=CS2611210714AB3XQ"
          ]))))
    try stage.press("g")
    stage.clearEffects()
    try stage.press("o")
    #expect(stage.effects.isEmpty)
    #expect(stage.text.contains("no order or known resource to open"))
  }

  @Test func jobsOfAFileCannotBeAskedFor() throws {
    var snapshot = Sample.snapshot()
    snapshot.sources = [SourceStatus(name: "a.json", kind: .file, condition: .complete)]
    var stage = try Stage(snapshot)
    try stage.press("r")
    #expect(stage.effects.isEmpty)
    #expect(stage.text.contains("these jobs come from a file"))
    stage.send(.snapshot(Sample.snapshot()))
    try stage.press("r")
    #expect(stage.effects.contains { if case .askNow = $0 { true } else { false } })
  }

  @Test func aHeldScreenStandsStill() throws {
    var stage = try Stage()
    try stage.press("p")
    let before = stage.listed
    var newer = Sample.snapshot(jobs: [
      Sample.job(.running, "createServer", "new", ago: 0, number: 900)
    ])
    newer.version = 2
    stage.send(.snapshot(newer))
    stage.send(.tick(Sample.now + .seconds(60)))
    #expect(stage.listed == before)
    #expect(stage.text.contains("paused 1 min, changes waiting"))
    #expect(!stage.text.contains("6m12s"))
    try stage.press("p")
    #expect(stage.listed.contains("new"))
  }

  /// The header tells of the moment that is shown, however narrow the screen is.
  @Test(arguments: [24, 30, 40, 80, 120])
  func theHeaderOfAHeldScreenStandsStillToo(columns: Int) throws {
    var stage = try Stage(columns: columns)
    try stage.press("p")
    var newer = Sample.snapshot(
      jobs: (900..<950).map { Sample.job(.running, "createServer", "new", ago: 0, number: $0) })
    newer.version = 2
    stage.send(.snapshot(newer))
    #expect(stage.lines[0].contains("‖"))
    #expect(!stage.lines[0].contains("52"))
    #expect(stage.lines[0].contains("● 2") || columns < 40)
    try stage.press("p")
    #expect(!stage.lines[0].contains("‖"))
    #expect(stage.lines[0].contains("52"))
  }

  @Test func aChangedJobIsHighlightedForAMoment() throws {
    var stage = try Stage()
    var jobs = Sample.jobs
    jobs[Sample.clusterRow].state = .succeeded
    var snapshot = Snapshot()
    snapshot.version = 2
    for job in jobs { snapshot.jobs.merge(job) }
    stage.send(.snapshot(snapshot))
    #expect(Array(stage.state.changes.keys) == [Sample.clusterRow])
    #expect(stage.state.nextTick != nil)
    stage.send(.tick(Sample.now + .seconds(3)))
    #expect(stage.state.changes.isEmpty)
  }

  @Test func nothingTicksWhereNothingChanges() throws {
    var snapshot = Snapshot()
    snapshot.version = 1
    for job in Sample.done { snapshot.jobs.merge(job) }
    snapshot.sources = [SourceStatus(name: "a.json", kind: .file, condition: .complete)]
    let stage = try Stage(snapshot)
    #expect(stage.state.nextTick == nil)
  }

  @Test func largeTablesAreArrangedOutsideAndOldAnswersIgnored() throws {
    var snapshot = Snapshot()
    snapshot.version = 1
    for number in 0..<200 {
      snapshot.jobs.merge(
        Sample.job(
          number % 10 == 0 ? .failed : .succeeded, "createServer", "vm-\(number)",
          ago: Double(number), took: 1, number: number + 1))
    }
    var stage = try Stage(nil) { $0.mostRowsAtOnce = 100 }
    stage.clearEffects()
    stage.send(.snapshot(snapshot))
    let first = stage.arrangements
    #expect(first.count == 1)
    #expect(stage.state.jobList.rows.isEmpty)
    stage.clearEffects()
    stage.type("/state:failed")
    let second = stage.arrangements
    #expect(!second.isEmpty)
    stage.send(.arranged(try #require(first.first).result()))
    #expect(stage.state.jobList.rows.isEmpty)
    stage.send(.arranged(try #require(second.last).result()))
    #expect(stage.state.jobList.rows.count == 20)
  }

  @Test func clickingSelectsSortsAndOpens() throws {
    var stage = try Stage()
    let table = stage.state.layout.table(in: .jobs)
    func click(_ kind: MouseEvent.Kind, column: Int, row: Int) -> Message {
      .event(.mouse(MouseEvent(kind: kind, at: Point(column: column, row: row))))
    }
    stage.send(click(.press, column: 10, row: table.row + 3))
    #expect(stage.state.jobList.cursor.position == 2)
    stage.send(click(.press, column: 4, row: table.row))
    #expect(stage.state.jobList.order.column == .state)
    stage.send(click(.press, column: 4, row: table.row))
    #expect(stage.state.jobList.order.descending)
    stage.send(.event(.key(.character("g"))))
    stage.send(click(.scrollDown, column: 10, row: table.row + 3))
    #expect(stage.state.jobList.cursor.window.top == 3)
    stage.send(click(.doubleClick, column: 10, row: table.row + 2))
    #expect(stage.state.view.kind == .job)
  }

  /// Where an id is all that is known of the jobs, it tells them apart on any screen.
  @Test(arguments: [80, 120, 200]) func jobsOfWhichOnlyTheIDIsKnown(columns: Int) throws {
    var snapshot = Snapshot()
    snapshot.version = 1
    let ids = (1...3).map { "ff80808291000001019c0f3a5c2e00a\($0)" }
    for id in ids {
      var job = Job()
      job.id = JobID(rawValue: id)
      snapshot.jobs.merge(job)
    }
    let stage = try Stage(snapshot, columns: columns, rows: 24)
    for id in ids { #expect(stage.text.contains(id)) }
  }

  @Test func theTitleOfTheTerminalTellsWhatMatters() throws {
    var stage = try Stage(nil)
    stage.send(.snapshot(Sample.snapshot()))
    #expect(stage.effects.contains(.setTitle("jobtop - 4 failed - 1 unpaid")))
  }
}

extension Stage {
  var arrangements: [ArrangementRequest] {
    effects.compactMap { if case .arrange(let request) = $0 { request } else { nil } }
  }
}
