import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// Every view as it looks, at three sizes. To look at the screens, read the files in `Screens`.
struct ScreenTests {
  struct Dimensions: CustomTestStringConvertible, Sendable {
    var columns: Int
    var rows: Int
    var testDescription: String { "\(columns)x\(rows)" }
    static let all = [(80, 24), (120, 36), (200, 60)].map { Dimensions(columns: $0, rows: $1) }
  }

  @Test(arguments: Dimensions.all)
  func jobs(_ size: Dimensions) throws {
    let stage = try Stage(columns: size.columns, rows: size.rows)
    try expectGolden(stage, "jobs-\(size.testDescription)")
  }

  @Test(arguments: Dimensions.all, JobTab.allCases)
  func failedJob(_ size: Dimensions, tab: JobTab) throws {
    var stage = try Stage(columns: size.columns, rows: size.rows)
    try stage.openJob(row: Sample.failedServerRow)
    while case .job(let page) = stage.state.view, page.tab != tab { try stage.press("tab") }
    let name = tab.rawValue.split(separator: " ").joined(separator: "-")
    try expectGolden(stage, "job-\(name)-\(size.testDescription)")
  }

  @Test(arguments: Dimensions.all)
  func runningJob(_ size: Dimensions) throws {
    var stage = try Stage(columns: size.columns, rows: size.rows)
    try stage.openJob(row: Sample.clusterRow)
    try expectGolden(stage, "running-\(size.testDescription)")
    try stage.press("tab")
    try expectGolden(stage, "running-sub-jobs-\(size.testDescription)")
    try stage.press("tab")
    try expectGolden(stage, "running-timeline-\(size.testDescription)")
  }

  @Test(arguments: Dimensions.all)
  func partlyFailedJob(_ size: Dimensions) throws {
    var stage = try Stage(columns: size.columns, rows: size.rows)
    try stage.openJob(row: 1)
    try expectGolden(stage, "partly-failed-\(size.testDescription)")
  }

  @Test(arguments: Dimensions.all, ["e", "O", "P", "c", "?", "t", ":"])
  func otherViews(_ size: Dimensions, key: String) throws {
    var stage = try Stage(columns: size.columns, rows: size.rows)
    try stage.press(key)
    let names = [
      "e": "errors", "O": "orders", "P": "pulse", "?": "help", "t": "themes", ":": "command",
      "c": "contexts",
    ]
    try expectGolden(stage, "\(names[key] ?? key)-\(size.testDescription)")
  }

  @Test(arguments: Dimensions.all)
  func log(_ size: Dimensions) throws {
    var stage = try Stage(columns: size.columns, rows: size.rows)
    try stage.press("l")
    try expectGolden(stage, "log-empty-\(size.testDescription)")
    stage.send(.log(Sample.log))
    try expectGolden(stage, "log-\(size.testDescription)")
    try stage.press("k", "k")
    stage.send(.log([LogEntry(.info, "is back after 12s", at: Sample.now, context: "lab")]))
    try expectGolden(stage, "log-held-\(size.testDescription)")
  }

  @Test func wrongFilter() throws {
    var stage = try Stage(columns: 80, rows: 24)
    stage.type("/state:failed")
    stage.type(" type:create cod:1")
    try expectGolden(stage, "wrong-filter-80x24")
  }

  @Test func nothingMatches() throws {
    var stage = try Stage(columns: 80, rows: 24)
    stage.type("/nosuchjob")
    try stage.press("enter")
    try expectGolden(stage, "nothing-matches-80x24")
  }

  @Test func welcome() throws {
    var empty = Snapshot()
    empty.version = 1
    try expectGolden(try Stage(empty, columns: 80, rows: 24), "welcome-80x24")
  }

  @Test(arguments: Dimensions.all)
  func welcomeToAnEmptyStore(_ size: Dimensions) throws {
    var empty = Snapshot()
    empty.version = 1
    empty.sources = [SourceStatus(name: "store", kind: .store, condition: .recorded)]
    let stage = try Stage(empty, columns: size.columns, rows: size.rows) {
      $0.keepsJobs = true
      $0.sourceName = ""
    }
    try expectGolden(stage, "welcome-store-\(size.testDescription)")
  }

  @Test(arguments: [
    (SourceStatus.Condition.reading(fraction: 0.43), "reading"), (.complete, "complete"),
    (.recorded, "recorded"),
    (.throttled(until: Sample.now + .seconds(12), reason: "429"), "throttled"),
    (.offline(since: Sample.now - .seconds(340), reason: "no route"), "offline"),
  ])
  func condition(_ condition: SourceStatus.Condition, name: String) throws {
    let stage = try Stage(Sample.snapshot(condition: condition), columns: 120, rows: 16)
    try expectGolden(stage, "header-\(name)-120x16")
  }

  @Test(arguments: ["dark", "light", "mono"], Dimensions.all)
  func styles(theme: String, size: Dimensions) throws {
    let fresh = try Stage(columns: size.columns, rows: size.rows, theme: theme) {
      if theme == "mono" { $0.depth = .monochrome }
    }
    let end = "\(theme)-styles-\(size.testDescription)"
    var jobs = fresh
    try jobs.press("j", "space", "j", "j")
    try expectGolden(jobs, "jobs-\(end)", hasStyles: true)
    var job = fresh
    try job.openJob(row: Sample.failedServerRow)
    try expectGolden(job, "job-\(end)", hasStyles: true)
    let views = [
      ("e", "errors"), ("O", "orders"), ("P", "pulse"), ("?", "help"),
      ("c", "contexts"),
    ]
    for (key, view) in views {
      var stage = fresh
      try stage.press(key)
      try expectGolden(stage, "\(view)-\(end)", hasStyles: true)
    }
    var log = fresh
    log.send(.log(Sample.log))
    try log.press("l")
    try expectGolden(log, "log-\(end)", hasStyles: true)
  }

  @Test func ascii() throws {
    var stage = try Stage(columns: 120, rows: 24) { $0.isUnicode = false }
    try expectGolden(stage, "jobs-ascii-120x24")
    try stage.openJob(row: Sample.clusterRow)
    try expectGolden(stage, "running-ascii-120x24")
    let other = stage.lines.joined().unicodeScalars.first { !$0.isASCII }
    #expect(other == nil)
  }

  @Test(arguments: [(1, 1), (10, 3), (24, 5), (40, 10), (400, 120)])
  func extremeSizes(columns: Int, rows: Int) throws {
    let stage = try Stage(columns: columns, rows: rows)
    try expectGolden(stage, "jobs-\(columns)x\(rows)")
  }
}
