import Foundation
import JobModel
import Synchronization
import Testing

@testable import JobSources

/// What a file source delivers, as the tracker sees it.
@Suite struct FileSourceTests {
  private static func line(_ number: Int, _ status: String = "RUNNING") -> String {
    #"{"job_id":"job-\#(number)","job_type":"createVolume","status":"\#(status)"}"# + "\n"
  }

  private func snapshot(of path: String) async -> Snapshot {
    await Tracker(sources: [FileSource(path: path)]).readAll()
  }

  @Test func readsJobsAndSaysThatItIsDone() async throws {
    let file = try ScratchFile(Self.line(1) + Self.line(2, "FAIL"))
    let snapshot = await snapshot(of: file.path)
    #expect(snapshot.jobs.count == 2)
    #expect(snapshot.jobs.count(of: .failed) == 1)
    #expect(snapshot.sources[0].condition == .complete)
    #expect(snapshot.problems.isEmpty)
  }

  @Test func doesNotInventWhenAFileWasSeen() async throws {
    let file = try ScratchFile(Self.line(1))
    #expect(await snapshot(of: file.path).jobs[0].firstSeen == nil)
  }

  @Test func readsBackWhenAJobWasSeen() async throws {
    var job = Job()
    job.id = JobID(rawValue: "j")
    job.state = .gone
    job.rawStatus = "RUNNING"
    job.firstSeen = Instant(milliseconds: 1_718_522_103_104)
    job.lastSeen = Instant(milliseconds: 1_718_522_200_000)
    let file = try ScratchFile(JSONText.compact(job.plainValue(source: "file", url: nil)))
    let row = await snapshot(of: file.path).jobs[0]
    #expect(row.state == .gone)
    #expect(row.firstSeen == job.firstSeen)
    #expect(row.lastSeen == job.lastSeen)
  }

  @Test func namesWhatIsNoFile() async {
    #expect(
      await snapshot(of: "/nonexistent").problems
        == [Unreadable(input: "/nonexistent", reason: "no such file")])
    #expect(
      await snapshot(of: "/").problems
        == [Unreadable(input: "/", reason: "is a directory; name the files in it")])
  }

  @Test func refusesBinaryFiles() async throws {
    let file = try ScratchFile("\0\u{1}\u{2}{}")
    let snapshot = await snapshot(of: file.path)
    #expect(
      snapshot.problems.map(\.reason) == ["not text: jobtop reads JSON, on its own or inside logs"])
  }

  @Test func findsTheBytesOfARecordAgainAcrossPieces() async throws {
    let lines = (0..<5000).map { Self.line($0) }
    let file = try ScratchFile(lines.joined())
    let tracker = Tracker(sources: [FileSource(path: file.path)])
    let snapshot = await tracker.readAll()
    #expect(snapshot.jobs.count == 5000)
    for row in [0, 1, 2600, 4999] {
      let documents = await tracker.documents(of: row)
      #expect(documents.map { String(decoding: $0.bytes, as: UTF8.self) + "\n" } == [lines[row]])
    }
  }

  // MARK: Following

  @Test func followsGrowthRotationAndTruncation() async throws {
    let file = try ScratchFile(Self.line(1))
    let watch = Watch(path: file.path)
    await watch.waitForJobs(1)

    try file.append(Self.line(2))
    await watch.waitForJobs(2)

    // Half a line is not read before its other half is there.
    let line = Self.line(3)
    try file.append(String(line.prefix(20)))
    try file.append(String(line.dropFirst(20)))
    await watch.waitForJobs(3)

    try file.rotate(Self.line(4))
    await watch.waitForJobs(4)

    // Shorter than what was there: that is how truncation shows.
    try file.truncate(#"{"job_id":"job-5","status":"FAIL"}"# + "\n")
    let last = await watch.waitForJobs(5)
    #expect(last.problems.isEmpty)
    #expect(last.sources[0].condition == .live)
    watch.stop()
  }

  /// Each holds a descriptor, and the disk space of a file that was deleted.
  @Test func letsGoOfFilesThatWereRotatedLongAgo() async throws {
    let file = try ScratchFile(Self.line(0))
    let watch = Watch(path: file.path)
    await watch.waitForJobs(1)
    for number in 1...10 {
      try file.rotate(Self.line(number))
      await watch.waitForJobs(number + 1)
    }
    // Files, not descriptors: whether there is a newer one is found out by opening the path once more.
    let held =
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap {
        let descriptor = "/proc/self/fd/" + $0
        let target = try? FileManager.default.destinationOfSymbolicLink(atPath: descriptor)
        var status = stat()
        guard target?.hasPrefix(file.path) == true, stat(descriptor, &status) == 0 else {
          return nil
        }
        return status.st_ino
      } as [ino_t]
    #expect(Set(held).count == FileSegments.most)
    let texts = await watch.texts(of: [0, 9, 10])
    #expect(texts == [[], [Self.line(9)], [Self.line(10)]])
    watch.stop()
  }

  @Test func saysThatTheNewFileCannotBeOpened() async throws {
    let file = try ScratchFile(Self.line(1))
    let watch = Watch(path: file.path)
    await watch.waitForJobs(1)
    try FileManager.default.removeItem(atPath: file.path)
    try FileManager.default.createDirectory(
      atPath: file.path, withIntermediateDirectories: false)
    await watch.waitFor(
      .failing(since: Watch.moment, reason: "is a directory; name the files in it"))
    try FileManager.default.removeItem(atPath: file.path)
    try file.write(Self.line(2))
    await watch.waitForJobs(2)
    await watch.waitFor(.live)
    watch.stop()
  }

  @Test func knowsWhenAFollowedLineWasSeen() async throws {
    let file = try ScratchFile("")
    let watch = Watch(path: file.path)
    await watch.waitFor(.live)
    try file.append(Self.line(1))
    let snapshot = await watch.waitForJobs(1)
    #expect(snapshot.jobs[0].firstSeen == Watch.moment)
    watch.stop()
  }
}

