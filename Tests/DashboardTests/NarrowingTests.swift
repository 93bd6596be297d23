import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// What is summed up from a narrowed list is the jobs of that list.
struct NarrowingTests {
  /// One that failed as `web-07` did, elsewhere.
  private static var elsewhere: Job {
    var job = Sample.failedServer
    job.id = JobID(rawValue: "ff808081000000000000000000000abc")
    job.resourceName = "lab-01"
    job.context = "lab"
    return job
  }

  private func stage(
    filter: String, configure: (inout Settings) -> Void = { _ in }
  ) throws -> Stage {
    var stage = try Stage(Sample.snapshot(jobs: [Self.elsewhere]), configure: configure)
    try stage.press("/")
    stage.type(filter)
    try stage.press("enter")
    return stage
  }

  @Test func errorsAreThoseOfTheList() throws {
    var stage = try stage(filter: "context:lab")
    try stage.press("e")
    #expect(stage.text.contains("jobs ▸ context:lab ▸ errors"))
    #expect(stage.text.contains("1 cause, 1 failure"))
    try stage.press("enter")
    #expect(stage.listed == ["lab-01"])
  }

  @Test func withoutAFilterTheyAreThoseOfAllJobs() throws {
    var stage = try stage(filter: "context:lab")
    try stage.press("e", "esc", "esc", "e")
    #expect(stage.state.digest.groups.reduce(0) { $0 + $1.count } == 5)
    try stage.press("enter")
    #expect(Set(stage.listed) == ["lab-01", "web-07"])
  }

  @Test func thePulseIsThatOfTheList() throws {
    var stage = try stage(filter: "context:lab")
    try stage.press("P")
    let row = try #require(stage.lines.first { $0.contains("createServer") })
    #expect(row.contains("100%"))
    #expect(stage.text.contains("1 kind of jobs"))
  }

  @Test func durationsInThePulseAreThoseOfTheList() throws {
    var stage = try Stage()
    try stage.press("P")
    let all = try #require(stage.state.digest.kinds.first { $0.histogram.reduce(0, +) > 1 })
    let type = try #require(all.kind.type)
    let known = stage.state.table
    let row = try #require(
      (0..<known.count).first { known[$0].type == type && known[$0].state == .succeeded })
    try stage.press("esc", "/")
    stage.type("id:\(known[row].id?.rawValue ?? "")")
    try stage.press("enter", "P")
    let one = try #require(stage.state.digest.kinds.first { $0.kind.type == type })
    #expect(one.histogram.reduce(0, +) < all.histogram.reduce(0, +))
    #expect(one.succeeded == one.histogram.reduce(0, +))
  }

  @Test func ordersAreThoseOfTheList() throws {
    var stage = try stage(filter: "name:web-08")
    try stage.press("O")
    #expect(stage.text.contains("1 order"))
    #expect(stage.state.digest.orders.first?.rows.count == 1)
  }

  @Test func anEmptyPartSaysThatItIsAPart() throws {
    var stage = try stage(filter: "context:nowhere")
    try stage.press("e")
    #expect(stage.text.contains("Nothing has failed among the jobs of this list."))
    try stage.press("esc", "P")
    #expect(stage.text.contains("There is no job yet among the jobs of this list."))
  }

  @Test func aJobIsComparedWithAllJobs() throws {
    var stage = try stage(filter: "context:lab")
    try stage.press("e", "enter", "enter")
    #expect(stage.text.contains("Seen before"))
    #expect(stage.text.contains("once, last web-07"))
    try stage.press("esc", "esc")
    #expect(stage.text.contains("1 cause, 1 failure"))
  }

  @Test func aFilterTypedDeeperNarrowsFurther() throws {
    var stage = try stage(filter: "createServer")
    try stage.press("e", "enter", "/")
    stage.type("context:lab")
    try stage.press("enter")
    #expect(stage.listed == ["lab-01"])
    try stage.press("P")
    #expect(stage.state.digest.kinds.map(\.total) == [1])
  }

  /// A large table is summed up elsewhere, and the operator may be somewhere else by then.
  @Test func anAnswerForAnotherListIsNotShown() throws {
    var stage = try stage(filter: "context:lab") { $0.mostRowsAtOnce = 0 }
    stage.answerAll()
    try stage.press("e")
    #expect(stage.text.contains("Counting"))
    let late = try #require(stage.summaries.last)
    try stage.press("esc", "esc", "e")
    stage.send(.digested(late.result()))
    #expect(!stage.text.contains("1 cause, 1 failure"))
    stage.answerAll()
    #expect(stage.state.digest.groups.reduce(0) { $0 + $1.count } == 5)
  }

  /// Each list gets the answer to its own question, whichever comes first.
  @Test func aListThatWasLeftWhileItAskedIsAnswered() throws {
    var stage = try Stage(configure: { $0.mostRowsAtOnce = 0 })
    stage.answerAll()
    try stage.press("/")
    stage.type("web")
    try stage.press("enter")
    let below = try #require(stage.arrangements.last)
    stage.state.showJobs(.context(ContextName("prod-eu")))
    stage.clearEffects()
    stage.send(.tick(Sample.now))
    let above = try #require(stage.arrangements.last)
    #expect(below.depth != above.depth)
    stage.send(.arranged(above.result()))
    stage.send(.arranged(below.result()))
    #expect(!stage.listed.isEmpty)
    try stage.press("esc")
    #expect(stage.listed.allSatisfy { $0.contains("web") } && !stage.listed.isEmpty)
  }
}

extension Stage {
  fileprivate var summaries: [DigestRequest] {
    effects.compactMap { if case .digest(let request) = $0 { request } else { nil } }
  }

  /// Answers what was asked, until nothing is asked any more.
  fileprivate mutating func answerAll() {
    while !arrangements.isEmpty || !summaries.isEmpty {
      let (arrangements, summaries) = (arrangements, summaries)
      clearEffects()
      for request in arrangements { send(.arranged(request.result())) }
      for request in summaries { send(.digested(request.result())) }
    }
  }
}
