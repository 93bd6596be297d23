import Foundation
import Testing

/// What the dashboard says of accounts that give no answers: each kind of trouble in its own words.
@Suite(.ownThread, .timeLimit(.minutes(5))) struct HealthTests {
  private func dashboard(_ lab: FaultLab) throws -> TerminalSession {
    let session = try TerminalSession(columns: 120, environment: lab.environment)
    try session.run("\(Program.path) --config \(lab.config)")
    return session
  }

  @Test func aContextWithoutItsSecretIsShownWithTheReason() async throws {
    let cloud = try ScriptedCloud()
    let auth = "{ type: token, username: u, domain: d, password_env: NOWHERE_SET }"
    let lab = try FaultLab(
      cloud, yaml: "contexts:\n" + FaultLab.context("lab", at: cloud.origin, auth: auth))
    let session = try dashboard(lab)
    // Nothing is open there, so that is no alarm yet.
    try await eventually("it is there") { try session.screen().contains("No job is tracked yet") }
    #expect(try !session.screen().contains("cannot log in"))
    #expect(try lab.run("track", "--context", "lab", ScriptedCloud.id()).status == 0)
    try await eventually("the header says it") { try session.screen().contains("cannot log in") }
    try session.press("c")
    try await eventually("the reason is shown") { try session.screen().contains("NOWHERE_SET") }
    #expect(cloud.questions.isEmpty)
  }

  /// A job of which nobody said whose it is may belong to the one who was not asked.
  @Test func nothingIsGoneAsLongAsSomebodyWasNotAsked() async throws {
    let cloud = try ScriptedCloud()
    let auth = "{ type: token, username: u, domain: d, password_env: NOWHERE_SET }"
    let lab = try FaultLab(
      cloud,
      yaml: "contexts:\n" + FaultLab.context("lab", at: cloud.origin)
        + FaultLab.context("other", at: cloud.origin, auth: auth))
    let id = ScriptedCloud.id(1, age: 600)
    #expect(try lab.run("track", id).status == 0)
    for more in [[], ["--context", "lab"]] {
      let outcome = try await lab.start(["refresh", id] + more).end()
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("other may know it, and was not asked"))
      #expect(try lab.state(of: id) == "unknown")
    }
  }

  @Test func aPageInPlaceOfAnswersIsTrouble() async throws {
    let lab = try FaultLab()
    try lab.track(ScriptedCloud.id())
    lab.cloud.failsJobs(ScriptedCloud.page(200, "Sign in"))
    let session = try dashboard(lab)
    try await eventually("the header says it") {
      try session.screen().contains("answers with errors")
    }
    try session.press("c")
    try await eventually("the reason is shown") {
      try session.screen().contains("a page came in place of an answer")
    }
    lab.cloud.isWell()
    try await eventually("it is well") { try session.screen().contains("● live") }
  }

  @Test func onlyTheContextThatIsNamedIsAskedAbout() async throws {
    let cloud = try ScriptedCloud()
    let lab = try FaultLab(
      cloud,
      yaml: "contexts:\n" + FaultLab.context("lab", at: cloud.origin)
        + FaultLab.context("other", at: cloud.origin))
    let ids = [ScriptedCloud.id(1), ScriptedCloud.id(2)]
    for (id, context) in zip(ids, ["lab", "other"]) {
      #expect(try lab.run("track", "--context", context, id).status == 0)
      cloud.set(id, "SUCCESS")
    }
    let outcome = try await lab.start("wait", "--context", "lab", "--timeout", "30s").end()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(cloud.jobQuestions.allSatisfy { $0.path.contains(ids[0]) })
    #expect(try await lab.start("refresh", "--context", "lab").end().output == "")
    #expect(try lab.state(of: ids[1]) == "unknown")
  }

  @Test func aCloudThatAnswersWithErrorsIsNotOffline() async throws {
    let lab = try FaultLab()
    let id = ScriptedCloud.id()
    try lab.track(id)
    lab.cloud.failsJobs(.says(503, #"{"error_code":"E.1","error_msg":"no backend is healthy"}"#))
    let session = try dashboard(lab)
    try await eventually("the header says it") {
      try session.screen().contains("answers with errors")
    }
    try session.press("c")
    try await eventually("when it goes on is shown") { try session.screen().contains("again in") }
    #expect(try session.screen().contains("no backend is healthy"))
    lab.cloud.isWell()
    lab.cloud.set(id, "SUCCESS")
    try await eventually("it is well") { try session.screen().contains("nothing is open") }
  }
}
