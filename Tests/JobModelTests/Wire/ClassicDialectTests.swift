import JobModel
import Testing

/// The answers of ECS, BMS, EVS and their kin: `job_id`, `status`, `begin_time`, `entities`.
@Suite struct ClassicDialectTests {
  @Test func aServerIsMadeByASubJob() throws {
    let job = try job(in: try Fixture.named("ecs_success.json").text)
    #expect(job.id?.rawValue == "ff8080828f0000010190200000000001")
    #expect(job.type == "createServer")
    #expect(job.state == .succeeded)
    #expect(job.rawStatus == "SUCCESS")
    #expect(job.service == "ecs")
    #expect(job.began == (try time("2024-06-16T07:15:03.104Z")))
    #expect(job.ended == (try time("2024-06-16T07:16:10.020Z")))
    #expect(job.duration == Span(milliseconds: 66_916))
    #expect(job.subJobsTotal == 1)
    #expect(job.subJobsDone == 1)
    #expect(job.subJobs.first?.type == "createSingleServer")
    #expect(job.subJobs.first?.resourceID == "7d1f0c52-0001-4c6e-8f00-000000000001")
    #expect(job.error == nil)
    #expect(job.rootCause == nil)
    #expect(job.flags == [])
  }

  @Test func aRunningJobHasNoEnd() throws {
    let job = try job(
      in: """
        {"job_id": "j-1", "job_type": "createVolume", "status": "RUNNING", "end_time": "",
         "begin_time": "2024-06-16T07:15:03.104Z", "error_code": null, "fail_reason": null,
         "entities": {"volume_id": "v-1", "volume_type": "SSD", "size": 40, "name": "data"}}
        """)
    #expect(job.state == .running)
    #expect(job.ended == nil)
    #expect(job.duration == nil)
    #expect(job.service == "evs")
    #expect(job.resourceID == "v-1")
    #expect(job.resourceName == "data")
    #expect(job.subJobsTotal == nil)
    #expect(job.subJobsDone == nil)
    #expect(job.error == nil)
  }