/// A tracker that follows a file; its clock stands still and never makes it wait.
private final class Watch: Sendable {
  static let moment = Instant(milliseconds: 1_770_000_000_000)
  private let task: Task<Void, Never>
  private let tracker: Tracker
  private let snapshots: AsyncStream<Snapshot>
  /// The last one that somebody has waited for.
  private let newest = Mutex(Snapshot())

  init(path: String) {
    let timekeeper = Timekeeper(now: { Watch.moment }, sleep: { _ in await Task.yield() })
    let tracker = Tracker(
      sources: [FileSource(path: path, follows: true, timekeeper: timekeeper)],
      timekeeper: timekeeper, pace: timekeeper)
    self.tracker = tracker
    let (stream, continuation) = AsyncStream.makeStream(of: Snapshot.self)
    snapshots = stream
    task = Task { await tracker.run { continuation.yield($0) } }
  }

  @discardableResult
  func waitForJobs(_ count: Int) async -> Snapshot {
    await first { $0.jobs.count >= count }
  }

  func waitFor(_ condition: SourceStatus.Condition) async {
    guard newest.withLock({ $0.sources.first?.condition }) != condition else { return }
    _ = await first { $0.sources[0].condition == condition }
  }

  /// What can be shown of these jobs, line by line.
  func texts(of rows: [Int]) async -> [[String]] {
    var texts: [[String]] = []
    for row in rows {
      let documents = await tracker.documents(of: row)
      texts.append(documents.map { String(decoding: $0.bytes, as: UTF8.self) + "\n" })
    }
    return texts
  }

  func stop() { task.cancel() }

  private func first(_ isWanted: (Snapshot) -> Bool) async -> Snapshot {
    for await snapshot in snapshots where isWanted(snapshot) {
      newest.withLock { $0 = snapshot }
      return snapshot
    }
    return Snapshot()
  }
}

private final class ScratchFile: Sendable {
  let path: String

  init(_ text: String) throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("jobtop-" + UUID().uuidString).path
    try write(text)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  func append(_ text: String) throws {
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }

  func rotate(_ text: String) throws {
    try FileManager.default.moveItem(atPath: path, toPath: path + ".1")
    try write(text)
    try FileManager.default.removeItem(atPath: path + ".1")
  }

  /// Empties the file and writes anew, as `copytruncate` does.
  func truncate(_ text: String) throws {
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }
}
