import JobModel
import Testing

/// What a call that starts something answers.
@Suite struct SubmissionTests {
  @Test func aJobIsAHandleThatNobodyHasAskedAbout() throws {
    let job = try job(in: #"{"job_id": "ff80808290a1b2c301901f2a3b4c0001"}"#)
    #expect(job.id?.rawValue == "ff80808290a1b2c301901f2a3b4c0001")
    #expect(job.orderID == nil)
    #expect(job.state == .unknown)
    #expect(job.rawStatus == nil)
    #expect(job.error == nil)
    #expect(job.rootCause == nil)
  }

  @Test func aPrepaidPurchaseHasAnOrderAndAJob() throws {
    let job = try job(
      in: #"""
        {"order_id": "CS2406191417ABCDE", "job_id": "ff8080829000000001901f2a3b4c0002"}
        """#)
    #expect(job.id?.rawValue == "ff8080829000000001901f2a3b4c0002")
    #expect(job.orderID?.rawValue == "CS2406191417ABCDE")
    #expect(job.state == .unknown)
  }

  @Test func aPurchaseMayHaveOnlyAnOrder() throws {
    let job = try job(in: #"{"order_id": "CS2406191417ABCDE", "volume_ids": ["v-1"]}"#)
    #expect(job.id == nil)
    #expect(job.orderID?.rawValue == "CS2406191417ABCDE")
    #expect(job.resourceID == "v-1")
    #expect(job.state == .unknown)
  }

  @Test func aRefusedSubmissionHasFailed() throws {
    let job = try job(in: #"{"error": {"message": "No such flavor.", "code": "Ecs.0019"}}"#)
    #expect(job.id == nil)
    #expect(job.state == .failed)
    #expect(job.error == JobError(code: "Ecs.0019", message: "No such flavor."))
    #expect(job.rootCause?.code == "Ecs.0019")
    #expect(job.rootCause?.message == "No such flavor.")
    #expect(job.service == "ecs")
  }

  @Test func theFirstDetailWithACodeOrAMessageIsTheCause() throws {
    let job = try job(
      in: """
        {"error": {"message": "request refused", "code": "BMS.0001", "details": [
          {"code": "", "message": null},
          {"code": "BMS.0031", "message": "The key pair is not there."},
          {"code": "BMS.0040", "message": "The subnet is not there."}]}}
        """)
    #expect(job.error?.code == "BMS.0001")
    #expect(job.error?.message == "request refused")
    #expect(
      job.error?.details.contains(
        ErrorDetail(code: "BMS.0040", message: "The subnet is not there.")) == true)
    #expect(job.rootCause?.code == "BMS.0031")
    #expect(job.rootCause?.message == "The key pair is not there.")
  }

  @Test func aDetailWithoutACodeTakesItFromAround() throws {
    let job = try job(
      in: #"""
        {"error": {"message": "refused", "code": "Ecs.0013", "details": [{
         "message": "12 of 12 addresses are in use"}]}}
        """#)
    #expect(job.rootCause?.code == "Ecs.0013")
    #expect(job.rootCause?.message == "12 of 12 addresses are in use")
  }

  @Test func aDetailWithoutAMessageTakesItFromAround() throws {
    let job = try job(
      in: #"""
        {"error": {"message": "refused", "code": "Ecs.0013", "details": [{"code": "Ecs.0219"}]}}
        """#)
    #expect(job.rootCause?.code == "Ecs.0219")
    #expect(job.rootCause?.message == "refused")
  }

  @Test(arguments: [
    "job_id", "jobId", "jobid", "jobID", "JOB_ID", "workflowId", "workflow_id", "task_id",
  ])
  func handlesHaveManyNames(name: String) throws {
    let job = try job(in: #"{"\#(name)": "3f1d8a52-77c1-4d0e-9a1b-0f6c2f7f4a10"}"#)
    #expect(job.id?.rawValue == "3f1d8a52-77c1-4d0e-9a1b-0f6c2f7f4a10")
  }

  @Test func whatIsMadeIsNamedBesideTheHandle() throws {
    let server = try job(in: #"{"job_id": "j-1", "serverIds": ["s-1"]}"#)
    #expect(server.resourceID == "s-1")
    let address = try job(in: #"{"job_id": "j-1", "publicip_id": "e-1"}"#)
    #expect(address.resourceID == "e-1")
    let database = try job(
      in: #"""
        {"instance": {"id": "i-1in01", "name": "orders-db"}, "job_id": "j-1"}
        """#)
    #expect(database.resourceID == "i-1in01")
    #expect(database.resourceName == "orders-db")
  }

  @Test func anAddressToAskAtIsNoHandle() throws {
    let job = try job(in: #"{"uri": "/v1.0/p-1/jobs/j-1", "job_id": "j-1"}"#)
    #expect(job.id?.rawValue == "j-1")
  }

  @Test func eachPartOfABatchHasItsOwnHandle() {
    let found = jobs(
      in: #"{"responses": [{"job_id": "j-1", "id": "a"}, {"job_id": "j-2", "id": "b"}]}"#)
    #expect(found.map { $0.id?.rawValue } == ["j-1", "j-2"])
  }

  @Test func aBatchMayFailInPart() throws {
    let job = try job(
      in: """
        {"error": {"code": "Ecs.0600", "message": "some servers were left out"},
         "internalError": [{"id": "s-1", "error_code": "ECS.0614", "error_message": "locked"},
                           {"id": "s-2", "error_code": "ECS.0615", "error_message": "busy"}]}
        """)
    #expect(job.state == .failed)
    #expect(job.error?.code == "Ecs.0600")
    #expect(job.error?.details.map(\.code) == ["ECS.0614", "ECS.0615"])
    #expect(job.rootCause?.code == "ECS.0614")
    #expect(job.rootCause?.message == "locked")
  }

  @Test func whatIsKnownOfTheRequestIsKept() throws {
    var hint = ReadingHint()
    hint.service = "evs"
    hint.region = "eu-de"
    hint.projectID = "p-1"
    hint.context = "prod"
    hint.requestID = "r-1"
    let job = try job(in: #"{"job_id": "j-1"}"#, hint: hint)
    #expect(job.service == "evs")
    #expect(job.region == "eu-de")
    #expect(job.projectID == "p-1")
    #expect(job.context == "prod")
    #expect(job.requestID == "r-1")
  }
}
