import JobModel
import Testing

@Suite struct JobTableTests {
  /// A table that has taken in everything in some texts, one after the other.
  private func table(_ texts: String...) -> JobTable {
    var table = JobTable()
    for text in texts { merge(text, into: &table) }
    return table
  }

  private func merge(_ text: String, into table: inout JobTable) {
    for reading in readings(in: text) {
      switch reading.observation {
      case .job(let job): table.merge(job)
      case .order(let order): table.merge(order)
      case .notFound(let id, _):
        var job = Job()
        job.id = id
        job.state = .gone
        table.merge(job)
      case .refused, .unreadable: break
      }
    }
  }

  private func row(_ table: JobTable, sourceLocation: SourceLocation = #_sourceLocation) throws
    -> JobRow
  {
    #expect(table.rows.count == 1, sourceLocation: sourceLocation)
    return table[try #require(table.rows.first, sourceLocation: sourceLocation)]
  }

  private let running = #"""
    {"job_id": "j", "job_type": "t", "status": "RUNNING", "begin_time": "2024-01-02T03:04:05Z"}
    """#
  private let done = #"""
    {"job_id": "j", "job_type": "t", "status": "SUCCESS", "begin_time": "2024-01-02T03:04:05Z",
     "end_time": "2024-01-02T03:04:09Z"}
    """#
  private let failed = #"""
    {"job_id": "j", "job_type": "t", "status": "FAIL", "error_code": "A.0001",
     "fail_reason": "r", "sub_jobs": [{"job_id": "s", "status": "FAIL"}, {"job_id": "u",
     "status": "RUNNING"}]}
    """#
  private let unpaid = #"""
    {"job_id": "j", "job_type": "t", "status": "PENDING_PAYMENT", "order_id": "CS1"}
    """#

  private func order(_ status: Int) -> String {
    #"{"order_info": {"order_id": "CS1", "customer_id": "c", "status": \#(status)}}"#
  }

  private func countsAreRight(_ table: JobTable, sourceLocation: SourceLocation = #_sourceLocation)
  {
    for state in JobState.allCases {
      #expect(
        table.count(of: state) == table.rows.count { table[$0].state == state }, "\(state)",
        sourceLocation: sourceLocation)
    }
  }

  @Test func theSameTwiceIsTheSameOnce() throws {
    for text in [
      running, done, failed, unpaid, order(6), #"{"job_id": "j"}"#,
      #"{"order_id": "CS1", "job_id": "j"}"#,
    ] {
      let once = table(text)
      let twice = table(text, text)
      #expect(twice.rows.count == once.rows.count, "\(text)")
      #expect(try row(twice).state == row(once).state)
      #expect(try row(twice).subJobsDone == row(once).subJobsDone)
      countsAreRight(twice)
    }
  }

  @Test func aHandleBecomesAJob() throws {
    let table = table(#"{"job_id": "j", "order_id": "CS1"}"#, running)
    #expect(try row(table).state == .running)
    #expect(try row(table).orderID?.rawValue == "CS1")
    #expect(table.row(of: JobID(rawValue: "j")) == 0)
    countsAreRight(table)
  }

  @Test func lateAnswersReviveNothing() throws {
    let table = table(done, running, #"{"job_id": "j"}"#)
    #expect(try row(table).state == .succeeded)
    #expect(try row(table).ended == time("2024-01-02T03:04:09Z"))
    countsAreRight(table)
  }

  @Test func whatWasSeenStaysWhenTheJobIsGone() throws {
    var table = table(running)
    var gone = Job()
    gone.id = JobID(rawValue: "j")
    gone.state = .gone
    let change = table.merge(gone)
    #expect(change.before == .running)
    #expect(change.after == .gone)
    #expect(try row(table).type == "t")
    #expect(try row(table).rawStatus == "RUNNING")
    merge(done, into: &table)
    #expect(try row(table).state == .succeeded)
    table.merge(gone)
    #expect(try row(table).state == .succeeded)
    countsAreRight(table)
  }

  @Test func equalIDsOfDifferentTypesAreDifferentJobs() {
    let table = table(
      #"""
      {"job_id": "1", "job_type": "a", "status": "RUNNING"}
      """#, #"{"job_id": "1", "job_type": "b", "status": "FAIL"}"#)
    #expect(table.rows.count == 2)
    countsAreRight(table)
  }

  /// Each has to be found among all the others, by the time that a test may take.
  @Test(.timeLimit(.minutes(1))) func manyJobsOfOneIDAreFoundByTheirTypes() {
    let types = (0..<20_000).map { "t\($0)" }
    var (table, job) = (JobTable(), Job())
    job.id = JobID(rawValue: "1")
    for state in [JobState.running, .succeeded] {
      for (row, type) in types.enumerated() {
        (job.type, job.state, job.rawStatus) = (type, state, state.name)
        #expect(table.merge(job).row == row)
      }
    }
    #expect(table.rows(of: JobID(rawValue: "1")) == Array(types.indices))
    #expect(table.count(of: .succeeded) == types.count)
  }

  @Test func aJobThatLearnsItsTypeIsFoundByIt() {
    var table = table(
      #"{"job_id": "1", "job_type": "a", "status": "RUNNING", "order_id": "CS1"}"#,
      #"{"job_id": "1", "job_type": "b", "status": "RUNNING"}"#)
    // Found by its order, and by no id.
    var nameless = Job()
    (nameless.orderID, nameless.type) = (OrderID(rawValue: "CS1"), "c")
    table.merge(nameless)
    merge(#"{"job_id": "1", "job_type": "c", "status": "FAIL"}"#, into: &table)
    #expect(table.rows.map { table[$0].type } == ["c", "b"])
    #expect(table.rows.map { table[$0].state } == [.failed, .running])
  }

  @Test func failedSubmissionsStandEachForItself() {
    let refused = #"{"error": {"code": "Ecs.0005", "message": "m"}}"#
    let table = table(refused, refused)
    #expect(table.rows.count == 2)
    #expect(table.count(of: .failed) == 2)
  }

  @Test func whatAListLeavesOutStillHolds() throws {
    let brief = #"{"jobs": [{"job_id": "j", "job_type": "t", "status": "FAIL"}]}"#
    let row = try row(table(failed, brief))
    #expect(row.causeCode == "A.0001")
    #expect(row.subJobsTotal == 2)
    #expect(row.flags == [])
  }

  @Test func aSettledOrderIsNotOpenAgain() throws {
    #expect(try row(table(unpaid, order(4), order(6))).state == .cancelled)
  }

  // MARK: Orders

  @Test(arguments: [
    (6, JobState.awaitingPayment), (4, .cancelled), (3, .unknown), (5, .unknown), (1, .unknown),
  ])
  func anOrderWithoutAJobIsARow(status: Int, state: JobState) throws {
    let handle = #"{"order_id": "CS1"}"#
    for table in [
      table(order(status)), table(handle, order(status)), table(order(status), handle),
      table(order(6), order(status)), table(order(status), handle, order(status), handle),
    ] {
      #expect(try row(table).id == nil)
      #expect(try row(table).state == state)
      #expect(try row(table).orderID?.rawValue == "CS1")
      countsAreRight(table)
    }
  }

  @Test func anUnknownOrderIsUnknown() throws {
    #expect(try row(table(#"{"order_id": "CS1"}"#)).state == .unknown)
  }

  @Test func theJobOfAnOrderTakesItsPlace() throws {
    let both = #"{"order_id": "CS1", "job_id": "j"}"#
    for table in [
      table(order(3), both), table(both, order(3)), table(#"{"order_id": "CS1"}"#, both, order(3)),
      table(order(3), both, running),
    ] {
      #expect(try row(table).id?.rawValue == "j")
      #expect(table.rows(of: OrderID(rawValue: "CS1")).count == 1)
      countsAreRight(table)
    }
  }

  @Test func twoJobsOfOneOrderAreTwoRows() {
    let table = table(
      order(6), #"{"order_id": "CS1", "job_id": "a"}"#, #"{"order_id": "CS1", "job_id": "b"}"#,
      order(6))
    #expect(table.rows.count == 2)
    #expect(table.rows(of: OrderID(rawValue: "CS1")).count == 2)
    countsAreRight(table)
  }

  @Test func aJobKnownBeforeItsOrderAbsorbsTheRow() throws {
    let table = table(running, order(3), #"{"order_id": "CS1", "job_id": "j"}"#)
    #expect(try row(table).id?.rawValue == "j")
    #expect(try row(table).state == .running)
    countsAreRight(table)
  }

  @Test func aCancelledOrderCancelsTheJobThatWaitsForItsPayment() throws {
    for table in [
      table(unpaid, order(4)), table(order(4), unpaid), table(unpaid, order(6), order(4), unpaid),
      table(unpaid, order(4), unpaid, order(4)),
      table(#"{"order_id": "CS1", "job_id": "j"}"#, order(4), unpaid),
    ] {
      let row = try row(table)
      #expect(row.state == .cancelled)
      #expect(row.rawStatus == "PENDING_PAYMENT")
      countsAreRight(table)
    }
  }

  @Test func theOrderMayBecomeKnownLater() throws {
    let alone = #"{"job_id": "j", "job_type": "t", "status": "PENDING_PAYMENT"}"#
    let both = #"{"order_id": "CS1", "job_id": "j"}"#
    for table in [
      table(alone, both, order(4)), table(order(4), alone, both), table(both, order(4), alone),
      table(alone, order(4), both),
    ] {
      #expect(try row(table).state == .cancelled)
      countsAreRight(table)
    }
  }

  @Test(arguments: ["RUNNING", "SUCCESS", "INIT", "FAIL", "SOMETHING"])
  func anOrderDoesNotChangeAJobThatHasAStatusOfItsOwn(status: String) throws {
    let job = #"{"job_id": "j", "job_type": "t", "status": "\#(status)", "order_id": "CS1"}"#
    let state = StateOf.word(status)
    for number in [3, 4, 5, 6] {
      #expect(try row(table(job, order(number))).state == state)
      #expect(try row(table(order(number), job)).state == state)
    }
  }

  @Test func aPaidJobGoesOn() throws {
    #expect(try row(table(unpaid, order(6), running)).state == .running)
    #expect(try row(table(unpaid, order(5), done)).state == .succeeded)
    #expect(try row(table(unpaid, order(4), running)).state == .running)
  }

  @Test func aHandleWhoseOrderIsOpenWaitsForPayment() throws {
    let both = #"{"order_id": "CS1", "job_id": "j"}"#
    #expect(try row(table(both, order(6))).state == .awaitingPayment)
    #expect(try row(table(order(6), both)).state == .awaitingPayment)
    #expect(try row(table(both, order(4))).state == .cancelled)
    #expect(try row(table(both, order(6), order(5))).state == .unknown)
  }

  // MARK: Cells

  @Test func aRowShowsWhatTheJobSaid() throws {
    let row = try row(table(failed))
    #expect(row.id?.rawValue == "j")
    #expect(row.errorCode == "A.0001")
    #expect(row.errorMessage == "r")
    #expect(row.causeCode == "A.0001")
    #expect(row.causeMessage == "r")
    #expect(row.subJobsTotal == 2)
    #expect(row.subJobsDone == 1)
  }

  @Test func aCopyStaysAsItIs() throws {
    var table = table(running)
    let copy = table
    merge(done, into: &table)
    #expect(try row(copy).state == .running)
    #expect(try row(table).state == .succeeded)
    #expect(table.version > copy.version)
  }

  @Test func documentsAreKeptInOrder() throws {
    var table = JobTable()
    for offset in [3, 1, 2] {
      let document = DocumentReference(
        origin: 0, offset: Int64(offset), length: 1, isListEntry: false, seen: nil)
      for job in jobs(in: running) { table.merge(job, document: document) }
    }
    #expect(table.documents(of: 0).map(\.offset) == [3, 1, 2])
  }

  @Test func thousandsAreFoundAgain() {
    var table = JobTable()
    for number in 0..<5000 {
      for job in jobs(
        in: #"""
          {"job_id": "job-\#(number)", "status": "INIT"}
          """#)
      { table.merge(job) }
    }
    for number in 0..<5000 { #expect(table.row(of: JobID(rawValue: "job-\(number)")) == number) }
    #expect(table.row(of: JobID(rawValue: "job-5000")) == nil)
    countsAreRight(table)
  }

  @Test func longTextsAreCutBetweenCharacters() throws {
    var job = Job()
    job.id = JobID(rawValue: "j")
    job.error = JobError(code: "c", message: "x" + String(repeating: "é", count: 40_000))
    var table = JobTable()
    table.merge(job)
    #expect(try row(table).errorMessage?.contains("\u{fffd}") == false)
  }
}
