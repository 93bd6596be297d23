import Foundation
import JobModel
import JobStore
import Testing

/// What is new since a moment, and what was merely seen once more.
struct NewsTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("jobtop-" + UUID().uuidString)

  private func withStore(_ work: (JobStore) throws -> Void) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try work(try JobStore(path: folder.appendingPathComponent("jobs.db").path))
  }

  private func seen(_ id: String, at time: Int64 = 1000) -> SeenAnswer {
    var job = Job()
    job.id = JobID(rawValue: id)
    return SeenAnswer(
      observation: .job(job), bytes: Array(id.utf8), isListEntry: false,
      seen: Instant(milliseconds: time), isLive: false, source: "test", kind: .file)
  }

  @Test func whatIsNewSinceAMomentIsFound() throws {
    try withStore { store in
      let rows = try store.take([
        seen("one", at: 1000), seen("two", at: 2000), seen("three", at: 3000),
      ]).map(\.row)
      try store.take([seen("one", at: 4000)])
      let moment = Instant(milliseconds: 1000)
      #expect(try store.rows(firstSeenAfter: moment, limit: 10) == [rows[2], rows[1]])
      #expect(try store.rows(firstSeenAfter: moment, limit: 1) == [rows[2]])
      try store.forget(rows: [rows[2]], now: Instant(milliseconds: 5000))
      #expect(try store.rows(firstSeenAfter: moment, limit: 10) == [rows[1]])
    }
  }

  @Test func whatIsSeenAgainIsKeptOnceWithBothTimes() throws {
    try withStore { store in
      var answer = seen("one", at: 1000)
      answer.isLive = true
      let rows = try store.take([answer]).map(\.row)
      answer.seen = Instant(milliseconds: 9000)
      try store.take([answer])
      let documents = try store.documents(of: rows[0])
      #expect(documents.map(\.seen) == [Instant(milliseconds: 1000)])
      #expect(documents.map(\.lastSeen) == [Instant(milliseconds: 9000)])
    }
  }
}
