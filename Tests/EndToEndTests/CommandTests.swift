import Foundation
import Testing

/// `jobtop list` and its kin, as a script uses them.
@Suite struct CommandTests {
  static let failed = """
    {"job_id": "ff80808291000001019c0f3a5c2e0001", "job_type": "createServer", "status": "FAIL",
     "begin_time": "2026-01-30T08:00:00.000Z", "end_time": "2026-01-30T08:00:31.400Z",
     "error_code": "Common.0021", "fail_reason": "A sub job went wrong.",
     "entities": {"sub_jobs_total": 1, "sub_jobs": [
       {"job_id": "ff80808291000001019c0f3a5c2e0002", "job_type": "createSingleServer",
        "status": "FAIL", "error_code": "Ecs.0204", "fail_reason": "x-fail: y",
        "entities": {"errorcode_message":
          "{\\"forbidden\\": {\\"code\\": 403, \\"message\\": \\"Quota exceeded for cores\\"}}"}}]}}
    """
  static let broken = #"{"error": {"message": "", "code": XXX,""}}"#

  private func json(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  @Test func readsStandardInputAndWritesEveryFieldOfTheContract() throws {
    let outcome = try Program.run(["list", "-o", "json", "-"], input: Self.failed)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let job = try #require(try json(outcome.output).first)
    #expect(job["job_id"] as? String == "ff80808291000001019c0f3a5c2e0001")
    #expect(job["state"] as? String == "failed")
    #expect(job["raw_status"] as? String == "FAIL")
    #expect(job["duration_seconds"] as? Double == 31.4)
    #expect(job["source"] as? String == "file")
    let cause = try #require(job["root_cause"] as? [String: Any])
    #expect(cause["code"] as? String == "Ecs.0204")
    #expect(cause["message"] as? String == "Quota exceeded for cores")
    #expect(cause["category"] as? String == "quota")
    let fields = [
      "job_id", "order_id", "state", "raw_status", "flags", "service", "job_type", "resource_id",
      "resource_name", "region", "project_id", "context", "begin_time", "end_time",
      "submitted_time", "duration_seconds", "progress_percent", "sub_jobs_total", "sub_jobs_done",
      "error", "root_cause", "request_id", "sub_jobs", "source", "note", "first_seen", "last_seen",
      "url",
    ]
    #expect(Set(job.keys) == Set(fields))
  }

  @Test func saysWhereTheInputIsBrokenAndPrintsTheRest() throws {
    let folder = try TemporaryFolder()
    let good = try folder.write(Self.failed, to: "good.json")
    let bad = try folder.write(Self.broken, to: "bad.json")
    let outcome = try Program.run(["list", "-o", "ndjson", bad, good])
    #expect(outcome.status == 2)
    #expect(
      outcome.errors == "jobtop: \(bad):1:35: expected a value, found XXX: correct the JSON there\n"
    )
    #expect(outcome.output.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    (["list", "/nonexistent"], 2, "no such file"),
    (["list", "/tmp"], 2, "is a directory"),
    (["track", "ff808082"], 2, "jobs.db: its folder cannot be made"),
    (["list", "--sort", "colour", "-"], 64, "no such column"),
    (["list", "--sort", "url", "-"], 64, "cannot be sorted by that; there are job_id"),
    (["list", "--filter", "stat:failed", "-"], 64, "did you mean state?"),
    (["list", "--bogus"], 64, "--bogus"),
    (["list", "-o", "xml", "-"], 64, "xml"),
    (["show", "nothing", "-"], 2, "no such job"),
  ])
  func answersMistakesWithOneLine(_ arguments: [String], status: Int32, part: String) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.status == status)
    #expect(outcome.errors.hasPrefix("jobtop: "))
    #expect(outcome.errors.contains(part))
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test func openPrintsTheLinkOfAnOrderAndOfATrackedJob() throws {
    let store = try Store()
    let order = "CS2611211422ABCDE"
    let page = try store.run("open", "--print", order)
    #expect(page.status == 0)
    #expect(page.output.hasPrefix("https://") && page.output.hasSuffix(order + "\n"))
    let answer = #"{"job_id":"ff8080827e7810fb017f06338a731328","order_id":"\#(order)"}"#
    _ = try store.run("track", input: answer)
    #expect(try store.run("open", "--print", "ff8080827e78").output == page.output)
    #expect(try store.run("open", "--print", "nothing-1234").status == 2)
  }

  @Test func filtersSortsAndLimits() throws {
    let lines = (0..<20).map {
      #"{"job_id":"job-\#($0)","job_type":"createVolume","status":"\#($0 % 2 == 0 ? "SUCCESS" : "RUNNING")","begin_time":"2026-01-30T08:00:\#($0 + 10).000Z"}"#
    }
    let outcome = try Program.run(
      [
        "list", "--filter", "state:running", "--sort", "-begin_time", "--limit", "2", "--columns",
        "job_id,state", "-o", "csv", "-",
      ], input: lines.joined(separator: "\n"))
    #expect(outcome.output == "job_id,state\r\njob-19,running\r\njob-17,running\r\n")
  }

  /// What the JSON record says of where a job comes from and where it is shown.
  @Test(arguments: [
    ("csv", "source,url,started_by\r\nfile,{},ops\r\n"),
    ("tsv", "source\turl\tstarted_by\nfile\t{}\tops\n"),
    ("ndjson", #"{"source":"file","url":"{}","started_by":"ops"}"# + "\n"),
    ("table", "SOURCE  URL{gap}  USER\nfile    {}  ops\n"),
  ])
  func tellsTheSourceAndTheLink(format: String, expected: String) throws {
    let order = "CS2611211422ABCDE"
    let answer = """
      {"trace_name": "createServer", "user": {"name": "ops"}, "response":
        {"job_id": "ff8080827e7810fb017f06338a731328", "order_id": "\(order)"}}
      """
    let page = "https://account.huaweicloud.com/usercenter/#/userindex/orderDetail?orderId=" + order
    let outcome = try Program.run(
      ["list", "--columns", "source,url,user", "-o", format, "-"], input: answer)
    #expect(
      outcome.output
        == expected.replacing("{gap}", with: String(repeating: " ", count: page.count - 3))
        .replacing("{}", with: page))
    let all = try Program.run(["list", "-o", "csv", "-"], input: answer).output
    let heads = all.split(separator: "\r\n").first
    #expect(heads?.hasSuffix(",first_seen,last_seen,source,url") == true)
  }

  @Test func neverLetsAnEscapeSequenceThrough() throws {
    let hostile =
      #"{"job_id":"j\u001b]0;x\u0007","job_type":"a\u202eb","status":"FAIL","fail_reason":"\u001b[31mred\u009b"}"#
    for format in ["table", "json", "ndjson", "yaml", "csv", "tsv"] {
      let outcome = try Program.run(["list", "-o", format, "-"], input: hostile)
      let unsafe = outcome.output.unicodeScalars.contains { $0 == "\u{1b}" || $0 == "\u{9b}" }
      #expect(!unsafe, "\(format)")
    }
  }

  /// Marks of the direction of writing count as characters that may be printed, for YAML too.
  @Test(arguments: ["table", "json", "ndjson", "csv", "tsv", "yaml"])
  func neverLetsAMarkOfDirectionThrough(format: String) throws {
    let answer = #"""
      {"job_id": "a\u202eb", "job_type": "x", "status": "FAIL", "fail_reason": "r\u2066 \u200f"}
      """#
    let outcome = try Program.run(["list", "-o", format, "-"], input: answer)
    #expect(outcome.status == 0)
    #expect(!outcome.output.unicodeScalars.contains { $0.value >= 0x200b && $0.value <= 0x206f })
    #expect(outcome.output.contains("202e"), "\(outcome.output)")
  }

  /// Clouds quote whole requests in their reasons.
  @Test(arguments: [
    ["list"], ["list", "-o", "json"], ["list", "-o", "csv"], ["show", "ff80"], ["errors"],
    ["errors", "-o", "json"],
  ])
  func neverPrintsASecretThatAReasonQuotes(arguments: [String]) throws {
    let answer = #"""
      {"job_id": "ff80808291000001019c0f3a5c2e0001", "job_type": "createServer", "status": "FAIL",
       "fail_reason": "request {\"adminPass\":\"hunter2\"} with X-Auth-Token: MIIabcdefghij failed",
       "entities": {"sub_jobs": [{"job_id": "ff80808291000001019c0f3a5c2e0002", "status": "FAIL",
         "error_code": "Ecs.0204", "fail_reason": "call failed, adminPass=hunter2"}]}}
      """#
    let outcome = try Program.run(arguments + ["-"], input: answer)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Ecs.0204"))
    #expect(!outcome.output.contains("hunter2") && !outcome.output.contains("MIIabc"))
  }

  /// What cron gives a command to read.
  @Test(.timeLimit(.minutes(5)), arguments: ["/dev/null", "/dev/zero"])
  func endsWithADeviceThatNobodyWritesTo(device: String) throws {
    let outcome = try Program.run(["list", "-o", "json", device])
    #expect(outcome.output == "[]\n")
  }

  /// One look at the demo and a waiting for its jobs are about the same cloud.
  @Test func theDemoIsTheSameForEachCommand() throws {
    let demo = ["--demo", "--seed", "5"]
    let list = try Program.run(["list", "--filter", "state:succeeded", "-o", "json"] + demo)
    for job in try json(list.output).prefix(3) {
      let id = try #require(job["job_id"] as? String)
      #expect(try Program.run(["wait", id] + demo).status == 0, "\(id)")
    }
  }

  @Test func explainsCodesIdsAndMessages() throws {
    #expect(try Program.run(["explain", "ecs.0204"]).output.contains("Ecs.0204"))
    let id = try Program.run(["explain", "2c9eb2c5544cbf6101544f0602af2b4f"])
    #expect(id.output.contains("2016-04-25T20:04:34.607Z"))
    let message = try Program.run(["explain", "(BMS.3033) the disk is not there"])
    #expect(message.output.contains("BMS.3033"))
    // The code only says which step failed.
    let why = try Program.run(["explain", "Ecs.0204 Quota exceeded for ram"])
    #expect(why.output.contains("quota") && !why.output.contains("operation_failed"))
    #expect(try Program.run(["explain", "nothing at all"]).status == 2)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func teachesShellsToComplete(_ shell: String) throws {
    let outcome = try Program.run(["completions", shell])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("explain"))
  }

  @Test func endsQuietlyWhenItsReaderGoesAway() throws {
    let folder = try TemporaryFolder()
    let line = #"{"job_id":"j","job_type":"createVolume","status":"RUNNING"}"# + "\n"
    let lines = (0..<20_000).map { line.replacingOccurrences(of: "\"j\"", with: "\"j\($0)\"") }
    let input = try folder.write(lines.joined(), to: "jobs")
    let errors = folder.path("errors")
    let command =
      "set -o pipefail; \(Program.quoted(Program.path)) list -o ndjson \(input) 2>\(errors) | head -1"
    #expect(try Program.spawn(["/bin/bash", "-c", command]) == 0)
    #expect(try folder.read("errors") == "")
  }
}
