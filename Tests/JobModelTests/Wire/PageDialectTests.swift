import JobModel
import Testing

/// The services that list their jobs.
@Suite struct PageDialectTests {
  @Test func loadBalancersListMainJobs() throws {
    let found = jobs(in: try Fixture.named("elb_page.json").text)
    #expect(found.map(\.state) == [.running, .failed])
    #expect(found.map(\.rawStatus) == ["ROLLBACKING", "FAIL"])
    let failed = try #require(found.last)
    #expect(failed.service == "elb")
    #expect(failed.projectID == "p-1")
    #expect(failed.error == JobError(code: "ELB.8902", message: "backend quota"))
    #expect(failed.subJobs.first?.resourceID == "ls-1")
    #expect(failed.rootCause?.path == ["job", "cloneListener"])
  }

  @Test func oneMayBeAskedFor() throws {
    let job = try job(
      in: #"""
        {"job": {"job_id": "j", "job_type": "cloneListener", "status": "ROLLBACK_FAIL",
         "error_code": "ELB.1", "error_msg": "m", "resource_id": "lb"}, "request_id": "r"}
        """#)
    #expect(job.state == .failed)
    #expect(job.resourceID == "lb")
    #expect(job.requestID == "r")
  }

  @Test func globalAddressesTellTheTaskThatFailed() throws {
    let job = try job(
      in: """
        {"job": {"id": "g-1", "action": "create_global_eip", "status": "FAIL", "error_task": "allocate", "error_code": "GEIP.0201",
         "error_message": "pool empty", "start_time": "2024-01-02T03:04:05Z", "end_time": "2024-01-02T03:04:06Z"}}
        """)
    #expect(job.type == "create_global_eip")
    #expect(job.error == JobError(code: "GEIP.0201", message: "pool empty"))
    #expect(job.duration == .seconds(1))
  }

  @Test func gatewaysEstimate() throws {
    let job = try job(
      in: """
        {"request_id": "q", "jobs": [{"id": "v-1", "resource_id": "gw-1", "job_type": "upgradeVgw", "status": "running",
          "created_at": "2024-01-02T03:04:05Z", "expected_time_seconds": 120, "finished_at": null, "error_message": null, "sub_jobs": []}]}
        """)
    #expect(job.service == "vpn")
    #expect(job.resourceID == "gw-1")
    #expect(job.subJobsTotal == 0)
    // The request was for the whole list, and says nothing of one of its jobs.
    #expect(job.requestID == nil)
  }

  @Test func cacheTasksHaveTwoIDs() throws {
    let job = try job(
      in: """
        {"task_count": "1", "tasks": [{"id": "t-1", "name": "EXTEND", "details": {"old_capacity": "1"}, "params": "{}", "status": "SUCCESS",
          "created_at": "2024-01-02T03:04:05.500Z", "updated_at": "2024-01-02T03:05:05.500Z", "error_code": null, "job_id": "j-1"}]}
        """)
    #expect(job.id?.rawValue == "j-1")
    #expect(job.type == "EXTEND")
    #expect(job.duration == .seconds(60))
  }

  @Test(arguments: [
    ("CREATED", JobState.waiting), ("EXECUTING", .running), ("SUCCESS", .succeeded),
    ("FAILED", .failed),
    ("DELETED", .cancelled), ("CANCELLED", .cancelled),
  ])
  func queuesHaveTasks(word: String, state: JobState) throws {
    #expect(
      try job(
        in: #"""
          {"tasks": [{"id": "t", "name": "grow", "status": "\#(word)"}], "task_count": "1"}
          """#
      ).state
        == state)
  }

  @Test func backupsLogTheirOperations() throws {
    let job = try job(in: try Fixture.named("cbr_log.json").text)
    #expect(job.id?.rawValue == "op-1")
    #expect(job.type == "backup")
    #expect(job.state == .failed)
    #expect(job.service == "cbr")
    #expect(job.error == JobError(code: "BackupService.6612", message: "the agent is silent"))
    #expect(job.progress == 12)
    #expect(job.resourceName == "nightly")
    let alone = try JobModelTests.job(
      in: #"""
        {"operation_log": {"id": "op-1", "operation_type": "backup", "status": "skipped",
         "started_at": "2024-01-02T03:04:05.678901"}}
        """#)
    #expect(alone.state == .unknown)
    #expect(alone.rawStatus == "skipped")
  }

  @Test func graphsListTheirJobs() throws {
    let job = try job(
      in: #"""
        {"job_count": 1, "job_list": [{"job_id": "g", "status": "success",
         "job_type": "ImportGraph", "job_name": "import", "job_progress": 100.0,
         "begin_time": "2024-01-02T03:04:05", "end_time": "2024-01-02T03:04:08"}]}
        """#)
    #expect(job.state == .succeeded)
    #expect(job.type == "ImportGraph")
    #expect(job.progress == 100)
  }

  @Test(arguments: [
    (1, JobState.waiting), (2, .running), (3, .cancelled), (4, .failed), (5, .succeeded),
    (7, .unknown),
  ])
  func migrationsOfObjectsCount(number: Int, state: JobState) throws {
    let task = #"""
      {"id": 2711, "name": "mv", "task_type": "prefix", "status": \#(number),
       "start_time": 1700000000000, "progress": 0.5}
      """#
    #expect(try job(in: task).state == state)
    #expect(try job(in: #"{"tasks": [\#(task)]}"#).state == state)
  }

  @Test func replicationsLiveLong() throws {
    let found = jobs(
      in: #"""
        {"jobs": [{"id": "d", "name": "mig", "status": "INCRE_TRANSFER_FAILED",
         "create_time": "1700000000000"}, {"id": "e", "name": "mig",
         "status": "FULL_TRANSFER_STARTED"}], "total_count": 2}
        """#)
    #expect(found.map(\.state) == [.failed, .unknown])
  }

  @Test func stackSetsHaveOperations() {
    #expect(StateOf.word("QUEUE_IN_PROGRESS") == .waiting)
    #expect(StateOf.word("OPERATION_IN_PROGRESS") == .running)
    #expect(StateOf.word("OPERATION_COMPLETE") == .succeeded)
    #expect(StateOf.word("OPERATION_FAILED") == .failed)
  }

  @Test func firewallsWrapInData() throws {
    let job = try job(
      in: #"""
        {"data": {"id": "f", "status": "Running", "begin_time": 1700000000000}}
        """#)
    #expect(job.state == .running)
  }

  @Test func applicationStacksShout() throws {
    let job = try job(
      in: #"""
        {"job": {"JOB_ID": "s-1", "JOB_NAME": "deploy", "EXECUTION_STATUS": "FAILED",
         "CREATED_TIME": "2024-01-02T03:04:05Z"}, "task_count": 1}
        """#)
    #expect(job.id?.rawValue == "s-1")
    #expect(job.type == "deploy")
    #expect(job.state == .failed)
    #expect(job.flags == [.silentFailure])
  }

  @Test func developmentServersProcess() throws {
    let found = jobs(
      in: #"""
        {"jobs": [{"job_id": "a", "status": "PROCESSING"}, {"job_id": "b", "status": "FINISHED"},
         {"job_id": "c", "status": "DELETED"}]}
        """#)
    #expect(found.map(\.state) == [.running, .succeeded, .cancelled])
  }

  @Test func protectionListsOnlyFailures() throws {
    let job = try job(
      in: #"""
        {"failure_jobs": [{"job_id": "p", "job_type": "createProtectionGroupNoCG",
         "job_status": "FAIL", "failure_status": "createFail", "error_code": "SDRS.1013",
         "fail_reason": "r", "resource_id": "g-1", "resource_name": "group",
         "begin_time": "2024-01-02T03:04:05Z"}], "count": 1}
        """#)
    #expect(job.state == .failed)
    #expect(job.service == "sdrs")
    #expect(job.resourceName == "group")
  }
}
