import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// Opening the pages of marked jobs.
struct LinkTests {
  private func order(_ number: Int) -> Job {
    var job = Sample.job(.running, "createServer", "vm-\(number)", ago: 1, number: 1000 + number)
    job.orderID = OrderID(rawValue: "CS26112107\(100 + number)")
    return job
  }

  private func stage(_ jobs: [Job]) throws -> Stage {
    var snapshot = Snapshot()
    snapshot.version = 1
    for job in jobs { snapshot.jobs.merge(job) }
    return try Stage(snapshot) { $0.links = LinkTemplates(templates: ["order": "https://o/{id}"]) }
  }

  private func opened(_ stage: Stage) -> [LinkRequest] {
    stage.effects.compactMap { if case .open(let links) = $0 { links } else { nil } }
  }

  @Test func eachPageOfTheMarkedJobsIsOpenedOnce() throws {
    let none = Sample.job(.running, "createServer", "bare", ago: 1, number: 999)
    var other = Sample.job(.running, "createServer", "again", ago: 1, number: 998)
    other.orderID = OrderID(rawValue: "CS26112107102")
    var stage = try stage([order(1), order(2), other, none, order(3)])
    // The selected job is not marked, and not opened.
    try stage.press("space", "space", "space", "space")
    let last = try #require(stage.state.selectedRow)
    #expect(!stage.state.marks.contains(last))
    #expect(stage.text.contains("open links"))
    try stage.press("o")
    let request = try #require(opened(stage).first)
    #expect(Set(request.addresses) == ["https://o/CS26112107101", "https://o/CS26112107102"])
    #expect(stage.text.contains("opening 2 links; 1 job has none"))
    #expect(request.sentence("opened") == "opened 2 links; 1 job has none")
  }

  @Test func manyAreNotOpened() throws {
    var stage = try stage((1...11).map(order))
    try stage.press("*", "o")
    #expect(opened(stage).isEmpty)
    #expect(stage.text.contains("11 links: at most 10 are opened at once"))
    try stage.press("space", "o")
    #expect(opened(stage).map(\.addresses.count) == [10])
    #expect(stage.text.contains("opening 10 links"))
  }

  @Test func itIsSaidWhereNoMarkedJobHasOne() throws {
    let jobs = (0..<2).map { Sample.job(.running, "x", "vm-\($0)", ago: 1, number: 900 + $0) }
    var stage = try stage(jobs + [order(1)])
    try stage.press("space", "space", "o")
    #expect(opened(stage).isEmpty)
    #expect(stage.text.contains("none of the 2 marked jobs has a link"))
  }
}
