import JobModel
import Testing

struct JobArrangementTests {
  private func arranged(
    _ table: JobTable, _ column: JobColumn, descending: Bool = false, _ filter: String = ""
  ) throws -> [String] {
    JobModel.arranged(
      table, filter: try JobFilter(parsing: filter),
      order: JobOrder(column: column, descending: descending), now: FilterSamples.now,
      typical: TypicalDurations(of: table)
    ).map { table[Int($0)].resourceName ?? "-" }
  }

  private func named(_ names: [String?]) -> JobTable {
    var table = JobTable()
    for name in names {
      var job = Job()
      job.resourceName = name
      table.merge(job)
    }
    return table
  }

  @Test func newestFirstUnlessToldOtherwise() throws {
    #expect(JobOrder() == JobOrder(column: .began, descending: true))
    #expect(
      try arranged(FilterSamples.table, .began, descending: true)
        == ["web-07", "web-08", "db-metal", "prod-k8s-3", "data-17", "app-11"])
  }

  /// Of what is in order already, in one direction or the other, with equal ones and unknown ones.
  @Test(
    arguments: [
      ([1, 2, 3], "abc", "cba"), ([3, 2, 1], "cba", "abc"), ([1, 1, 2], "abc", "cab"),
      ([2, 1, 1], "bca", "abc"), ([1, 1, 1], "abc", "abc"), ([1, 2, nil], "abc", "bac"),
      ([nil, 2, 1], "cba", "bca"), ([2, nil, 1], "cab", "acb"), ([], "", ""),
    ] as [([Double?], String, String)])
  func whatIsInOrderAlready(progress: [Double?], ascending: String, descending: String) throws {
    var table = JobTable()
    for (name, progress) in zip(["a", "b", "c"], progress) {
      var job = Job()
      job.resourceName = name
      job.progress = progress
      table.merge(job)
    }
    #expect(try arranged(table, .progress).joined() == ascending)
    #expect(try arranged(table, .progress, descending: true).joined() == descending)
  }

  /// Times that are months apart need longer keys than those of one month; both sort alike.
  @Test(
    arguments: [
      [5, 1, 4, 2, 3], [5, 1, 4_294_967_295, 2, 3], [5, 1, 4_294_967_296, 2, 3],
      [5, 0, 4_294_967_294, 2, 3], [-5, 1_795_245_300_000, -3, -4, 7],
      [3, nil, 9_000_000_000, nil, 1], [3, nil, 2, nil, 1], [nil, nil, nil, nil, nil],
    ] as [[Int64?]])
  func timesHoweverFarApart(milliseconds: [Int64?]) throws {
    var table = JobTable()
    for (number, time) in milliseconds.enumerated() {
      var job = Job()
      job.resourceName = String(number)
      job.began = time.map(Instant.init(milliseconds:))
      table.merge(job)
    }
    let known = milliseconds.indices.filter { milliseconds[$0] != nil }
    let unknown = milliseconds.indices.filter { milliseconds[$0] == nil }
    let ascending = known.sorted { (milliseconds[$0] ?? 0) < (milliseconds[$1] ?? 0) }
    #expect(try arranged(table, .began) == (ascending + unknown).map(String.init))
    #expect(
      try arranged(table, .began, descending: true)
        == (ascending.reversed() + unknown).map(String.init))
  }

  @Test func onlyWhatTheFilterLetsThrough() throws {
    #expect(
      try arranged(FilterSamples.table, .began, "state:failed") == ["app-11", "db-metal", "web-07"])
  }

  @Test(arguments: JobColumn.allCases, [false, true])
  func everyColumnKeepsEveryRow(column: JobColumn, descending: Bool) throws {
    let rows = try arranged(FilterSamples.table, column, descending: descending)
    #expect(rows.sorted() == ["app-11", "data-17", "db-metal", "prod-k8s-3", "web-07", "web-08"])
  }

  @Test func whatIsUnknownComesLastInBothDirections() throws {
    let table = FilterSamples.table
    #expect(try arranged(table, .progress).prefix(2) == ["prod-k8s-3", "db-metal"])
    #expect(
      try arranged(table, .progress, descending: true).prefix(2) == ["db-metal", "prod-k8s-3"])
    #expect(try arranged(table, .ended).suffix(2) == ["prod-k8s-3", "web-08"])
    #expect(try arranged(table, .ended, descending: true).suffix(2) == ["prod-k8s-3", "web-08"])
    #expect(try arranged(table, .causeCode).prefix(3) == ["db-metal", "web-07", "prod-k8s-3"])
    #expect(try arranged(named([nil, "b", nil, "a"]), .resourceName) == ["a", "b", "-", "-"])
    #expect(
      try arranged(named([nil, "b", nil, "a"]), .resourceName, descending: true)
        == ["b", "a", "-", "-"])
  }

  /// A program that reads the values finds those that are null at the end.
  @Test(arguments: [false, true])
  func whatIsOnlyEstimatedIsAbsentForPrograms(descending: Bool) throws {
    var table = JobTable()
    var running = Job()
    running.resourceName = "running"
    running.state = .running
    running.id = JobID(rawValue: "ff8080827e7810fb017f06338a731329")
    running.subJobsTotal = 2
    running.subJobs = [Job(), Job()]
    table.merge(running)
    for (name, took) in [("short", 1.0), ("long", 60)] {
      var job = Job()
      job.resourceName = name
      job.state = .succeeded
      job.began = FilterSamples.now - .seconds(100)
      job.ended = FilterSamples.now - .seconds(100 - took)
      job.progress = took
      table.merge(job)
    }
    for column in [JobColumn.duration, .progress, .began] {
      let rows = JobModel.arranged(
        table, filter: .everything, order: JobOrder(column: column, descending: descending),
        by: .record, now: FilterSamples.now, typical: TypicalDurations(of: table))
      #expect(rows.last == 0, "\(column)")
    }
    #expect(try arranged(table, .duration, descending: true) == ["running", "long", "short"])
  }

  @Test func equalRowsKeepTheirOrderInBothDirections() throws {
    let failed = ["web-07", "db-metal", "app-11"]
    #expect(try arranged(FilterSamples.table, .state, "state:failed") == failed)
    #expect(try arranged(FilterSamples.table, .state, descending: true, "state:failed") == failed)
    #expect(try arranged(FilterSamples.table, .rawStatus, "state:failed") == failed)
    #expect(
      try arranged(FilterSamples.table, .rawStatus, descending: true, "state:failed") == failed)
    #expect(try arranged(named(["a", "B", "A", "b"]), .resourceName) == ["a", "A", "B", "b"])
    #expect(
      try arranged(named(["a", "B", "A", "b"]), .resourceName, descending: true)
        == ["B", "b", "a", "A"])
  }

  @Test func statesByUrgency() throws {
    #expect(
      try arranged(FilterSamples.table, .state)
        == ["web-07", "db-metal", "app-11", "web-08", "prod-k8s-3", "data-17"])
  }

  @Test func namesAsPeopleOrderThem() throws {
    let names = [
      "web-10", "web-2", "Web-1", "web-1-b", "db", "web-123456789012", "web-99999999999", "web-02a",
      "web", "9", "10", "", "ü", "web-00",
    ]
    #expect(
      try arranged(named(names), .resourceName) == [
        "", "9", "10", "db", "web", "web-00", "Web-1", "web-1-b", "web-2", "web-02a", "web-10",
        "web-99999999999", "web-123456789012", "ü",
      ])
    #expect(
      try arranged(named(["shared-prefix-b10", "shared-prefix-b9"]), .resourceName)
        == ["shared-prefix-b9", "shared-prefix-b10"])
  }

  @Test func typesAsPeopleOrderThem() throws {
    var table = JobTable()
    for (name, type) in [("1", "b10"), ("2", "B9"), ("3", "a"), ("4", "b9"), ("5", nil)] {
      var job = Job()
      job.resourceName = name
      job.type = type
      table.merge(job)
    }
    #expect(try arranged(table, .type) == ["3", "2", "4", "1", "5"])
    #expect(try arranged(table, .type, descending: true) == ["1", "2", "4", "3", "5"])
  }

  @Test func manyTimesAreInOrder() throws {
    var table = JobTable()
    var random = Xorshift(seed: 7)
    for number in 0..<3000 {
      var job = Job()
      job.resourceName = "\(number)"
      job.began = Instant(milliseconds: Int64.random(in: -1 << 40...1 << 41, using: &random))
      table.merge(job)
    }
    for descending in [false, true] {
      let rows = JobModel.arranged(
        table, filter: .everything, order: JobOrder(column: .began, descending: descending),
        now: FilterSamples.now, typical: TypicalDurations())
      let times = rows.compactMap { table[Int($0)].began }
      #expect(times == times.sorted { descending ? $0 > $1 : $0 < $1 })
      #expect(Set(rows).count == 3000)
    }
  }

  @Test func columnsAreFoundByTheirNames() {
    for column in JobColumn.allCases {
      #expect(JobColumn(name: column.name) == column)
      #expect(!column.title.isEmpty)
    }
    for (short, column) in [
      ("id", JobColumn.jobID), ("order", .orderID), ("type", .type), ("resource", .resourceName),
      ("name", .resourceName), ("begun", .began), ("ended", .ended), ("took", .duration),
      ("progress", .progress), ("why", .causeMessage), ("code", .causeCode),
    ] {
      #expect(JobColumn(name: short) == column)
    }
    #expect(JobColumn(name: "colour") == nil)
  }
}
