import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// The selection in the tab of sub jobs.
struct SubJobTests {
  private func detail(_ ids: [String?]) -> JobDetail {
    var detail = Sample.detail(row: Sample.clusterRow)
    detail.job.subJobs = ids.map { id in
      var sub = Job()
      sub.id = id.map(JobID.init(rawValue:))
      sub.type = "Install"
      sub.state = .running
      return sub
    }
    return detail
  }

  private func stage(_ ids: [String?], rows: Int = 36) throws -> Stage {
    var stage = try Stage(rows: rows)
    try stage.openJob(row: Sample.clusterRow)
    stage.send(.detail(detail(ids)))
    try stage.press("tab")
    stage.clearEffects()
    return stage
  }

  private func copied(_ stage: Stage) -> [String] {
    stage.effects.compactMap { if case .copy(let text) = $0 { text } else { nil } }
  }

  @Test func theIdOfTheSelectedOneIsCopied() throws {
    var stage = try stage(["sub-1", nil, "sub-3"])
    try stage.press("y", "j", "y", "G", "y", "k", "y", "g", "y")
    let job = try #require(Sample.cluster.id?.rawValue)
    #expect(copied(stage) == [job, "sub-1", "sub-3", job])
    try stage.press("j", "j", "y")
    #expect(stage.text.contains("this sub job has no id"))
    try stage.press("tab", "y")
    #expect(copied(stage).last == job)
  }

  @Test func itStaysSelectedWhenOthersCome() throws {
    var stage = try stage(["sub-1", "sub-2"])
    try stage.press("G")
    stage.send(.detail(detail(["sub-0", "sub-1", nil, "sub-2", "sub-3"])))
    try stage.press("y")
    #expect(copied(stage) == ["sub-2"])
    // Of the same id there may be several.
    stage.send(.detail(detail(["sub-2", "sub-2"])))
    try stage.press("G", "k", "j", "y")
    #expect(copied(stage).last == "sub-2")
    stage.send(.tick(Sample.now + .seconds(2)))
    guard case .job(let page) = stage.state.view else {
      Issue.record("another view")
      return
    }
    #expect(page.subJob.position == 2)
    // Where it is gone, another one is selected.
    stage.send(.detail(detail(["sub-2"])))
    try stage.press("y")
    #expect(copied(stage).last == "sub-2")
  }

  @Test func itSaysThatThereAreMoreThanItShows() throws {
    var stage = try stage((0..<2500).map { "sub-\($0)" })
    try stage.press("G", "y")
    #expect(copied(stage) == ["sub-1998"])
    #expect(stage.text.contains("501 more are not shown"))
  }

  @Test func theScreenFollowsIt() throws {
    var stage = try stage((0..<40).map { "sub-\($0)" }, rows: 16)
    try stage.press("pgdn", "pgdn")
    let selected = try #require(stage.lines.first { $0.hasPrefix("▌") })
    #expect(selected.contains("Install"))
    #expect(stage.text.contains("TYPE"))
    try stage.press("G", "y")
    #expect(copied(stage) == ["sub-39"])
    #expect(stage.lines.contains { $0.hasPrefix("▌ └") })
    try stage.press("g")
    #expect(stage.lines.contains { $0.hasPrefix("▌ CreateCluster") })
  }
}
