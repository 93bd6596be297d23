import JobModel
import Testing

/// What we wrote ourselves, read back.
@Suite struct OwnRecordTests {
  private func text(_ job: Job) -> String {
    JSONText.compact(job.plainValue(source: nil, url: nil))
  }

  private func expectSame(_ job: Job, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let again = try JobModelTests.job(in: text(job), sourceLocation: sourceLocation)
    #expect(text(again) == text(job), sourceLocation: sourceLocation)
  }

  @Test(arguments: Fixture.all)
  func everyJobIsTheSame(fixture: Fixture) throws {
    for case .job(var job) in readings(in: fixture.bytes).map(\.observation) {
      try expectSame(job)
      job.context = "prod"
      job.note = " friday's \n"
      job.firstSeen = Instant(milliseconds: 1_718_522_103_104)
      job.lastSeen = Instant(milliseconds: 1_718_522_200_000)
      try expectSame(job)
      let pretty = JSONText.pretty(.list([job.plainValue(source: "x", url: "https://x.test/")]))
      #expect(jobs(in: pretty).map(text) == [text(job)])
    }
  }

  @Test(arguments: JobState.allCases)
  func everyStateIsTheSame(state: JobState) throws {
    var job = Job()
    job.id = JobID(rawValue: "j")
    job.state = state
    try expectSame(job)
    job.rawStatus = "RUNNING"
    try expectSame(job)
    job.id = nil
    job.orderID = OrderID(rawValue: "CS2406191417ABCDE")
    try expectSame(job)
  }

  @Test func aCauseFromATextThatIsGoneStands() throws {
    let job = try job(in: try Fixture.named("ecs_failed.json").text)
    let again = try JobModelTests.job(in: text(job))
    #expect(again.rootCause == job.rootCause)
    #expect(again.flags == [.partial, .rolledBack])
    #expect(again.subJobs.map(\.rootCause) == job.subJobs.map(\.rootCause))
  }

  @Test func whatIsNullStaysNull() throws {
    var job = Job()
    job.id = JobID(rawValue: "j")
    job.state = .succeeded
    job.rawStatus = "Completed"
    job.type = "deleteVolume"
    job.progress = 37.5
    let again = try JobModelTests.job(in: text(job))
    #expect(again.subJobsTotal == nil)
    #expect(again.service == nil)
    #expect(again.progress == 37.5)
  }

  @Test func beingLateIsNotKept() throws {
    var job = Job()
    job.id = JobID(rawValue: "j")
    job.state = .running
    job.rawStatus = "RUNNING"
    job.flags = [.stale]
    #expect(try JobModelTests.job(in: text(job)).flags == [])
  }

  @Test func nestedSubJobsAreKept() throws {
    try expectSame(
      try job(
        in: #"""
          {"job_id": "j", "job_type": "a", "status": "FAIL", "sub_jobs": [{"job_id": "s",
           "job_type": "b", "status": "FAIL", "sub_jobs": [{"job_id": "t", "job_type": "c",
           "status": "FAIL", "error_code": 5, "fail_reason": "r"}]}]}
          """#))
  }

  @Test func anEntryOfAListIsRecognised() throws {
    var job = Job()
    job.id = JobID(rawValue: "j")
    job.state = .gone
    #expect(jobs(in: #"{"jobs": [\#(text(job))]}"#).map(\.state) == [.gone])
  }

  @Test func anOrderWithoutAJobIsARowUntilTheOrderMovesOn() throws {
    var job = Job()
    job.orderID = OrderID(rawValue: "CS2406191417ABCDE")
    job.state = .awaitingPayment
    var table = JobTable()
    table.merge(try JobModelTests.job(in: text(job)))
    #expect(table[0].state == .awaitingPayment)
    #expect(table[0].id == nil)
    var order = Order(id: OrderID(rawValue: "CS2406191417ABCDE"))
    order.state = .completed
    table.merge(order)
    #expect(table[0].state == .unknown)
  }
}
