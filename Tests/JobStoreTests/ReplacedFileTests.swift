import Foundation
import GRDB
import Glibc
import JobModel
import JobSources
import JobStore
import Testing

/// Somebody moves the file of the store away, or puts another one in its place, while it is looked at.
@Suite(.timeLimit(.minutes(1))) struct ReplacedFileTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func moveAway() {
    for end in ["", "-wal", "-shm"] { rename(scratch.path + end, scratch.path + ".old" + end) }
  }

  private func trackElsewhere(_ id: String) throws {
    let job = FoundHandle(job: JobID(rawValue: id))
    try JobStore(path: scratch.path).take([SeenAnswer(job, seen: .noon, source: "test")])
  }

  private func watched() async throws -> (StoreWatch, Snapshot) {
    try scratch.track(Say.submission() + Say.submission(Say.otherID))
    let watch = StoreWatch(try scratch.feed())
    let snapshot = await watch.first {
      $0.jobs.rows.count == 2 && $0.sources[0].condition == .recorded
    }
    return (watch, snapshot)
  }

  @Test func anotherFileIsShownWhole() async throws {
    let (watch, before) = try await watched()
    moveAway()
    try trackElsewhere("job-77")
    let snapshot = await watch.first { $0.jobs.rows.count == 1 }
    #expect(snapshot.jobs[snapshot.jobs.rows[0]].id?.rawValue == "job-77")
    #expect(snapshot.origin != nil)
    #expect(snapshot.origin != before.origin)
    // And it goes on from there.
    try trackElsewhere("job-78")
    await watch.first { $0.jobs.rows.count == 2 }
    watch.stop()
  }

  @Test func aFileThatIsGoneLeavesNothing() async throws {
    let (watch, _) = try await watched()
    moveAway()
    let snapshot = await watch.first { $0.jobs.rows.isEmpty }
    #expect(snapshot.origin == nil)
    for end in ["", "-wal", "-shm"] { rename(scratch.path + ".old" + end, scratch.path + end) }
    await watch.first { $0.jobs.rows.count == 2 }
    watch.stop()
  }

  @Test func somethingElseInItsPlaceLeavesWhatWasRead() async throws {
    let (watch, before) = try await watched()
    moveAway()
    _ = try scratch.folder.write("no store at all", to: "data/jobs.db")
    let snapshot = await watch.first {
      if case .offline = $0.sources[0].condition { true } else { false }
    }
    #expect(snapshot.jobs.rows.count == 2)
    #expect(snapshot.origin == before.origin)
    unlink(scratch.path)
    try trackElsewhere("job-77")
    await watch.first { $0.jobs.rows.count == 1 && $0.sources[0].condition == .recorded }
    watch.stop()
  }

  @Test func anOlderStateInTheSameFileIsAnotherStore() async throws {
    let backup = try DatabaseQueue(path: scratch.folder.path + "/backup.db")
    try DatabaseQueue(path: scratch.path).backup(to: backup)
    let (watch, before) = try await watched()
    try backup.backup(to: DatabaseQueue(path: scratch.path))
    let snapshot = await watch.first { $0.jobs.rows.isEmpty }
    #expect(snapshot.origin?.file == before.origin?.file)
    #expect(snapshot.origin != before.origin)
    watch.stop()
  }

  @Test func aRowThatIsNotThereAnyMoreHasNoDetails() async throws {
    try scratch.track(Say.submission())
    let feed = try scratch.feed()
    _ = await feed.readAll()
    #expect(await feed.details(of: [1000]).map(\.job) == [Job()])
  }

  // MARK: Writing

  @Test func rowsOfAnotherFileAreNotWritten() async throws {
    let (watch, before) = try await watched()
    watch.stop()
    #expect(try JobStore(path: scratch.path, rowsOf: before.origin).count() == 2)
    moveAway()
    #expect(throws: StoreError.self) {
      try JobStore(path: scratch.path, rowsOf: before.origin)
    }
    #expect(access(scratch.path, F_OK) != 0, "nothing is made")
    try trackElsewhere("job-77")
    let error = #expect(throws: StoreError.self) {
      try JobStore(path: scratch.path, rowsOf: before.origin)
    }
    #expect(error?.reason.contains("nothing was changed") == true)
    #expect(throws: StoreError.self) { try JobStore(path: scratch.path, rowsOf: nil) }
  }

  @Test func whoKeepsNoRowsGoesOnWithTheNewFile() throws {
    try scratch.track(Say.submission())
    let file = scratch.store.file
    try scratch.store.followFile()
    #expect(scratch.store.file == file)
    moveAway()
    #expect(throws: StoreError.self) { try scratch.store.followFile() }
    #expect(access(scratch.path, F_OK) != 0, "nothing is made")
    try trackElsewhere("job-77")
    try scratch.store.followFile()
    #expect(scratch.store.file != file)
    #expect(try scratch.store.rows(of: "job-77").count == 1)
  }

  @Test func theLogOfAStoreThatWasMovedAwayIsNotReadIntoANewOne() throws {
    try scratch.track(Say.submission())
    let open = try JobStore(path: scratch.path)
    rename(scratch.path, scratch.path + ".old")
    let error = #expect(throws: StoreError.self) { try JobStore(path: scratch.path) }
    #expect(error?.reason.contains("jobs.db-wal") == true)
    #expect(access(scratch.path, F_OK) != 0)
    rename(scratch.path + ".old", scratch.path)
    #expect(try open.count() == 1)
  }

  @Test func tellsHowManyRowsItHasChanged() throws {
    try scratch.track(Say.submission())
    let row = try scratch.row(of: Say.id)
    #expect(try scratch.store.note("x", rows: [row, row + 7]) == 1)
    #expect(try scratch.store.note("x", rows: [row + 7]) == 0)
    #expect(try scratch.store.forget(rows: [row, row + 7], now: .noon) == 1)
    #expect(try scratch.store.recall(rows: [row + 7]) == 0)
    #expect(try scratch.store.recall(rows: [row]) == 1)
  }
}
