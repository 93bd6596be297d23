import JobModel
import Testing

/// The answers of the database services.
@Suite struct TaskCenterTests {
  @Test func oneTaskIsWrapped() throws {
    let job = try job(in: try Fixture.named("rds_running.json").text)
    #expect(job.id?.rawValue == "6f1c0b1e-2f5d-4f0e-9b64-0a9e0c2d7e11")
    #expect(job.type == "CreateMysqlReplicaInstance")
    #expect(job.state == .running)
    #expect(job.rawStatus == "Running")
    #expect(job.progress == 60)
    #expect(job.service == "rds")
    #expect(job.began == (try time("2023-08-06T10:41:14Z")))
    #expect(job.ended == nil)
    #expect(job.resourceID == "a48e43ff000000000000000000000001in01")
    #expect(job.resourceName == "orders-db")
  }

  @Test(arguments: [("60%", 60.0), ("60% ", 60), (" 7.5 %", 7.5), ("50", 50), ("130%", 100)])
  func progressIsWrittenInManyWays(text: String, percent: Double) throws {
    #expect(
      try job(
        in: #"""
          {"job": {"id": "t", "status": "Running", "process": "\#(text)"}}
          """#
      ).progress == percent)
    #expect(
      try job(
        in: #"""
          {"job": {"id": "t", "status": "Running", "progress": "\#(text)"}}
          """#
      ).progress == percent)
  }

  @Test func noProgressIsNotZero() throws {
    #expect(
      try job(
        in: #"""
          {"job": {"id": "t", "status": "Completed", "process": ""}}
          """#
      ).progress == nil)
  }

  @Test func aReasonWithoutACodeIsEnough() throws {
    let job = try job(
      in: #"""
        {"job": {"id": "t", "name": "CreateSqlserverInstance", "status": "Failed",
         "created": "2020-07-14T15:02:29+0000", "ended": "2020-07-14T15:16:18+0000",
         "instance": {"id": "i", "name": "n"}, "fail_reason": "createVM failed."}}
        """#)
    #expect(job.error == JobError(code: nil, message: "createVM failed."))
    #expect(job.rootCause?.code == nil)
    #expect(job.rootCause?.message == "createVM failed.")
    #expect(job.rootCause?.path == ["job"])
    #expect(job.duration == .seconds(829))
    #expect(job.flags == [])
  }

  @Test func taskListsAreReadEntryByEntry() {
    let found = readings(
      in: #"""
        {"jobs": [{"id": "a", "status": "Completed"}, {"id": "b", "status": "Failed"}],
         "count": 2}
        """#)
    #expect(found.count == 2)
    #expect(found.map(\.isListEntry) == [true, true])
  }

  @Test func aDocumentDatabaseListsWithoutInstanceObjects() throws {
    let job = try job(
      in: """
        {"total_count": 1, "jobs": [{"id": "t", "name": "CreateMongoDBReplica", "instance_id": "i-1", "instance_name": "docs",
          "status": "Running", "progress": "60%", "fail_reason": "", "created_at": "2024-01-02T03:04:05+0000", "ended_at": ""}]}
        """)
    #expect(job.service == "dds")
    #expect(job.resourceID == "i-1")
    #expect(job.resourceName == "docs")
    #expect(job.progress == 60)
    #expect(job.error == nil)
  }

  @Test func wideColumnDatabasesListEvenOne() throws {
    let job = try job(
      in: #"""
        {"jobs": [{"id": "t", "name": "x", "status": "Completed",
         "start_time": "2024-01-02T03:04:05Z", "end_time": "2024-01-02T04:04:05Z", "instance": {
         "id": "i", "name": "n"}}], "total_count": 1}
        """#)
    #expect(job.duration == .seconds(3600))
  }

  @Test func middlewareWritesCreatedTime() throws {
    let job = try job(
      in: #"""
        {"job": {"id": "t", "name": "x", "status": "Completed",
         "created_time": "2024-01-02T03:04:05+0000", "end_time": "2024-01-02T03:04:15+0000",
         "process": "100%"}}
        """#)
    #expect(job.duration == .seconds(10))
  }

  @Test func aPlannedEndIsNoEnd() throws {
    let job = try job(
      in: #"""
        {"tasks": [{"id": "t", "name": "RestoreSqlserverInInstance", "order_id": "",
         "status": "Running", "create_time": "2024-01-02T03:04:05+0000",
         "end_time": "2024-01-02T09:04:05+0000"}], "actions": ["x"], "total_count": 1}
        """#)
    #expect(job.ended == nil)
    #expect(job.orderID == nil)
  }

  @Test func openGaussKeysDiffer() throws {
    let job = try job(
      in: """
        {"tasks": [{"job_id": "t", "name": "Create", "status": "Completed", "process": "100", "created_at": "2024-01-02T03:04:05+0000",
          "ended_at": "2024-01-02T03:05:05+0000", "instance_info": {"instance_id": "i-1", "instance_name": "gs"}}], "total_count": 1}
        """)
    #expect(job.id?.rawValue == "t")
    #expect(job.resourceID == "i-1")
    #expect(job.resourceName == "gs")
    #expect(job.duration == .seconds(60))
  }

  @Test func aSingleTaskMayStandUnderJobs() throws {
    let job = try job(in: #"{"jobs": {"id": "t", "name": "x", "status": "Running"}}"#)
    #expect(job.id?.rawValue == "t")
  }

  @Test func strayBlanksAreForgiven() throws {
    let job = try job(
      in: #"""
        {"job": {"id": "6f 1c0b1e - 2f5d", "name": " Restart", " status": "Running ",
         "process": "60% "}}
        """#)
    #expect(job.id?.rawValue == "6f1c0b1e-2f5d")
    #expect(job.type == "Restart")
    #expect(job.state == .running)
    #expect(job.rawStatus == "Running")
  }

  @Test func theMisspelledWordIsKnown() throws {
    #expect(try job(in: #"{"job": {"id": "t", "status": "Complete"}}"#).state == .succeeded)
  }
}
