import JobModel
import Testing

/// An answer that is only an error, in every shape of the gateways and services.
@Suite struct ErrorShapeTests {
  struct Shape: CustomTestStringConvertible {
    var text: String
    var code: String?
    var message: String?
    var testDescription: String { text }

    init(_ text: String, _ code: String?, _ message: String?) {
      self.text = text
      self.code = code
      self.message = message
    }
  }

  @Test(arguments: [
    Shape(#"{"forbidden": {"code": 403, "message": "m"}}"#, "403", "m"),
    Shape(#"{"itemNotFound": {"code": 404, "message": "m"}}"#, "404", "m"),
    Shape(#"{"badRequest": {"code": 400, "message": "m"}}"#, "400", "m"),
    Shape(#"{"computeFault": {"code": 500, "message": "m", "created": "x"}}"#, "500", "m"),
    Shape(#"{"overLimit": {"code": 413, "message": "m", "retryAfter": 0}}"#, "413", "m"),
    Shape(#"{"somethingNew": {"code": 409, "message": "m"}}"#, "409", "m"),
    Shape(
      #"""
      {"NeutronError": {"type": "AddressInUse", "message": "m", "detail": ""}}
      """#, "AddressInUse", "m"),
    Shape(#"{"error": {"message": "m", "code": "Ecs.0005"}}"#, "Ecs.0005", "m"),
    Shape(#"{"error": {"code": 401, "message": "m", "title": "Unauthorized"}}"#, "401", "m"),
    Shape(#"{"error": {"code": 401, "title": "Unauthorized"}}"#, "401", "Unauthorized"),
    Shape(#"{"error": {"message": "m"}}"#, nil, "m"),
    Shape(#"{"error_code": "DBS.200022", "error_msg": "m"}"#, "DBS.200022", "m"),
    Shape(#"{"error_msg": "m", "error_code": "APIGW.0301", "request_id": "r"}"#, "APIGW.0301", "m"),
    Shape(
      #"""
      {"error_code": "X.0001", "error_msg": "m", "encoded_authorization_message": "abc"}
      """#, "X.0001", "m"),
    Shape(
      #"""
      {"error_code": "X.0001", "error_msg": "m", "error_ext_msg": null, "details": null}
      """#, "X.0001", "m"),
    Shape(#"{"errorCode": "X.1", "errorMsg": "m"}"#, "X.1", "m"),
    Shape(#"{"errorCode": "CCE.01400007", "errorMessage": "m"}"#, "CCE.01400007", "m"),
    Shape(#"{"errCode": "SFS.TURBO.0001", "errMsg": "m"}"#, "SFS.TURBO.0001", "m"),
    Shape(#"{"errCode": "RDS.0011", "externalMessage": "m"}"#, "RDS.0011", "m"),
    Shape(#"{"errorCodeStr": "X.2", "message": "m"}"#, "X.2", "m"),
    Shape(#"{"code": "VPC.0202", "message": "m"}"#, "VPC.0202", "m"),
    Shape(#"{"code": 404, "message": "m"}"#, "404", "m"),
    Shape(
      #"""
      {"error_code": "X.3", "error_message": "m", "status_code": 400, "request_id": "r"}
      """#, "X.3", "m"),
    Shape(
      #"""
      {"errors": [{"error_code": "X.4", "error_msg": "m"}, {"error_code": "X.5",
       "error_msg": "n"}]}
      """#, "X.4", "m"),
    Shape(#"{"results": [{"error_code": "X.6", "error_msg": "m"}]}"#, "X.6", "m"),
    Shape(#"{"error": {"error_code": "X.7", "error_msg": "m"}}"#, "X.7", "m"),
    Shape(#"{"error": {"inner": {"error_code": "X.8", "error_msg": "m"}}}"#, "X.8", "m"),
    Shape(
      #"""
      {"status": null, "entities": null, "job_id": null, "job_type": null, "error_code": null,
       "fail_reason": null, "message": "m", "code": "Common.0011"}
      """#, "Common.0011", "m"),
    Shape(#"{"code": "VPC.0601", "message": "m", "foo": null}"#, "VPC.0601", "m"),
    Shape(#"{"badRequest": {"message": "m", "code": 400}, "request_id": "r"}"#, "400", "m"),
    Shape(
      #"""
      {"NeutronError": {"type": "AddressInUse", "message": "m", "detail": ""}, "request_id": "r"}
      """#, "AddressInUse", "m"),
    Shape(
      #"""
      {"response": {"error_code": "InvalidParameter", "error_msg": "m"}}
      """#, "InvalidParameter", "m"),
    Shape(#"{"result": {"error": {"code": 400, "message": "m"}}}"#, "400", "m"),
    Shape(#"{"foo": {"bar": {"error_code": "E.1", "error_msg": "m"}}}"#, "E.1", "m"),
    Shape(#"[{"error_code": "X.9", "error_msg": "m"}]"#, "X.9", "m"),
  ])
  func isAFailedSubmission(shape: Shape) throws {
    let job = try job(in: shape.text)
    #expect(job.id == nil)
    #expect(job.state == .failed)
    #expect(job.error?.code == shape.code)
    #expect(job.error?.message == shape.message)
    #expect(job.rootCause?.code == shape.code)
    #expect(job.rootCause?.message == shape.message)
  }

  @Test func theRequestIsKept() throws {
    #expect(
      try job(
        in: #"""
          {"error_code": "X.1", "error_msg": "m", "request_id": "r-7"}
          """#
      ).requestID == "r-7")
  }

  @Test func aQuestionForAJobThatIsNotKnownKeepsWhatWasSaid() throws {
    let job = try job(
      in: #"""
        {"status": null, "entities": null, "job_id": "j", "job_type": null, "error_code": null,
         "fail_reason": null, "message": "query job fail", "code": "Common.0011"}
        """#)
    #expect(job.id?.rawValue == "j")
    #expect(job.state == .gone)
    #expect(job.error == JobError(code: "Common.0011", message: "query job fail"))
  }

  @Test(arguments: [
    #"{"level": "info", "response": {"error_code": "InvalidParameter", "error_msg": "m"}}"#,
    #"{"request": {"id": 1}, "response": {"error": {"code": 400, "message": "m"}}}"#,
    #"{"response": {"error": "m"}}"#, #"{"response": {"errors": [{"message": "m"}]}}"#,
    #"{"code": "E42", "message": "m", "job_type": "x"}"#,
  ])
  func errorsOfOthersAreNone(text: String) { #expect(readings(in: text).isEmpty) }

  @Test func aPageOfAProxyIsAnError() throws {
    let job = try job(in: try Fixture.named("gateway.html").text)
    #expect(job.state == .failed)
    #expect(job.error?.code == "502")
    #expect(job.error?.message == "502 Bad Gateway proxy")
    #expect(job.rootCause?.category == .serviceFault)
  }

  @Test func pagesBeginInManyWays() {
    for start in [
      "<html>", "\n  <HTML lang=en>", "\u{feff}<!DOCTYPE html>\n<html>", "<!doctype HTML PUBLIC>",
    ] {
      #expect(jobs(in: start + "<title>504 Gateway Time-out</title>").first?.error?.code == "504")
    }
  }

  @Test func successIsNoError() {
    for text in [
      #"{"code": 200, "message": "ok"}"#, #"{"code": 0, "message": "success"}"#,
      #"{"code": "0", "message": "done"}"#,
      #"{"error_code": 0, "error_msg": ""}"#,
      #"""
      {"error_code": "0", "error_msg": "success"}
      """#, #"{"error": {"code": 0, "message": ""}}"#,
      #"""
      {"status": {"code": 200, "message": "OK"}}
      """#, #"{"error": null}"#, #"{"error": {}}"#, #"{"errors": []}"#,
      #"{"code": "OK", "message": "done"}"#, #"{"code": "SUCCESS", "message": "done"}"#,
    ] { #expect(readings(in: text).isEmpty, "\(text)") }
  }

  // MARK: Answers to a question

  private func asked(_ text: String, status: Int? = nil) -> [Observation] {
    var hint = ReadingHint()
    hint.askedJob = JobID(rawValue: "j-1")
    hint.httpStatus = status
    return readings(in: text, hint: hint).map(\.observation)
  }

  @Test(arguments: [
    #"""
    {"error": {"code": "Common.0011", "message": "none"}}
    """#, #"{"error": {"code": "Common.0025", "message": "none"}}"#,
    #"{"error_code": "DBS.200543", "error_msg": "none"}"#,
    #"""
    {"itemNotFound": {"code": 404, "message": "none"}}
    """#,
  ])
  func aJobMayBeForgottenWhateverTheStatus(text: String) {
    guard case .notFound(let id, _) = asked(text, status: 400).first else {
      Issue.record("not recognised: \(text)")
      return
    }
    #expect(id.rawValue == "j-1")
  }

  @Test func otherErrorsLeaveTheQuestionOpen() {
    #expect(
      asked(#"{"error_code": "APIGW.0308", "error_msg": "slow down"}"#, status: 429)
        == [.refused(JobError(code: "APIGW.0308", message: "slow down"))])
  }

  @Test func anAnswerThatIsNoJSONHasTheCodeOfItsStatus() {
    #expect(
      asked("Bad Gateway", status: 502) == [.refused(JobError(code: "502", message: "Bad Gateway"))]
    )
    #expect(asked("", status: 503) == [.refused(JobError(code: "503", message: nil))])
    #expect(
      asked("<html><title>504 Gateway Time-out</title></html>", status: 504)
        == [.refused(JobError(code: "504", message: "504 Gateway Time-out"))])
    #expect(
      asked("", status: 404) == [
        .notFound(JobID(rawValue: "j-1"), JobError(code: "404", message: nil))
      ])
  }

  @Test func whatAnswersAQuestionForAJobIsAJob() {
    guard case .job(let job) = asked(#"{"id": "j-1", "status": "Creating"}"#, status: 200).first
    else {
      Issue.record("no job")
      return
    }
    #expect(job.id?.rawValue == "j-1")
    #expect(job.state == .waiting)
  }
}
