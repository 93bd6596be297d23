import Accounts
import Foundation
import JobModel
import Synchronization
import TerminalUI
import Testing

@testable import Dashboard
@testable import jobtop

/// Files that the operator asks for.
@Suite struct FileQueueTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func request(_ name: String, jobs count: Int = 1) -> FileRequest {
    var snapshot = Snapshot()
    snapshot.version = 1
    for number in 0..<count {
      var job = Job()
      job.id = JobID(rawValue: "job-\(number)")
      job.state = .running
      snapshot.jobs.merge(job)
    }
    var state = AppState(
      settings: Settings(), size: Size(columns: 80, rows: 24), now: Instant(milliseconds: 0),
      themes: [.plain], theme: .plain)
    _ = update(&state, .snapshot(snapshot))
    return FileRequest(path: folder.path(name), state: state)
  }

  /// Writes, waits, and says what was told.
  private func write(_ requests: FileRequest...) -> [String] {
    let queue = FileQueue()
    let told = Mutex<[String]>([])
    for request in requests {
      queue.write(request) { message in
        switch message {
        case .done(let text), .failed(let text): told.withLock { $0.append(text) }
        default: break
        }
      }
    }
    queue.finish {}
    return told.withLock { $0 }
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path("")) }
  }

  @Test(arguments: [
    ("~/x.json", "/home/u/x.json"), ("~", "/home/u"), ("/a/~/x", "/a/~/x"), ("x~", "x~"),
    ("~nobody-of-that-name/x", "~nobody-of-that-name/x"),
  ])
  func aTildeIsTheHomeThatTheVariableNames(path: String, expanded: String) {
    let folders = UserFolders(environment: ["HOME": "/home/u"])
    #expect(folders.expandingTilde(in: path) == expanded)
  }

  @Test func whatWasAskedForIsThereInTheEnd() throws {
    let request = request("a.json", jobs: 2000)
    #expect(write(request) == ["written to \(folder.path("a.json"))"])
    #expect(try folder.read("a.json") == request.text)
    #expect(try names == ["a.json"])
  }

  @Test func aFileThatIsThereStays() throws {
    try folder.write("mine", to: "a.json")
    let told = write(request("a.json"), request("b.json"))
    #expect(told.first == "\(folder.path("a.json")): already exists; choose another name")
    #expect(told.last == "written to \(folder.path("b.json"))")
    #expect(try folder.read("a.json") == "mine")
    #expect(try names.sorted() == ["a.json", "b.json"])
  }

  @Test func aFolderThatIsNotThereIsNamed() {
    let told = write(request("no/a.json"))
    #expect(
      told == ["\(folder.path("no/a.json")): no such file or directory; choose another name"])
  }

  @Test func slownessIsTold() {
    let work = SerialWork(name: "slow")
    let gate = DispatchSemaphore(value: 0)
    work.add { gate.wait() }
    var isTold = false
    work.finish {
      isTold = true
      gate.signal()
    }
    #expect(isTold)
    work.finish { Issue.record("it was done already") }
  }
}
