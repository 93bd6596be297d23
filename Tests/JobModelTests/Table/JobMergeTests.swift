import JobModel
import Testing

/// What a newer answer changes in what is known of a job.
@Suite struct JobMergeTests {
  private func merged(_ answers: String...) throws -> Job {
    var table = JobTable()
    for answer in answers { table.merge(try job(in: answer)) }
    #expect(table.count == 1)
    return table[0].shallow
  }

  @Test func aStatusSaysMoreThanACallThatWasRefused() throws {
    let refused = #"{"job_id": "j", "error": {"code": "Ecs.0018", "message": "m"}}"#
    #expect(try merged(refused).state == .failed)
    let job = try merged(refused, #"{"job_id": "j", "status": "RUNNING"}"#)
    #expect(job.state == .running)
    #expect(job.rawStatus == "RUNNING")
    #expect(job.error == nil)
    #expect(job.rootCause == nil)
  }

  @Test func aStatusThatNobodyKnowsIsNotTheEnd() throws {
    let job = try merged(
      #"{"job_id": "j", "error": {"code": "Ecs.0018", "message": "m"}}"#,
      #"{"job_id": "j", "status": "WONDERING"}"#)
    #expect(job.state == .unknown)
  }

  @Test func whatHasFailedByItsStatusStaysSo() throws {
    let job = try merged(
      #"{"job_id": "j", "status": "FAIL", "error_code": "Ecs.0018"}"#,
      #"{"job_id": "j", "status": "RUNNING"}"#)
    #expect(job.state == .failed)
  }
}
