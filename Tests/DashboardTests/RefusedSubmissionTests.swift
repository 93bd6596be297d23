import JobModel
import Testing

@testable import Dashboard

/// Calls that the cloud has refused, of which there is no job.
struct RefusedSubmissionTests {
  private static func refused(_ code: String, service: String) -> Job {
    var job = Job()
    job.state = .failed
    job.service = service
    job.error = JobError(code: code, message: "the flavor is not offered here")
    job.rootCause = RootCause(
      code: code, message: "the flavor is not offered here", path: [], category: .capacity)
    job.firstSeen = Sample.now - .seconds(60)
    return job
  }

  private func stage(columns: Int = 80) throws -> Stage {
    let jobs = [
      Self.refused("Ecs.0005", service: "ecs"), Self.refused("EVS.2024", service: "evs"),
    ]
    return try Stage(Sample.snapshot(jobs: jobs), columns: columns, rows: 50) {
      $0.keepsJobs = true
    }
  }

  @Test func areOneKindWithoutARate() throws {
    var stage = try stage(columns: 120)
    try stage.press("P")
    let rows = stage.lines.filter { $0.contains("refused submissions") }
    #expect(rows.count == 1, "\(stage.text)")
    #expect(rows.first?.contains(" 2 ") == true)
    #expect(rows.first?.contains("%") == false)
    let place = try #require(stage.state.digest.kinds.firstIndex { $0.kind.isRefused })
    for _ in 0..<place { try stage.press("j") }
    try stage.press("enter")
    #expect(stage.state.jobList.rows.count == 2)
  }

  @Test func sayTheirCodeWhereOthersHaveAName() throws {
    let stage = try stage()
    let row = try #require(stage.lines.first { $0.contains("Ecs.0005") })
    #expect(row.contains("submission"))
    #expect(row.components("Ecs.0005") == 2)
    #expect(row.contains("the flavor is not"))
  }

  @Test func areCalledByCodeAndTimeWhereTheyAreForgotten() throws {
    var stage = try stage()
    stage.type("/code:EVS.2024")
    try stage.press("enter", "d")
    #expect(
      stage.text.contains("forget the failed submission EVS.2024 of 07:14? y/n"), "\(stage.text)")
  }
}

extension String {
  /// How many parts a text divides it into.
  fileprivate func components(_ text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count
  }
}
