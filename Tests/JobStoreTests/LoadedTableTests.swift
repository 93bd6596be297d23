import GRDB
import JobModel
import JobSources
import JobStore
import Testing

/// The table that is loaded from the store is the one that the same files make in memory.
@Suite struct LoadedTableTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  static let fixtures = Fixture.all + [.simulated]

  @Test func findsTheFixtures() {
    #expect(Fixture.all.count >= 14)
  }

  @Test(arguments: fixtures, [1, 1000])
  func holdsTheSameJobs(_ fixture: Fixture, together: Int) async throws {
    try scratch.take(fixture, together: together)
    let (memory, details) = try await scratch.inMemory(fixture)
    let feed = try scratch.feed()
    let stored = await feed.readAll().jobs
    #expect(
      stored.rows.map { stored[$0].timeless } == memory.rows.map { memory[$0].timeless })
    #expect(JobState.allCases.map(stored.count(of:)) == JobState.allCases.map(memory.count(of:)))
    #expect(stored.orders == memory.orders)
    #expect(
      stored.rows.map { stored[$0].subJobsDone } == memory.rows.map { memory[$0].subJobsDone })
    let whole = await feed.details(of: stored.rows)
    #expect(whole.map(\.job.timeless) == details.map(\.job.timeless))
    #expect(whole.map(\.lastAnswer?.bytes) == details.map(\.lastAnswer?.bytes))
  }

  static let filters = [
    "state:failed", "!state:failed", "type:create*", "code:Ecs.0*", "message:no", "name:web-1*",
    "name:web", "id:ff80", "id:*1001", "order:CS*", "order:yes", "order:no", "request:r", "note:x",
    "resource:srv-2", "quota", "~web", "/web-[12]$/", "\"no 1\"", "service:ecs", "status:ODD",
    "duration:>1m", "progress:<50", "subjobs:>0", "flag:partial", "began:>2020-01-01 id:ff80",
    "category:quota",
    "state:failed type:create*|delete* !web", "project:p-1", "region:eu", "user:mara",
  ]

  @Test(arguments: fixtures)
  func filtersFindTheSameJobs(_ fixture: Fixture) async throws {
    try scratch.take(fixture)
    let (memory, _) = try await scratch.inMemory(fixture)
    let stored = try await scratch.loaded()
    for expression in Self.filters {
      guard let filter = try? JobFilter(parsing: expression) else { continue }
      let (here, there) = (filter.jobs(in: stored), filter.jobs(in: memory))
      #expect(here == there, "\(expression)")
      for row in stored.rows {
        let context = FilterContext(now: .noon, typical: TypicalDurations())
        #expect(
          filter.matches(stored[row], in: context) == here.contains(stored[row].timeless),
          "\(expression), alone")
      }
    }
  }

  @Test(arguments: JobColumn.allCases)
  func sortsLikeTheTableInMemory(_ column: JobColumn) async throws {
    try scratch.take(.simulated)
    let (memory, _) = try await scratch.inMemory(.simulated)
    let stored = try await scratch.loaded()
    // Of a job without any time of its own the store knows at least when it was seen.
    let all = column == .began ? "id:ff80" : ""
    for expression in [all, "state:failed \(all)", "id:*1001"] {
      for descending in [false, true] {
        // In memory nobody knows when a file was seen: then the order of rows decides in both.
        let order = JobOrder(column: column, descending: descending)
        let filter = try JobFilter(parsing: expression)
        #expect(
          stored.ids(filter, order) == memory.ids(filter, order), "\(expression) \(descending)")
      }
    }
  }

  @Test func sortsByTimesThatOnlyTheStoreKnows() async throws {
    let seconds = [5, 3, 9, 1, 7]
    for (number, second) in seconds.enumerated() {
      try scratch.track(Say.submission("job-\(number)"), at: .noon + second)
    }
    let stored = try await scratch.loaded()
    for column in [JobColumn.firstSeen, .lastSeen] {
      let rising = stored.ids(.everything, JobOrder(column: column, descending: false))
      #expect(rising == ["job-3", "job-1", "job-0", "job-4", "job-2"])
    }
  }

  // MARK: Texts that stay in the store

  @Test(arguments: [
    ("id:*2e0001", [Say.id]), ("id:0002", [Say.otherID]), ("name:web-0?", [Say.id]),
    ("name:db", [Say.otherID]), ("note:audit", [Say.otherID]), ("!note:audit", [Say.id]),
    ("resource:srv-7", [Say.id]), ("order:CS26*", [Say.otherID]), ("req-77", [Say.id]),
    ("web | db", [Say.id, Say.otherID]), ("note:AUDIT name:db", [Say.otherID]),
  ])
  func filtersLookIntoWhatStaysInTheStore(_ expression: String, ids: [String]) async throws {
    try scratch.track(
      Say.job(
        "RUNNING",
        more:
          #", "request_id": "req-77", "entities": {"server_name": "web-07", "server_id": "srv-7"}"#)
    )
    try scratch.track(
      Say.submission(Say.otherID, order: Say.order)
        + Say.job("RUNNING", of: Say.otherID, more: #", "entities": {"server_name": "db-01"}"#),
      note: "for the audit")
    let stored = try await scratch.loaded()
    let filter = try JobFilter(parsing: expression)
    let context = FilterContext(now: .noon, typical: TypicalDurations())
    #expect(
      filter.rows(in: stored, context: context).map { stored[Int($0)].id?.rawValue } == ids)
  }

  // MARK: Changes

  @Test(.timeLimit(.minutes(1))) func seesWhatAnotherProgramWrites() async throws {
    try scratch.track(Say.submission(order: Say.order))
    let watch = StoreWatch(try scratch.feed())
    await watch.first { $0.jobs.rows.count == 1 && $0.sources[0].condition == .recorded }

    let other = try JobStore(path: scratch.path)
    let row = try scratch.row(of: Say.id)
    try other.note("from there", rows: [row])
    var snapshot = await watch.first { $0.jobs[row].note == "from there" }
    #expect(snapshot.jobs[row].state == .unknown)

    try scratch.track(Say.order(6), at: .noon + 1)
    snapshot = await watch.first { $0.jobs[row].state == .awaitingPayment }
    #expect(snapshot.jobs.orders[OrderID(rawValue: Say.order)]?.amount == 72.5)

    try scratch.poll(Say.id, Say.failedJob(), at: .noon + 2)
    snapshot = await watch.first { $0.jobs[row].state == .failed }
    #expect(snapshot.jobs[row].causeCode == "Ecs.0204")
    #expect(snapshot.jobs.count(of: .failed) == 1)
    #expect(snapshot.jobs.count(of: .awaitingPayment) == 0)
    #expect(snapshot.sources[0].lastData == .noon + 2)

    try other.forget(rows: [row], now: .noon + 3)
    await watch.first { $0.jobs.rows.isEmpty }
    try other.recall(rows: [row])
    await watch.first { $0.jobs.rows == [row] }
    watch.stop()
  }

  @Test(.timeLimit(.minutes(1))) func readsLaterWhatCouldNotBeRead() async throws {
    try scratch.track(Say.submission())
    let watch = StoreWatch(try scratch.feed())
    await watch.first { $0.jobs.rows.count == 1 && $0.sources[0].condition == .recorded }
    let other = try DatabaseQueue(path: scratch.path)
    try await other.write { db in
      try db.execute(
        sql: """
          UPDATE changes SET last = last + 1;
          UPDATE jobs SET state = 4, change = (SELECT last FROM changes);
          ALTER TABLE orders RENAME TO elsewhere;
          """)
    }
    let offline = await watch.first {
      if case .offline = $0.sources[0].condition { true } else { false }
    }
    #expect(offline.jobs.count(of: .failed) == 0)
    try await other.write { db in try db.execute(sql: "ALTER TABLE elsewhere RENAME TO orders") }
    let snapshot = await watch.first { $0.sources[0].condition == .recorded }
    #expect(snapshot.jobs.count(of: .failed) == 1)
    watch.stop()
  }

  @Test(.timeLimit(.minutes(1))) func findsAStoreThatIsMadeLater() async throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/later/jobs.db"
    let watch = StoreWatch(
      try StoredJobs(path: path) { _ in try? await Task.sleep(for: .milliseconds(2)) })
    let empty = await watch.first { _ in true }
    #expect(empty.jobs.rows.isEmpty)
    let later = try JobStore(path: path)
    let job = FoundHandle(job: JobID(rawValue: Say.id))
    try later.take([SeenAnswer(job, seen: .noon, source: "test")])
    let snapshot = await watch.first { $0.jobs.rows.count == 1 }
    #expect(snapshot.jobs[snapshot.jobs.rows[0]].id?.rawValue == Say.id)
    watch.stop()
  }

  @Test(.timeLimit(.minutes(1))) func whatIsReadStaysAsItWasWhileOthersWrite() async throws {
    try scratch.track(Say.job("RUNNING"))
    let feed = try scratch.feed()
    let before = await feed.readAll().jobs
    try scratch.poll(Say.id, Say.failedJob(), at: .noon + 1)
    #expect(before[try scratch.row(of: Say.id)].state == .running)
  }

  /// More rows than are read in one piece, of which the newest come first.
  @Test func loadsManyRows() async throws {
    let lines = (0..<1200).map { number in
      Say.job(
        "RUNNING", of: "job-\(number)",
        more: #", "entities": {"server_name": "web-\#(number)"}"#) + "\n"
    }
    try scratch.track(lines.joined())
    let stored = try await scratch.loaded()
    #expect(stored.rows.count == 1200)
    #expect(stored.count(of: .running) == 1200)
    #expect(Set(stored.rows.map { stored[$0].resourceName }).count == 1200)
  }
}

extension JobFilter {
  /// The jobs that it lets through.
  fileprivate func jobs(in table: JobTable) -> [Job] {
    let context = FilterContext(now: .noon, typical: TypicalDurations(of: table))
    return rows(in: table, context: context).map { table[Int($0)].timeless }
  }
}

extension JobTable {
  /// The ids of the jobs that a filter lets through, in order; by row where there is none.
  fileprivate func ids(_ filter: JobFilter, _ order: JobOrder) -> [String] {
    let typical = TypicalDurations(of: self)
    return arranged(self, filter: filter, order: order, now: .noon, typical: typical).map {
      let row = self[Int($0)]
      return row.id?.rawValue ?? row.orderID?.rawValue ?? row.requestID ?? ""
    }
  }
}

extension JobRow {
  fileprivate var timeless: Job { shallow.timeless }
}

extension Job {
  /// Without the times at which it was seen, which a file does not tell.
  fileprivate var timeless: Job {
    var job = self
    (job.firstSeen, job.lastSeen) = (nil, nil)
    return job
  }
}
