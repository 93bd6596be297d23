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

  /// Another list on the way has errors of its own; the way back is as long.
  @Test func aListFurtherOnHasErrorsOfItsOwn() throws {
    var stage = try Stage(Sample.snapshot(jobs: [Self.elsewhere]))
    try stage.press("e")
    #expect(stage.text.contains("4 causes, 5 failures"))
    stage.type(":context lab")
    try stage.press("enter", "e")
    #expect(stage.text.contains("jobs ▸ errors ▸ lab ▸ errors"))
    #expect(stage.text.contains("1 cause, 1 failure"))
    try stage.press("esc", "esc")
    #expect(stage.text.contains("4 causes, 5 failures"))
  }

  @Test func whatOneGoesBackToIsStillSelected() throws {
    var stage = try Stage(Sample.snapshot(jobs: [Self.elsewhere]))
    try stage.press("e", "j", "j")
    let line = try #require(stage.selectedLine)
    stage.type(":context lab")
    try stage.press("enter", "P", "esc", "e", "esc", "esc")
    #expect(stage.text.contains("4 causes, 5 failures"))
    #expect(stage.selectedLine == line)
  }

  /// From the jobs of a cause the key of the errors leads back to all causes.
  @Test func theJobsOfACauseAreNoOtherList() throws {
    var stage = try Stage(Sample.snapshot(jobs: [Self.elsewhere]))
    try stage.press("e", "enter", "enter", "e")
    #expect(stage.text.contains("jobs ▸ errors  "))
    #expect(stage.text.contains("4 causes, 5 failures"))
  }

  @Test func withoutAFilterTheyAreThoseOfAllJobs() throws {
    var stage = try stage(filter: "context:lab")
    try stage.press("e", "esc", "esc", "e")
    #expect(stage.text.contains("4 causes, 5 failures"))
    try stage.press("enter")
    #expect(Set(stage.listed) == ["lab-01", "web-07"])
  }

  @Test func thePulseIsThatOfTheList() throws {
    var stage = try stage(filter: "context:lab")
    try stage.press("P")
    let row = try #require(stage.lines.first { $0.contains("createServer") })
    #expect(row.contains("100%"))
    #expect(stage.text.contains("1 kind of job"))
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
    try stage.press("enter")
    #expect(stage.listed == ["web-08"])
  }

  /// The counts in the header do not have those that say that they succeeded.
  @Test func hiddenFailuresAreTold() throws {
    var job = Self.elsewhere
    job.state = .succeeded
    job.flags = .hiddenFailure
    var stage = try Stage(Sample.snapshot(jobs: [job]))
    try stage.press("e")
    #expect(stage.text.contains("4 causes, 5 failures, 1 of them in jobs that say done"))
    #expect(stage.text.contains("4 failed"))
  }

  @Test func anEmptyPartSaysThatItIsAPart() throws {
    var stage = try stage(filter: "context:nowhere")
    try stage.press("e")
    #expect(stage.text.contains("Nothing has failed in this list."))
    try stage.press("esc", "P")
    #expect(stage.text.contains("No jobs yet in this list."))
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
    #expect(stage.text.contains("1 kind of job"))
    try stage.press("enter")
    #expect(stage.listed == ["lab-01"])
  }

  /// A large table is summed up elsewhere, and the operator may be somewhere else by then.
  @Test func anAnswerForAnotherListIsNotShown() throws {
    var stage = try stage(filter: "context:lab") { $0.mostRowsAtOnce = 0 }
    stage.answerAll()
    try stage.press("e")
    #expect(stage.text.contains("Counting"))
    #expect(!stage.text.contains("0 causes"))
    try stage.press("enter")
    #expect(stage.text.contains("still counting"))
    let late = try #require(stage.summaries.last)
    try stage.press("esc", "esc", "e")
    stage.send(.digested(late.result()))
    #expect(!stage.text.contains("1 cause, 1 failure"))
    stage.answerAll()
    #expect(stage.text.contains("4 causes, 5 failures"))
  }
}

extension Stage {
  /// What the line with the sign of the selection says.
  fileprivate var selectedLine: String? { lines.first { $0.hasPrefix("▌") } }

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