  @Test func membersMayBeAbsentAltogether() throws {
    let job = try job(in: #"{"status": "INIT", "job_id": "j-1"}"#)
    #expect(job.state == .waiting)
    #expect(job.type == nil)
    #expect(job.began == nil)
  }

  @Test func subJobsAreCountedNotBelieved() throws {
    let more = try job(
      in: #"""
        {"job_id": "j", "status": "RUNNING", "entities": {"sub_jobs_total": 5, "sub_jobs": [{
         "job_id": "a", "status": "SUCCESS"}, {"job_id": "b", "status": "INIT"}]}}
        """#)
    #expect(more.subJobsTotal == 2)
    #expect(more.subJobsDone == 1)
    let none = try job(
      in: #"{"job_id": "j", "status": "INIT", "entities": {"sub_jobs_total": 3, "sub_jobs": []}}"#)
    #expect(none.subJobsTotal == 3)
    #expect(none.subJobsDone == 0)
    let unsaid = try job(
      in: #"""
        {"job_id": "j", "status": "RUNNING", "entities": {"sub_jobs": [{"job_id": "a",
         "status": "INIT"}]}}
        """#)
    #expect(unsaid.subJobsTotal == 1)
  }

  @Test func bareMetalSubJobsSpeakOfThemselvesInCodeAndMessage() throws {
    let job = try job(
      in: """
        {"job_id": "j", "job_type": "baremetalBatchCreate", "status": "FAIL", "message": "question", "code": "Q.1",
         "error_code": null, "fail_reason": null, "entities": {"sub_jobs_total": 1, "sub_jobs": [
          {"job_id": "s", "job_type": "baremetalSingleCreate", "status": "FAIL", "error_code": null,
           "message": "The disk was not made.", "code": "BMS.3033", "entities": {"server_id": "m-1", "nic_id": "n-1"}}]}}
        """)
    #expect(job.service == "bms")
    #expect(job.error == nil)
    #expect(job.rootCause?.code == "BMS.3033")
    #expect(job.rootCause?.message == "The disk was not made.")
    #expect(job.rootCause?.path == ["job", "baremetalSingleCreate"])
    #expect(job.resourceID == "m-1")
    #expect(job.flags == [.rolledBack])
  }

  @Test func anErrorMayStandInTheBodyOfAJob() throws {
    let job = try job(
      in: #"""
        {"job_id": "j", "status": "FAIL", "job_type": "createVolume", "error": {
         "message": "no space", "code": "EVS.2024"}}
        """#)
    #expect(job.error == JobError(code: "EVS.2024", message: "no space"))
    #expect(job.rootCause?.code == "EVS.2024")
  }

  @Test func oldBackupsListSubJobsAtTheTop() throws {
    let job = try job(
      in: """
        {"job_id": "j", "job_type": "bksCreateBackup", "status": "SUCCESS", "entities": {"backup_id": "b-1"},
         "sub_jobs": [{"job_id": "s", "job_type": "bksCreateBackup", "status": "SUCCESS"}]}
        """)
    #expect(job.service == "vbs")
    #expect(job.subJobs.map { $0.id?.rawValue } == ["s"])
  }

  @Test func anAddressJobHasNoSubJobsButAList() throws {
    let job = try job(
      in: #"""
        {"job_id": "j", "job_type": "createBatchPublicip", "status": "SUCCESS", "entities": {
         "sub_jobs": []}}
        """#)
    #expect(job.service == "eip")
    #expect(job.subJobs.isEmpty)
    #expect(job.subJobsTotal == 0)
  }

  @Test func subJobsMayHaveSubJobs() throws {
    let job = try job(
      in: """
        {"job_id": "a", "status": "RUNNING", "entities": {"sub_jobs": [
          {"job_id": "b", "status": "RUNNING", "entities": {"sub_jobs": [{"job_id": "c", "status": "INIT"}]}}]}}
        """)
    #expect(job.subJobs.first?.subJobs.first?.id?.rawValue == "c")
  }

  @Test func imagesCallTheirSubJobsResults() throws {
    let job = try job(in: try Fixture.named("ims_failed.json").text)
    #expect(job.service == "ims")
    #expect(job.resourceID == "img-1")
    #expect(job.resourceName == "golden-copy")
    #expect(job.subJobs.count == 1)
    #expect(job.progress == 37.5)
    #expect(job.error?.code == "IMG.0144")
    #expect(job.error?.message == "the bucket cannot be read")
    #expect(job.rootCause?.code == "IMG.0144")
  }

  @Test func protectionJobsNameTheirPairs() throws {
    let job = try job(
      in: """
        {"job_id": "j", "job_type": "attachReplicationPairNew", "status": "SUCCESS",
         "entities": {"replication_pair_id": "rp-1", "protected_instance_id": "pi-1"}}
        """)
    #expect(job.service == "sdrs")
    #expect(job.resourceID == "pi-1")
  }

  @Test func fileSystemsWriteInLowerCase() throws {
    let job = try job(
      in: """
        {"job_id": "j", "job_type": "bind_ldap", "status": "failed", "begin_time": "2024-01-02T03:04:05",
         "end_time": "2024-01-02T03:04:09", "error_code": "SFS.TURBO.0120", "fail_reason": "no directory server",
         "sub_jobs": [{"job_id": "s", "job_type": "bind", "status": "failed", "fail_reason": "refused by 192.0.2.7"}]}
        """)
    #expect(job.state == .failed)
    #expect(job.rawStatus == "failed")
    #expect(job.duration == .seconds(4))
    #expect(job.subJobs.count == 1)
    #expect(job.rootCause?.code == "SFS.TURBO.0120")
    #expect(job.rootCause?.message == "refused by 192.0.2.7")
    #expect(job.rootCause?.path == ["job", "bind"])
    #expect(job.service == "sfs-turbo")
  }

  @Test func cachesCountMillisecondsInTexts() throws {
    let job = try job(
      in: #"""
        {"job_id": "j", "job_type": "masterStandbySwapJob", "status": "SUCCESS",
         "begin_time": "1700000000123", "end_time": "1700000002123", "fail_reason": null}
        """#)
    #expect(job.began == Instant(milliseconds: 1_700_000_000_123))
    #expect(job.duration == .seconds(2))
    #expect(job.service == "dcs")
  }

  @Test func warehousesNameAndFailInTheirOwnWay() throws {
    let job = try job(
      in: """
        {"job_id": "j", "job_name": "clusterCreate", "begin_time": "2024-01-02T03:04:05", "end_time": "2024-01-02T03:14:05",
         "status": "FAIL", "failed_code": "DWS.6000", "failed_detail": "subnet full", "progress": "14%"}
        """)
    #expect(job.type == "clusterCreate")
    #expect(job.error == JobError(code: "DWS.6000", message: "subnet full"))
    #expect(job.progress == 14)
    #expect(job.service == "dws")
  }

  @Test func imageRegistriesUseAnIDAndAReason() throws {
    let job = try job(
      in: """
        {"id": "j", "instance_id": "reg-1", "resource_id": "res-1", "resource_name": "mirror", "type": "sync_image",
         "status": "Failed", "reason": "target unreachable", "created_at": "2024-01-02T03:04:05Z",
         "updated_at": "2024-01-02T03:05:05Z"}
        """)
    #expect(job.id?.rawValue == "j")
    #expect(job.type == "sync_image")
    #expect(job.state == .failed)
    #expect(job.error?.message == "target unreachable")
    #expect(job.resourceName == "mirror")
    #expect(job.duration == .seconds(60))
  }

  @Test func desktopsHideFailedSubJobs() throws {
    let job = try job(in: try Fixture.named("workspace_hidden_failure.json").text)
    #expect(job.id?.rawValue == "wsp-job-1")
    #expect(job.state == .succeeded)
    #expect(job.rawStatus == "COMPLETE")
    #expect(job.subJobs.map(\.state) == [.succeeded, .failed])
    #expect(job.flags == [.partial, .hiddenFailure])
    #expect(job.rootCause?.code == "WKS.0312")
    #expect(job.rootCause?.path == ["job", "createDesktop"])
    #expect(job.subJobs.last?.progress == 80)
  }

  @Test(arguments: [(1, JobState.running), (2, .succeeded), (-1, .failed), (7, .unknown)])
  func phonesCount(number: Int, state: JobState) throws {
    let job = try job(
      in: #"""
        {"request_id": "r", "job_id": "1564", "status": \#(number), "phone_id": "ph-1",
         "error_code": null, "error_msg": null, "execute_msg": null}
        """#)
    #expect(job.state == state)
    #expect(job.rawStatus == String(number))
    #expect(job.resourceID == "ph-1")
    #expect(job.service == "cph")
    #expect(job.requestID == "r")
  }

  @Test(arguments: [(0, JobState.failed), (1, .succeeded), (2, .running), (3, .waiting)])
  func publishedApplicationsCountOtherwise(number: Int, state: JobState) throws {
    let job = try job(
      in: #"""
        {"job": {"job_id": "j", "job_type": "CREATE_SERVER", "job_status": \#(number),
         "execute_code": "", "execute_message": "", "sub_jobs": []}}
        """#)
    #expect(job.state == state)
    #expect(job.rawStatus == String(number))
  }

  @Test func wordsOfSuccessAreNoError() throws {
    let job = try job(
      in: #"""
        {"job": {"job_id": "j", "job_type": "X", "job_status": 1, "execute_code": "0",
         "execute_message": "success"}}
        """#)
    #expect(job.error == nil)
  }

  @Test(arguments: [1, 2, 3])
  func aStepThatDidNotFailIsNoError(number: Int) throws {
    let job = try job(
      in: #"""
        {"job": {"job_id": "j", "job_status": \#(number), "execute_code": "WKS.0001"}}
        """#)
    #expect(job.error == nil)
  }

  @Test func aSubJobThatSucceededHasNoError() throws {
    let job = try job(
      in: #"""
        {"job_id": "j", "status": "RUNNING", "entities": {"sub_jobs": [
         {"job_id": "s", "status": "SUCCESS", "fail_reason": "tried again"}]}}
        """#)
    #expect(job.subJobs.map(\.error) == [nil])
  }

  @Test(arguments: ["", #""status": null, "#, #""status": {}, "#])
  func withoutAStatusEverythingElseIsKept(status: String) throws {
    let job = try job(
      in: #"""
        {\#(status)"job_id": "ff80808288d41e1b018990260955686a", "job_type": "createServer",
         "begin_time": "2024-05-05T10:00:01Z", "entities": {"server_id": "s1"}}
        """#)
    #expect(job.id?.rawValue == "ff80808288d41e1b018990260955686a")
    #expect(job.state == .unknown)
    #expect(job.rawStatus == nil)
    #expect(job.type == "createServer")
    #expect(job.service == "ecs")
    #expect(job.resourceID == "s1")
    #expect(job.began == (try time("2024-05-05T10:00:01Z")))
  }

  @Test func databaseAuditsListJobsWithNumbersForTimes() throws {
    let job = try job(
      in: #"""
        {"jobs": [{"job_id": "j", "job_type": "audit_create", "status": "READY",
         "begin_time": 1700000000000, "end_time": null}]}
        """#)
    #expect(job.state == .waiting)
    #expect(job.began == Instant(milliseconds: 1_700_000_000_000))
  }

  @Test(arguments: [
    ("READY_RESET", JobState.waiting), ("RUNNING_REPLACE", .running), ("FAILED_UNBIND", .failed),
    ("SUCCESS_RESET", .succeeded),
  ])
  func keyPairsJoinStateAndAction(word: String, state: JobState) throws {
    let job = try job(in: #"{"server_id": "s-1", "task_id": "t-1", "task_status": "\#(word)"}"#)
    #expect(job.id?.rawValue == "t-1")
    #expect(job.state == state)
    #expect(job.resourceID == "s-1")
  }

  @Test func waitingForMoneyIsAStateOfItsOwn() throws {
    let job = try job(
      in: #"""
        {"status": "PENDING_PAYMENT", "job_id": "j", "job_type": "createServer", "entities": {
         "sub_jobs_total": 0, "sub_jobs": []}}
        """#)
    #expect(job.state == .awaitingPayment)
    #expect(job.subJobsTotal == 0)
  }
}
