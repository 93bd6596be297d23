import JobModel
import JobStore
import Testing

/// Notes, forgetting, and finding what is there.
@Suite struct HousekeepingTests {
  let scratch: Scratch
  private static let day = 86_400

  init() throws { scratch = try Scratch() }

  // MARK: Notes

  @Test func aNoteStaysWhateverTheCloudSays() async throws {
    try scratch.track(Say.submission(), note: "for the audit")
    try scratch.poll(Say.id, Say.failedJob(), at: .noon + 1)
    #expect(try await scratch.job().note == "for the audit")
    try scratch.store.note("done", rows: [scratch.row(of: Say.id)])
    #expect(try await scratch.job().note == "done")
    try scratch.track(Say.submission(), at: .noon + 2)
    #expect(try await scratch.job().note == "done")
  }

  @Test func anEmptyNoteTakesItAway() async throws {
    try scratch.track(Say.submission(), note: "x")
    try scratch.store.note("", rows: [scratch.row(of: Say.id)])
    #expect(try await scratch.job().note == nil)
  }

  @Test func trackingWithANoteNotesEveryJobOfTheText() async throws {
    try scratch.track(Say.submission() + Say.submission(Say.otherID), note: "move")
    #expect(try await scratch.jobs().map(\.note) == ["move", "move"])
  }

  // MARK: Forgetting

  @Test func whatIsForgottenIsNotShownAndCanBeRecalled() async throws {
    try scratch.track(Say.failedJob() + Say.submission(Say.otherID))
    let row = try scratch.row(of: Say.id)
    try scratch.store.forget(rows: [row], now: .noon + 1)
    #expect(try await scratch.jobs().map(\.id?.rawValue) == [Say.otherID])
    #expect(try scratch.store.rows(of: Say.id).isEmpty)
    #expect(try scratch.store.count() == 1)

    try scratch.store.recall(rows: [row])
    #expect(try await scratch.jobs().map(\.id?.rawValue) == [Say.id, Say.otherID])
    #expect(try scratch.answers(of: Say.id) == [Say.failedJob()])
  }

  @Test(arguments: [Say.submission(), Say.failedJob(), "job \(Say.id) once more"])
  func trackingAgainRecalls(_ text: String) async throws {
    try scratch.track(text)
    try scratch.track(Say.failedJob())
    try scratch.store.forget(rows: [scratch.row(of: Say.id)], now: .noon + 1)
    let taken = try scratch.track(text, at: .noon + 2)
    #expect(taken.map(\.before) == [nil])
    #expect(taken.map(\.isNews) == [true])
    #expect(try await scratch.job().state == .failed)
    // It is as if it had never been forgotten.
    try scratch.track(Say.submission(Say.otherID))
    try scratch.store.forget(rows: [scratch.row(of: Say.otherID)], now: .noon + 10 * Self.day)
    #expect(try await scratch.jobs().map(\.id?.rawValue) == [Say.id])
  }

  @Test func deletesAfterADayWhatWasForgotten() async throws {
    try scratch.track(Say.failedJob() + Say.submission(Say.otherID) + Say.submission("job-3"))
    let (row, other) = (try scratch.row(of: Say.id), try scratch.row(of: Say.otherID))
    try scratch.store.forget(rows: [row], now: .noon)
    try scratch.store.forget(rows: [other], now: .noon + (Self.day - 1))
    #expect(try scratch.store.documents(of: row).count == 1)
    try scratch.store.forget(rows: [], now: .noon + (Self.day + 1))
    #expect(try scratch.store.documents(of: row).isEmpty)
    #expect(try scratch.store.jobs(at: [row]).isEmpty)
    #expect(!(try scratch.exported().contains("Ecs.0204")))

    try scratch.store.recall(rows: [row, other])
    #expect(try await scratch.jobs().map(\.id?.rawValue) == [Say.otherID, "job-3"])
  }

  @Test(.timeLimit(.minutes(1))) func aRunningListLosesWhatAnotherProgramDeleted() async throws {
    try scratch.track(Say.submission() + Say.submission(Say.otherID))
    let watch = StoreWatch(try scratch.feed())
    await watch.first { $0.jobs.rows.count == 2 }
    let row = try scratch.row(of: Say.id)
    try scratch.store.forget(rows: [row], now: .noon)
    let snapshot = await watch.first { $0.jobs.rows.count == 1 }
    try scratch.store.forget(rows: [], now: .noon + 2 * Self.day)
    #expect(try scratch.store.jobs(at: [row]).isEmpty)
    #expect(try scratch.store.detail(of: row) == nil)
    #expect(snapshot.jobs.count(of: .unknown) == 1)
    watch.stop()
  }

  // MARK: Finding

  @Test func findsAJobByTheBeginOfItsID() throws {
    try scratch.track(Say.submission() + Say.submission(Say.otherID, order: Say.order))
    #expect(try scratch.store.rows(of: Say.id).count == 1)
    #expect(try scratch.store.rows(of: String(Say.id.dropLast())).count == 2)
    #expect(try scratch.store.rows(of: "CS26").count == 1)
    #expect(try scratch.store.rows(of: Say.order) == scratch.store.rows(of: Say.otherID))
    #expect(try scratch.store.rows(of: "zz").isEmpty)
    #expect(try scratch.store.rows(of: "%").isEmpty)
    #expect(try scratch.store.rows(of: "").isEmpty)
  }

  @Test func knowsWhichJobsHaveNotEnded() throws {
    try scratch.track(Say.job("RUNNING") + Say.failedJob(Say.otherID) + Say.refusal)
    #expect(try scratch.store.openRows() == [scratch.row(of: Say.id)])
  }

  @Test func knowsWhenAnythingWasLastSeen() throws {
    #expect(try scratch.store.lastNews() == nil)
    try scratch.track(Say.submission(), at: .noon + 5)
    try scratch.track(Say.submission(Say.otherID), at: .noon + 3)
    #expect(try scratch.store.lastNews() == .noon + 5)
  }

  @Test func tellsAJobWholeWithItsSubJobs() throws {
    let parts =
      #", "entities": {"sub_jobs_total": 1, "sub_jobs": [\#(Say.failedJob(Say.otherID))]}"#
    try scratch.track(Say.job("FAIL", more: Say.ended + parts))
    let detail = try #require(try scratch.store.detail(of: scratch.row(of: Say.id)))
    #expect(detail.job.subJobs.map(\.id?.rawValue) == [Say.otherID])
    #expect(detail.job.rootCause?.path == ["job", "createServer"])
    #expect(detail.job.subJobsTotal == 1)
  }
}
