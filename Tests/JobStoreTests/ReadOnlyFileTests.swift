import Foundation
import Glibc
import JobModel
import JobSources
import JobStore
import Testing

/// A store that nobody may write to.
@Suite(.timeLimit(.minutes(1))) struct ReadOnlyFileTests {
  let folder: ScratchFolder
  private var path: String { folder.path + "/jobs.db" }

  init() throws {
    folder = try ScratchFolder()
    let job = FoundHandle(job: JobID(rawValue: Say.id))
    try JobStore(path: path).take([SeenAnswer(job, seen: .noon, source: "test")])
  }

  private var beside: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  @Test func readingItLeavesNothingBehind() throws {
    chmod(path, 0o444)
    #expect(try JobStore.reading(path: path)?.count() == 1)
    #expect(try beside == ["jobs.db"])
    chmod(path, 0o644)
    #expect(try JobStore(path: path).note("x", rows: [1]) == 1)
  }

  @Test(.enabled(if: getuid() != 0)) func whoMayNotWriteItLeavesNothingBehindEither() throws {
    chmod(path, 0o444)
    #expect(throws: StoreError.self) { try JobStore(path: path) }
    #expect(try beside == ["jobs.db"])
  }

  @Test func itsNewerRowsAreReadFromTheLog() throws {
    let store = try JobStore(path: path)
    let job = FoundHandle(job: JobID(rawValue: Say.otherID))
    try store.take([SeenAnswer(job, seen: .noon, source: "test")])
    chmod(path, 0o444)
    #expect(try JobStore.reading(path: path)?.count() == 2)
  }

  @Test func whatIsWrittenAfterAllIsShown() async throws {
    chmod(path, 0o444)
    let watch = StoreWatch(
      try StoredJobs(path: path) { _ in try? await Task.sleep(for: .milliseconds(2)) })
    let before = await watch.first { $0.jobs.rows.count == 1 }
    chmod(path, 0o644)
    let store = try JobStore(path: path)
    try store.take([
      SeenAnswer(FoundHandle(job: JobID(rawValue: Say.otherID)), seen: .noon, source: "test")
    ])
    let snapshot = await watch.first { $0.jobs.rows.count == 2 }
    #expect(snapshot.origin == before.origin)
    watch.stop()
  }
}
