import JobModel
import Testing

/// The deepest error that explains a failed job.
@Suite struct RootCauseTests {
  private func cause(_ text: String) throws -> RootCause? { try job(in: text).rootCause }

  private func failed(_ subJobs: String, code: String = "null", reason: String = "null") -> String {
    #"""
    {"job_id": "j", "job_type": "createServer", "status": "FAIL", "error_code": \#(code),
     "fail_reason": \#(reason), "entities": {"sub_jobs": [\#(subJobs)]}}
    """#
  }

  @Test func textInsideTheFailedSubJobExplainsIt() throws {
    let job = try job(in: try Fixture.named("ecs_failed.json").text)
    #expect(job.error == JobError(code: "Common.0021", message: "A sub job failed."))
    let cause = try #require(job.rootCause)
    #expect(cause.code == "Ecs.0220")
    #expect(cause.message == "Quota exceeded for cores: asked for 8, 3 are left")
    #expect(cause.path.starts(with: ["job", "createSingleServer", "errorcode_message"]))
    #expect(cause.category == .quota)
    #expect(job.flags == [.partial, .rolledBack])
  }

  @Test func withoutSubJobsTheJobSpeaksForItself() throws {
    let cause = try cause(
      #"""
      {"job_id": "j", "status": "FAIL", "error_code": "Ecs.0001", "fail_reason": "r"}
      """#)
    #expect(cause?.code == "Ecs.0001")
    #expect(cause?.message == "r")
    #expect(cause?.path == ["job"])
  }

  @Test func aSilentSubJobLeavesItToTheJob() throws {
    let cause = try cause(
      failed(#"{"job_id": "s", "status": "FAIL"}"#, code: #""Ecs.0001""#, reason: #""r""#))
    #expect(cause?.code == "Ecs.0001")
    #expect(cause?.message == "r")
  }

  @Test func aSubJobWithoutTextInheritsTheNearest() throws {
    let cause = try cause(
      failed(
        #"""
        {"job_id": "s", "job_type": "createSingleServer", "status": "FAIL",
         "error_code": "Ecs.0999"}
        """#, code: #""Common.0021""#, reason: #""A sub job failed.""#))
    #expect(cause?.code == "Ecs.0999")
    #expect(cause?.message == "A sub job failed.")
    #expect(cause?.path == ["job", "createSingleServer"])
  }

  @Test func aSubJobWithoutACodeInheritsTheNearest() throws {
    let cause = try cause(
      failed(
        #"""
        {"job_id": "s", "job_type": "t", "status": "FAIL", "fail_reason": "the port is down"}
        """#, code: #""Common.0021""#, reason: #""x""#))
    #expect(cause?.code == "Common.0021")
    #expect(cause?.message == "the port is down")
  }

  @Test func onlyFailedSubJobsExplain() throws {
    let cause = try cause(
      failed(
        #"""
        {"job_id": "a", "status": "SUCCESS", "fail_reason": "old noise"}, {"job_id": "b",
         "job_type": "t", "status": "FAIL", "fail_reason": "r"}
        """#))
    #expect(cause?.message == "r")
  }

  @Test func ofEquallyDeepOnesTheFirst() throws {
    let cause = try cause(
      failed(
        #"""
        {"job_id": "a", "job_type": "t", "status": "FAIL", "fail_reason": "one"}, {
         "job_id": "b", "job_type": "t", "status": "FAIL", "fail_reason": "two"}
        """#))
    #expect(cause?.message == "one")
  }

  @Test func theDeepestOfSeveral() throws {
    let cause = try cause(
      failed(
        """
        {"job_id": "a", "job_type": "t", "status": "FAIL", "fail_reason": "shallow"},
        {"job_id": "b", "job_type": "u", "status": "FAIL", "fail_reason": "x", "entities": {"sub_jobs": [
          {"job_id": "c", "job_type": "v", "status": "FAIL", "error_code": "Net.0001", "fail_reason": "deep"}]}}
        """))
    #expect(cause?.message == "deep")
    #expect(cause?.code == "Net.0001")
    #expect(cause?.path == ["job", "u", "v"])
  }

  @Test func aSubJobOfTheSameTypeIsALevelOfItsOwn() throws {
    let cause = try cause(
      #"""
      {"job_id": "j", "job_type": "createBatchPublicip", "status": "FAIL", "entities": {"sub_jobs": [
        {"job_id": "a", "job_type": "createPublicip", "status": "FAIL", "entities": {"sub_jobs": [
          {"job_id": "b", "job_type": "createPublicip", "status": "FAIL", "error_code": "VPC.0001"}
        ]}}]}}
      """#)
    #expect(cause?.path == ["job", "createPublicip", "createPublicip"])
  }

  @Test func aLevelOfTheTreeIsDeeperThanAnyText() throws {
    let cause = try cause(
      failed(
        #"""
        {"job_id": "a", "job_type": "t", "status": "FAIL",
         "fail_reason": "x {\"error\": {\"code\": \"Text.0001\", \"message\": \"y {\\\"code\\\": \\\"Text.0002\\\", \\\"message\\\": \\\"z\\\"}\"}}"},
        {"job_id": "b", "job_type": "u", "status": "FAIL", "entities": {"sub_jobs": [
          {"job_id": "c", "job_type": "v", "status": "FAIL", "error_code": "Tree.0001"}]}}
        """#))
    #expect(cause?.code == "Tree.0001")
  }

  @Test(arguments: [
    #"x {\"message\": \"inner msg\"}"#, #"x {\"error\": {\"message\": \"inner msg\"}}"#,
    #"x {\"foo\": {\"message\": \"inner msg\"}}"#,
    #"{\"items\": []} {\"error_msg\": \"inner msg\"}"#,
  ])
  func aTextWithoutACodeInheritsIt(reason: String) throws {
    let cause = try cause(
      #"""
      {"job_id": "j", "status": "FAIL", "error_code": "Ecs.0204", "fail_reason": "\#(reason)"}
      """#)
    #expect(cause?.code == "Ecs.0204")
    #expect(cause?.message == "inner msg")
    #expect(cause?.path == ["job", "fail_reason"])
  }

  @Test func imagesHaveAReasonThatTellsMore() throws {
    let job = try job(
      in: #"""
        {"job_id": "j", "job_type": "imsImportImageJob", "status": "FAIL",
         "error_code": "IMG.0001", "fail_reason": "the job failed",
         "entities": {"addition_error_code": "IMG.0144", "addition_error_msg": "no such bucket"}}
        """#)
    #expect(job.error == JobError(code: "IMG.0001", message: "the job failed"))
    #expect(job.rootCause?.code == "IMG.0144")
    #expect(job.rootCause?.message == "no such bucket")
    #expect(job.rootCause?.path == ["job", "addition_error_msg"])
  }

  @Test func jobsInsideTextsAreOpened() throws {
    let cause = try cause(try Fixture.named("cce_quoted_failure.json").text)
    #expect(cause?.code == "Ecs.0319")
    #expect(cause?.path.last == "createSingleServer")
  }

  @Test func partOfAJobMayBeQuoted() throws {
    let cause = try cause(
      failed(
        #"""
        {"job_id": "s", "job_type": "t", "status": "FAIL",
         "fail_reason": "[[Step.Do] failed: {\"sub_jobs\":[{\"status\":\"FAIL\",\"job_id\":\"q\",\"job_type\":\"inner\",\"error_code\":\"Ecs.0707\",\"fail_reason\":\"why\"}]}]"}
        """#))
    #expect(cause?.code == "Ecs.0707")
    #expect(cause?.message == "why")
  }

  @Test func textsAreOpenedMoreThanOnce() throws {
    let inner = #"""
      {\\\"error\\\":{\\\"code\\\":\\\"Vol.0009\\\",\\\"message\\\":\\\"disk is full\\\"}}
      """#
    let cause = try cause(
      #"""
      {"job_id": "j", "status": "FAIL", "error_code": "A.0001",
       "fail_reason": "outer {\"message\": \"middle \#(inner)\", \"code\": \"B.0002\"}"}
      """#)
    #expect(cause?.code == "Vol.0009")
    #expect(cause?.message == "disk is full")
  }

  @Test(arguments: [
    "(BMS.3033) The disk was not made.", "BMS.3033 The disk was not made.",
    "BMS.3033: The disk was not made.",
    "[BMS.3033] The disk was not made.", "  (BMS.3033)  The disk was not made. ",
  ])
  func aCodeMayStandBeforeTheText(text: String) throws {
    let cause = try cause(
      #"""
      {"job_id": "j", "status": "FAIL", "error_code": null, "fail_reason": "\#(text)"}
      """#)
    #expect(cause?.code == "BMS.3033")
    #expect(cause?.message == "The disk was not made.")
  }

  @Test func ordinaryTextHasNoCode() throws {
    for text in [
      "Version 3.100 is gone", "createVM failed.", "fsp cinder return 500", "e.g. 12345",
    ] {
      let cause = try cause(#"{"job_id": "j", "status": "FAIL", "fail_reason": "\#(text)"}"#)
      #expect(cause?.code == nil)
      #expect(cause?.message == text)
    }
  }

  @Test func bracesThatAreNotJSONStayText() throws {
    let cause = try cause(
      #"""
      {"job_id": "j", "status": "FAIL", "fail_reason": "bad template {name} {\"x\": }"}
      """#)
    #expect(cause?.message == #"bad template {name} {"x": }"#)
  }

  @Test func anEmbeddedAnswerThatSaysNothingExplainsNothing() throws {
    let cause = try cause(
      #"""
      {"job_id": "j", "status": "FAIL", "error_code": "A.0001",
       "fail_reason": "got {\"items\": []}"}
      """#)
    #expect(cause?.code == "A.0001")
    #expect(cause?.message == #"got {"items": []}"#)
  }

  @Test func nothingSaidIsNull() throws {
    let job = try job(
      in: #"""
        {"job_id": "j", "status": "FAIL", "error_code": "", "fail_reason": null}
        """#)
    #expect(job.rootCause == nil)
    #expect(job.error == nil)
    #expect(job.flags == [.silentFailure])
  }

  @Test func nothingFailedIsNull() throws {
    #expect(
      try job(
        in: #"""
          {"job_id": "j", "status": "SUCCESS", "error_code": null}
          """#
      ).rootCause == nil)
    #expect(try job(in: #"{"job_id": "j", "status": "RUNNING"}"#).rootCause == nil)
  }

  @Test func aFailedSubJobOfARunningJobIsExplained() throws {
    let job = try job(
      in: #"""
        {"job_id": "j", "status": "RUNNING", "entities": {"sub_jobs": [{"job_id": "s",
         "job_type": "t", "status": "FAIL", "error_code": "A.0001"}]}}
        """#)
    #expect(job.state == .running)
    #expect(job.rootCause?.code == "A.0001")
    #expect(job.flags == [])
  }

  @Test func subJobsHaveTheirOwnCause() throws {
    let job = try job(in: try Fixture.named("ecs_failed.json").text)
    #expect(job.subJobs.map { $0.rootCause?.code } == [nil, "Ecs.0220"])
  }

  // MARK: Flags

  @Test func aMadeThingIsTakenAwayAgain() throws {
    let seen = try job(
      in: failed(
        #"""
        {"job_id": "s", "job_type": "createSingleServer", "status": "FAIL", "error_code": "A.0001",
         "entities": {"server_id": "srv"}}
        """#))
    #expect(seen.flags == [.rolledBack])
    let none = try job(
      in: failed(
        #"""
        {"job_id": "s", "job_type": "createSingleServer", "status": "FAIL", "error_code": "A.0001"}
        """#))
    #expect(none.flags == [])
  }

  @Test func whatWasThereBeforeIsNotTakenAway() throws {
    let job = try job(
      in: #"""
        {"job_id": "j", "job_type": "deleteVolume", "status": "FAIL", "error_code": "A.0001",
         "entities": {"volume_id": "v"}}
        """#)
    #expect(job.flags == [])
  }

  @Test func successWithAFailedSubJobHidesAFailure() throws {
    let job = try job(
      in: #"""
        {"job_id": "j", "status": "SUCCESS", "entities": {"sub_jobs": [{"job_id": "s",
         "status": "FAIL"}]}}
        """#)
    #expect(job.flags == [.hiddenFailure])
  }
}
