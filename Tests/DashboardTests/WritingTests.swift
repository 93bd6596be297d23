import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// What is written to files and put on the clipboard.
struct WritingTests {
  private static var hostile: Job {
    var job = Sample.failedServer
    job.id = JobID(rawValue: "ff808081000000000000000000000abc")
    job.resourceName = "evil\u{1b}]0;owned\u{7}\u{202e}, \"quoted\"\tand more"
    job.flags = [.partial, .rolledBack]
    return job
  }

  private func written(_ stage: inout Stage, _ path: String) throws -> String {
    stage.clearEffects()
    stage.type(":write \(path)")
    try stage.press("enter")
    let file = try #require(stage.writtenFile)
    #expect(file.path == path)
    return file.text
  }

  @Test func whatIsShownIsWrittenInTheFormThatTheNameAsksFor() throws {
    var stage = try Stage()
    stage.type("/state:failed")
    try stage.press("enter")
    let csv = try written(&stage, "a.csv")
    #expect(csv.hasPrefix("job_id,order_id,state"))
    #expect(csv.utf8.count { $0 == UInt8(ascii: "\n") } == 5)
    let tsv = try written(&stage, "a.tsv")
    #expect(tsv.hasPrefix("job_id\torder_id\tstate"))
    #expect(tsv.utf8.count { $0 == UInt8(ascii: "\n") } == 5)
    #expect(try written(&stage, "a.json").contains("\"state\": \"failed\""))
    let text = try written(&stage, "a.txt")
    #expect(text.contains("Ecs.0204"))
    #expect(text.split(separator: "\n").filter { $0.contains("failed") }.count >= 4)
  }

  @Test(arguments: ["a.csv", "a.tsv", "a.json", "a.txt"])
  func nothingThatATerminalObeysIsWritten(path: String) throws {
    var stage = try Stage(Sample.snapshot(jobs: [Self.hostile]))
    let text = try written(&stage, path)
    #expect(text.contains("evil"))
    let unsafe = text.unicodeScalars.filter(\.isUnsafeInTerminal)
    #expect(unsafe.allSatisfy { "\r\n\t".unicodeScalars.contains($0) })
  }

  @Test func cellsAreThoseOfTheListCommand() throws {
    var stage = try Stage(Sample.snapshot(jobs: [Self.hostile]))
    let lines = try written(&stage, "a.csv").split(separator: "\r\n")
    let line = try #require(lines.first { $0.contains("000abc") })
    #expect(line.contains("\"partial,rolled_back\""))
    let name = #""evil\u{1b}]0;owned\u{7}\u{202e}, ""quoted""\tand more""#
    #expect(line.contains(name))
  }

  @Test func anEmptyListIsAnEmptyArray() throws {
    var stage = try Stage()
    stage.type("/nothing-like-this")
    try stage.press("enter")
    #expect(try written(&stage, "a.json") == "[]\n")
  }

  @Test func theJSONIsThatOfTheJobs() throws {
    var stage = try Stage()
    let text = try written(&stage, "a.json")
    let values = stage.state.jobList.rows.map { stage.state.value(of: Int($0)) }
    #expect(text == JSONText.pretty(.list(values)) + "\n")
  }

  /// The page shows only the start of a huge answer.
  @Test func theRawAnswerIsWrittenWhole() throws {
    var stage = try Stage(columns: 80)
    try stage.openJob(row: Sample.failedServerRow)
    let answer = #"{"status":"FAIL","adminPass":"hunter2","text":""# + long + #""}"#
    stage.send(
      .detail(
        JobDetail(
          row: Sample.failedServerRow, job: Sample.failedServer,
          documents: [
            SeenDocument(
              bytes: Array(answer.utf8), isListEntry: false, seen: nil, source: "a", kind: .file)
          ])))
    try stage.press("tab", "tab", "tab", "tab", "G")
    #expect(stage.text.contains("more bytes; w writes all of it to a file"))
    let text = try written(&stage, "raw.json")
    #expect(text.contains(long))
    #expect(!text.contains("hunter2"))
  }

  private var long: String { String(repeating: "0123456789", count: 15_000) }

  @Test func thePromptForAFileProposesOne() throws {
    var stage = try Stage()
    try stage.press("w")
    #expect(stage.state.prompt?.editor.text == "jobs.json")
    try stage.press("enter")
    #expect(stage.writtenFile?.path == "jobs.json")
  }

  // MARK: - The clipboard

  private func many(_ count: Int) throws -> Stage {
    var snapshot = Snapshot()
    snapshot.version = 1
    for number in 0..<count {
      snapshot.jobs.merge(
        Sample.job(.succeeded, "createVolume", "data", ago: 900, took: 3, number: number))
    }
    return try Stage(snapshot)
  }

  @Test func severalJobsAreCopied() throws {
    var stage = try many(3)
    try stage.press("*", "Y")
    guard case .copy(let text) = stage.effects.last else {
      Issue.record("nothing copied")
      return
    }
    #expect(text.hasPrefix("[\n  {\n    \"job_id\""))
    #expect(stage.text.contains("copied 3 jobs as JSON"))
  }

  @Test(arguments: ["y", "Y"])
  func whatIsTooMuchForTheClipboardIsRefused(key: String) throws {
    var stage = try many(2000)
    try stage.press("*", key)
    #expect(stage.effects.isEmpty)
    #expect(
      stage.text.contains("too much for the terminal's clipboard; w writes what is shown to"))
  }

  @Test func aHugeJobIsNotCopied() throws {
    var stage = try Stage()
    try stage.openJob(row: Sample.failedServerRow)
    var detail = Sample.detail(row: Sample.failedServerRow)
    detail.job.error?.message = long
    stage.send(.detail(detail))
    stage.clearEffects()
    try stage.press("Y")
    #expect(stage.effects.isEmpty)
    #expect(stage.text.contains("too much for the terminal's clipboard"))
  }
}
