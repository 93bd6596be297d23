import JobModel
import Testing

struct ContextSummaryTests {
  @Test func jobsAreCountedByTheContextThatTheyCarry() {
    var table = JobTable()
    let jobs: [(String?, JobState)] = [
      ("prod", .running), (nil, .failed), ("lab", .succeeded), ("prod", .failed),
      ("prod", .unknown), ("prod", .gone),
    ]
    for (number, (context, state)) in jobs.enumerated() {
      var job = Job()
      job.id = JobID(rawValue: "\(number)")
      job.state = state
      job.context = context
      table.merge(job)
    }
    let summaries = contextSummaries(in: table)
    #expect(summaries.map(\.name) == ["lab", "prod", nil])
    #expect(summaries.map(\.total) == [1, 4, 1])
    #expect(summaries.map(\.open) == [0, 2, 0])
    #expect(summaries.map(\.failed) == [0, 1, 1])
  }

  @Test func anEmptyTableHasNone() {
    #expect(contextSummaries(in: JobTable()).isEmpty)
  }
}
