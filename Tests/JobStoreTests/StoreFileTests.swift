import Foundation
import GRDB
import Glibc
import JobModel
import JobSources
import JobStore
import Testing

/// What stands in the place of the store is used only when it is one, and never overwritten.
@Suite struct StoreFileTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private var path: String { folder.path + "/jobs.db" }

  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  @Test func thereNeedNotBeAStoreToRead() throws {
    #expect(try JobStore.reading(path: folder.path + "/none/jobs.db") == nil)
    #expect(access(folder.path + "/none", F_OK) != 0)
  }

  @Test func anEmptyFileBecomesAStore() throws {
    _ = try folder.write("", to: "jobs.db")
    #expect(try JobStore.reading(path: path) == nil)
    #expect(try JobStore(path: path).count() == 0)
    #expect(try JobStore.reading(path: path)?.count() == 0)
  }

  @Test func leavesNothingBesideTheStore() throws {
    do { _ = try JobStore(path: path) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["jobs.db"])
  }

  @Test func followsASymbolicLink() throws {
    let (place, link) = (folder.path + "/real.db", path)
    #expect(symlink(place, link) == 0)
    // To nothing, to an empty file, to a store: each time the link stays.
    for step in 0..<3 {
      if step == 1 {
        unlink(place)
        _ = try folder.write("", to: "real.db")
      }
      #expect(try JobStore(path: link).count() == 0)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == place)
      #expect(try JobStore.reading(path: place)?.count() == 0)
    }
  }

  @Test func refusesALinkInACircle() throws {
    #expect(symlink(path, path) == 0)
    #expect(throws: StoreError.self) { try JobStore(path: path) }
  }

  @Test(arguments: [
    "SQLite format 3\0 and then nothing of the kind", "{\"job_id\": \"1\"}\n", "\0\0\0\0",
  ])
  func leavesAnythingElseAsItIs(_ text: String) throws {
    _ = try folder.write(text, to: "jobs.db")
    let before = try bytes(path)
    #expect(throws: StoreError.self) { try JobStore(path: path) }
    #expect(throws: StoreError.self) { try JobStore.reading(path: path) }
    #expect(try bytes(path) == before)
  }

  @Test func twoProgramsMakeOneStore() async throws {
    let path = path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          let store = try JobStore(path: path)
          let handle = FoundHandle(job: JobID(rawValue: "job-\(number)"))
          try store.take([SeenAnswer(handle, seen: .noon, source: "test")])
        }
      }
      try await group.waitForAll()
    }
    #expect(try JobStore(path: path).count() == 8)
  }

  @Test func waitsForAnotherProgramThatWrites() async throws {
    let one = try JobStore(path: path)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path, configuration: configuration)
    let path = path
    try await other.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }
    let waiting = Task.detached {
      let store = try JobStore(path: path)
      try store.take([SeenAnswer(FoundHandle(job: JobID(rawValue: "j1")), seen: .noon, source: "t")]
      )
    }
    // Reading goes on meanwhile.
    #expect(try one.count() == 0)
    try await other.writeWithoutTransaction { db in try db.execute(sql: "COMMIT") }
    try await waiting.value
    #expect(try one.count() == 1)
  }

  @Test func theReadableViewIsForPeopleWithSQLite() throws {
    let scratch = try Scratch()
    try scratch.track(Say.failedJob())
    let states = try DatabaseQueue(path: scratch.path).read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM readable").map { row in
        [row["job_id"], row["state"], row["root_cause_code"]] as [String?]
      }
    }
    #expect(states == [[Say.id, "failed", "Ecs.0204"]])
  }

  @Test func everyStateHasItsNameInTheView() throws {
    let scratch = try Scratch()
    for state in JobState.allCases {
      var job = Job()
      job.id = JobID(rawValue: state.name)
      job.state = state
      try scratch.store.take([
        SeenAnswer(
          observation: .job(job), bytes: Array(state.name.utf8), isListEntry: false, seen: .noon,
          isLive: true, source: "test", kind: .http)
      ])
    }
    let (ids, states) = try DatabaseQueue(path: scratch.path).read { db in
      (
        try String.fetchAll(db, sql: "SELECT job_id FROM readable ORDER BY id"),
        try String.fetchAll(db, sql: "SELECT state FROM readable ORDER BY id")
      )
    }
    #expect(ids == states)
  }
}
