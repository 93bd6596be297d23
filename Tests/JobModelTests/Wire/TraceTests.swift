import JobModel
import Testing

/// The audit service keeps finished jobs, as text inside its traces.
@Suite struct TraceTests {
  @Test func theFinishedJobInsideATraceIsThatJob() throws {
    let job = try job(in: try Fixture.named("trace.json").text)
    #expect(job.id?.rawValue == "ff8080828f00000101902000000d0001")
    #expect(job.state == .succeeded)
    #expect(job.service == "ecs")
    #expect(job.startedBy == "mara")
    #expect(job.resourceName == "web-1")
    #expect(job.resourceID == "srv-9")
    #expect(job.projectID == "p-1")
    #expect(job.requestID == nil)
    #expect(job.ended == (try time("2024-06-16T06:18:51.169Z")))
  }

  @Test func aTraceMayStandAlone() throws {
    let text = #"""
      {"trace_id": "t", "trace_name": "deleteVolume", "service_type": "EVS", "user": "mara",
       "request_id": "r-1", "response": {"job_id": "j", "status": "FAIL",
       "job_type": "deleteVolume", "error_code": "EVS.2"}}
      """#
    let job = try job(in: text)
    #expect(job.service == "evs")
    #expect(job.startedBy == "mara")
    #expect(job.requestID == "r-1")
    #expect(job.rootCause?.code == "EVS.2")
  }

  @Test func aTraceOfASubmissionGivesItsHandle() throws {
    let job = try job(
      in: #"""
        {"trace_id": "t", "service_type": "RDS", "response": "{\"job_id\":\"j-1\"}"}
        """#)
    #expect(job.id?.rawValue == "j-1")
    #expect(job.service == "rds")
  }

  @Test func aTraceIsFoundAgainInItsBytes() throws {
    let fixture = try Fixture.named("trace.json")
    let reading = try #require(readings(in: fixture.bytes).first)
    let bytes = Array(fixture.bytes[reading.offset..<reading.offset + reading.length])
    let again = bytes.withUnsafeBytes { WireReader.reread($0, isListEntry: reading.isListEntry) }
    #expect(again == [reading.observation])
  }

  @Test func otherTracesSayNothingOfJobs() {
    #expect(readings(in: #"{"trace_id": "t", "trace_name": "login", "response": "ok"}"#).isEmpty)
    #expect(readings(in: #"{"traces": [], "meta_data": {"count": 0}}"#).isEmpty)
  }
}
