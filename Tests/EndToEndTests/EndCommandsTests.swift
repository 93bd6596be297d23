import CommandRelay
import JobModel
import Synchronization
import Testing

@testable import jobtop

/// Whose command is run when many jobs end.
@Suite(.ownThread, .timeLimit(.minutes(5))) struct EndCommandsTests {
  /// Of each row, a job whose id is its number.
  private struct NumberedJobs: JobFeed {
    func readAll() async -> Snapshot { Snapshot() }
    func run(every interval: Span, publish: @escaping @Sendable (Snapshot) -> Void) async {}
    func sources(of rows: [Int]) async -> [SourceStatus.Kind?] { rows.map { _ in nil } }
    func ask(_ rows: [Int]) async {}
    func details(of rows: [Int]) async -> [JobDetail] {
      rows.map { row in
        var job = Job()
        job.id = JobID(rawValue: "job-\(row)")
        return JobDetail(row: row, job: job, documents: [])
      }
    }
  }

  private final class Written: Sendable {
    private let entries = Mutex<[LogEntry]>([])
    var log: Log { Log { entry in self.entries.withLock { $0.append(entry) } } }
    var texts: [String] { entries.withLock { $0.map(\.text) } }
  }

  private let folder: TemporaryFolder
  private let written = Written()
  private let commands: EndCommands

  /// Commands that record which job they run for, and run until they are released.
  init() throws {
    folder = try TemporaryFolder()
    let text = """
      cd \(Program.quoted(folder.path("."))); cat > /dev/null; echo $JOBTOP_JOB_ID >> begun
      until test -e go; do sleep 0.01; done
      """
    commands = EndCommands(
      command: ShellCommand(text, patience: 30), feed: NumberedJobs(), links: LinkTemplates(),
      log: written.log)
  }

  private var begun: [String] {
    ((try? folder.read("begun")) ?? "").split(separator: "\n").map(String.init).sorted()
  }

  private func waitForFour() throws {
    try waitUntil("four run") { begun.count == 4 }
    #expect(begun == ["job-0", "job-1", "job-2", "job-3"])
  }

  @Test func whoIsDroppedNeverHasItsTurn() throws {
    commands.run(for: Array(0..<10))
    try waitForFour()
    commands.drop()
    commands.run(for: [20, 21])
    try folder.write("", to: "go")
    try waitUntil("the new ones ran") { begun.count >= 6 }
    #expect(begun == ["job-0", "job-1", "job-2", "job-20", "job-21", "job-3"])
    commands.finish()
    #expect(written.texts == [])
  }

  @Test func whoStillWaitsAtTheEndIsCounted() throws {
    commands.run(for: Array(0..<10))
    try waitForFour()
    commands.finish()
    try folder.write("", to: "go")
    #expect(
      written.texts
        == ["command of notify not run for 6 jobs that ended: still waiting when jobtop quit"])
  }
}
