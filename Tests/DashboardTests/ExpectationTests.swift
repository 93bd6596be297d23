import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// What is said of jobs that run, by how long their kind usually takes.
struct ExpectationTests {
  /// A cluster usually takes 9m30s; this one has run for so many seconds.
  private func stage(ran seconds: Double, columns: Int = 140) throws -> Stage {
    let job = Sample.job(
      .running, "CreateCluster", "late", ago: seconds, service: "cce", number: 500)
    return try Stage(Sample.snapshot(jobs: [job]), columns: columns)
  }

  private func line(_ stage: Stage) throws -> String {
    try #require(stage.lines.first { $0.contains(" late") })
  }

  @Test(arguments: [
    (60.0, ", about 8 min left"), (590, "s over"), (700, ", 1 min over"),
    (3600, ": 6× its usual time"),
  ])
  func theListSaysHowMuchIsLeft(seconds: Double, words: String) throws {
    let line = try line(try stage(ran: seconds))
    #expect(line.contains("usually 9m"))
    #expect(line.contains(words))
  }

  @Test func aNarrowListSaysOnlyTheRest() throws {
    let line = try line(try stage(ran: 60, columns: 80))
    #expect(line.contains("about 8 min left"))
    #expect(!line.contains("usually"))
  }

  @Test func theOverviewSaysThatAJobRunsFarTooLong() throws {
    var stage = try stage(ran: 3600)
    stage.state.views.append(.job(JobPage(row: Sample.jobs.count)))
    stage.send(.tick(Sample.now))
    #expect(stage.text.contains("runs far longer than its kind usually does"))
    #expect(stage.text.contains(": 6× its usual time"))
  }

  @Test func theOverviewSaysWhenItShouldEnd() throws {
    var stage = try stage(ran: 60)
    stage.state.views.append(.job(JobPage(row: Sample.jobs.count)))
    stage.send(.tick(Sample.now))
    #expect(stage.text.contains(", about 8 min left"))
    #expect(!stage.text.contains("far longer"))
  }
}
