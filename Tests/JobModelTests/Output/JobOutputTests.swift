import JobModel
import Testing

/// The fields of the contract, in their order and with their kinds.
@Suite struct JobOutputTests {
  private let fields = [
    "job_id", "order_id", "state", "raw_status", "flags", "service", "job_type", "resource_id",
    "resource_name", "region", "project_id",
    "context", "begin_time", "end_time", "submitted_time", "duration_seconds", "progress_percent",
    "sub_jobs_total", "sub_jobs_done",
    "error", "root_cause", "request_id", "sub_jobs", "source", "note", "first_seen", "last_seen",
    "url",
  ]
  private let subFields = [
    "job_id", "state", "raw_status", "job_type", "resource_id", "resource_name", "begin_time",
    "end_time", "error", "root_cause",
  ]

  private func names(_ value: PlainValue?) -> [String] {
    if case .object(let members) = value { members.map(\.name) } else { [] }
  }

  @Test func everyFieldIsThereEvenWhenNothingIsKnown() {
    let value = Job().plainValue(source: nil, url: nil)
    #expect(names(value) == fields)
    #expect(value["state"] == .text("unknown"))
    #expect(value["flags"] == .list([]))
    #expect(value["sub_jobs"] == .list([]))
    for field in fields where !["state", "flags", "sub_jobs"].contains(field) {
      #expect(value[field] == .null, "\(field)")
    }
  }

  @Test func aFailedJobInFull() throws {
    var job = try job(in: try Fixture.named("ecs_failed.json").text)
    job.note = "friday's"
    job.firstSeen = Instant(milliseconds: 1_718_522_103_104)
    let value = job.plainValue(source: "answers.json", url: "https://x.test/")
    #expect(names(value) == fields)
    #expect(value["job_id"] == .text("ff8080828f000001019020000000a001"))
    #expect(value["state"] == .text("failed"))
    #expect(value["raw_status"] == .text("FAIL"))
    #expect(value["flags"] == .list([.text("partial"), .text("rolled_back")]))
    #expect(value["begin_time"] == .text("2024-06-16T07:15:03.104Z"))
    #expect(value["duration_seconds"] == .number(66.916))
    #expect(value["sub_jobs_total"] == .integer(2))
    #expect(value["sub_jobs_done"] == .integer(2))
    #expect(value["first_seen"] == .text("2024-06-16T07:15:03.104Z"))
    #expect(names(value["error"]) == ["code", "message", "details"])
    #expect(value["error"]?["code"] == .text("Common.0021"))
    #expect(names(value["root_cause"]) == ["code", "message", "path", "category"])
    #expect(value["root_cause"]?["category"] == .text("quota"))
    guard case .list(let subs) = value["sub_jobs"] else {
      Issue.record("no list")
      return
    }
    #expect(subs.map(names) == [subFields, subFields])
    #expect(subs.first?["resource_id"] == .text("srv-1"))
  }

  @Test func errorsKeepTheirDetails() throws {
    let value = try job(
      in: #"""
        {"error": {"code": 5, "message": "m", "details": [{"code": 7}]}}
        """#
    ).plainValue(source: nil, url: nil)
    #expect(
      JSONText.compact(value["error"] ?? .null) == #"""
        {"code":"5","message":"m","details":[{"code":"7","message":null}]}
        """#)
  }

  @Test func numbersAreWrittenPlainly() {
    #expect(JSONText.compact(.number(66.916)) == "66.916")
    #expect(JSONText.compact(.number(4)) == "4")
    #expect(JSONText.compact(.number(-0.5)) == "-0.5")
    #expect(JSONText.compact(.number(.infinity)) == "null")
    #expect(JSONText.compact(.number(.nan)) == "null")
  }

  @Test func textsAreEscaped() {
    #expect(
      JSONText.compact(.text("a\"b\\c\n\u{1b}\u{202e}é😀\u{e0001}"))
        == #""a\"b\\c\n\u001b\u202eé😀\udb40\udc01""#)
  }

  @Test func prettyTextIsIndented() {
    let value = PlainValue.object([
      ("a", .list([.integer(1), .null])), ("b", .object([])), ("c", .list([])),
    ])
    #expect(
      JSONText.pretty(value)
        == "{\n  \"a\": [\n    1,\n    null\n  ],\n  \"b\": {},\n  \"c\": []\n}")
  }

  @Test(arguments: Fixture.all)
  func outputIsReadAsTheSameJob(fixture: Fixture) throws {
    for case .job(let job) in readings(in: fixture.bytes).map(\.observation)
    where job.id != nil && job.rawStatus != nil {
      let text = JSONText.compact(job.plainValue(source: "s", url: nil))
      let again = try JobModelTests.job(in: text)
      #expect(again.id == job.id)
    }
  }
}
