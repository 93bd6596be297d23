import JobModel
import Testing

/// What a reader has to put up with.
@Suite struct ToleranceTests {
  @Test func everyScalarMayBeOfAnyKind() throws {
    for value in ["null", "\"\"", "\"  \"", "1", "true", "1.5", "{}", "[]", "\"x\""] {
      let text = """
        {"job_id": "j", "status": "FAIL", "job_type": \(value), "begin_time": \(value), "end_time": \(value), "error_code": \(value),
         "fail_reason": \(value), "entities": \(value), "sub_jobs": \(value), "process": \(value), "order_id": \(value), "project_id": \(value),
         "instance": \(value), "extra_info": \(value), "error": \(value), "region": \(value)}
        """
      #expect(try job(in: text).state == .failed, "\(value)")
    }
  }

  @Test func numbersMayBeIDs() throws {
    let job = try job(in: #"{"job_id": 15645710000000001, "status": "SUCCESS"}"#)
    #expect(job.id?.rawValue == "15645710000000001")
  }

  @Test func numbersMayBeCodes() throws {
    #expect(
      try job(
        in: #"""
          {"job_id": "j", "status": "FAIL", "error_code": 5001}
          """#
      ).error?.code == "5001")
  }

  @Test func namesAreFoundInAnySpelling() throws {
    for name in ["job_id", "jobId", "JOB_ID", " job_id ", "job-id", "JobID"] {
      #expect(try job(in: #"{"\#(name)": "j", "Status": "Running"}"#).id?.rawValue == "j")
    }
  }

  @Test func ofEqualNamesTheLastCounts() throws {
    #expect(
      try job(
        in: #"""
          {"job_id": "a", "status": "RUNNING", "status": "FAIL", "job_id": "b"}
          """#
      ).state == .failed)
  }

  @Test func oneSubJobMayComeWithoutItsList() throws {
    let job = try job(
      in: #"""
        {"job_id": "j", "status": "RUNNING", "entities": {"sub_jobs": {"job_id": "s",
         "status": "INIT"}}}
        """#)
    #expect(job.subJobs.map { $0.id?.rawValue } == ["s"])
  }

  @Test func anEmptyListDoesNotHideAFullOne() throws {
    let job = try job(
      in: #"""
        {"job_id": "j", "status": "RUNNING", "entities": {"sub_jobs": []}, "sub_jobs": [{
         "job_id": "s", "status": "INIT"}]}
        """#)
    #expect(job.subJobs.count == 1)
  }

  @Test func emptyTimesDoNotHideOthers() throws {
    let job = try job(
      in: #"""
        {"job_id": "j", "status": "SUCCESS", "begin_time": "",
         "created_at": "2024-01-02T03:04:05Z", "end_time": "",
         "updated_at": "2024-01-02T03:04:06Z"}
        """#)
    #expect(job.duration == .seconds(1))
  }

  @Test func emptyWrappersHoldNothing() {
    for text in [
      #"{"job": {}}"#, #"{"job": null}"#, #"{"data": {}}"#, #"{"jobs": []}"#, #"{"jobs": null}"#,
      "{}", "[]", "[{}]",
    ] {
      #expect(readings(in: text).isEmpty, "\(text)")
    }
  }

  @Test func wrappersMayBeNested() throws {
    #expect(
      try job(
        in: #"""
          {"data": {"job": {"id": "j", "status": "Running"}}}
          """#
      ).id?.rawValue == "j")
    #expect(
      try job(
        in: #"""
          {"result": {"jobs": [{"id": "j", "status": "Running"}]}}
          """#
      ).id?.rawValue == "j")
  }

  @Test func controlCharactersInTextsAreKept() throws {
    let job = try job(
      in: "{\"job_id\": \"j\", \"status\": \"FAIL\", \"fail_reason\": \"a\u{1b}[31mb\u{202e}\tc\"}")
    #expect(job.error?.message == "a\u{1b}[31mb\u{202e}\tc")
    let output = JSONText.compact(job.plainValue(source: nil, url: nil))
    #expect(output == output.printable)
  }

  @Test func brokenEncodingIsRepaired() throws {
    let bytes =
      Array(
        #"""
        {"job_id": "j", "status": "FAIL", "fail_reason": "a
        """#.utf8) + [0xff, 0xc3] + Array(#"b"}"#.utf8)
    guard case .job(let job) = readings(in: bytes).first?.observation else {
      Issue.record("no job")
      return
    }
    #expect(job.error?.message == "a\u{fffd}\u{fffd}b")
  }

  @Test func escapesAreResolved() throws {
    let job = try job(
      in: #"""
        {"job_id": "j", "status": "FAIL", "fail_reason": "\u00e9\n\"\\\/\ud83d\ude00 \ud83d \uzz"}
        """#)
    #expect(job.error?.message == "é\n\"\\/😀 \u{fffd} \\uzz")
  }

  @Test func escapedNamesAreNames() throws {
    #expect(try job(in: #"{"job\u005fid": "j", "status": "INIT"}"#).id?.rawValue == "j")
  }
}
