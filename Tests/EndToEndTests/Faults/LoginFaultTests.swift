import Foundation
import JobSources
import Testing

/// Who is let in, and what becomes of those who are not: few questions, no storm.
@Suite(.ownThread, .timeLimit(.minutes(5))) struct LoginFaultTests {
  @Test func aTokenThatIsNoLongerTakenIsReplaced() async throws {
    let lab = try FaultLab()
    let id = ScriptedCloud.id()
    try lab.track(id)
    lab.cloud.fails { question, _ in
      question.isAboutJob && question.headers["x-auth-token"] == "t1"
        ? ScriptedCloud.unauthorized : nil
    }
    lab.cloud.set(id, "SUCCESS")
    let outcome = try await lab.start("wait", id, "--timeout", "60s").end()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(lab.cloud.logins.count == 2)
    #expect(lab.cloud.jobQuestions.map { $0.headers["x-auth-token"] } == ["t1", "t2"])
    #expect(lab.log("/auth/tokens answered 201 in ").count == 2)
    lab.expectCleanLog()
  }

  /// More jobs than are asked about at once: those that come later must have learned from the first.
  private func lab(withJobs count: Int) throws -> FaultLab {
    let cloud = try ScriptedCloud()
    let yaml = "contexts:\n" + FaultLab.context("lab", at: cloud.origin, more: "\n    rate: 20")
    let lab = try FaultLab(cloud, yaml: yaml)
    let texts = (1...count).map { ScriptedCloud.jobText(ScriptedCloud.id($0), "RUNNING") + "\n" }
    #expect(try lab.run("track", "-", input: texts.joined()).status == 0)
    return lab
  }

  @Test func tokensThatAreNeverTakenAreNoStorm() async throws {
    let lab = try lab(withJobs: 20)
    lab.cloud.failsJobs(ScriptedCloud.unauthorized)
    let outcome = try await lab.start("wait", "--timeout", "5s").end()
    #expect(outcome.status == 124)
    #expect(lab.cloud.logins.count == 2)
    // Those under way when the first was not taken, once more with a newer token, and then one at a time.
    #expect((2...30).contains(lab.cloud.jobQuestions.count), "\(lab.cloud.jobQuestions.count)")
    #expect(try lab.states().values.allSatisfy { $0 == "running" })
    #expect(lab.log("APIGW.0301").count == 1)
    lab.expectCleanLog()
  }

  private static let wrongPassword = ScriptedCloud.Reply.says(
    401, #"{"error":{"code":401,"message":"The password is wrong.","title":"Unauthorized"}}"#)

  @Test func aWrongPasswordIsTriedOnce() async throws {
    let lab = try lab(withJobs: 20)
    lab.cloud.fails { question, _ in question.isLogin ? Self.wrongPassword : nil }
    let outcome = try await lab.start("wait", "--timeout", "5s").end()
    #expect(outcome.status == 124)
    #expect(lab.cloud.questions.count == 1)
    #expect(try lab.states().values.allSatisfy { $0 == "running" })
    #expect(lab.log("error   lab login: 401: The password is wrong.").count == 1)
    #expect(
      outcome.errors.split(separator: "\n").first
        == "jobtop: lab: login: 401: The password is wrong."
    )
    #expect(outcome.errors.matches(of: /The password is wrong/).count == 1)
    lab.expectCleanLog()
  }

  @Test func whyNobodyIsLetInIsSaid() async throws {
    let lab = try FaultLab()
    let id = ScriptedCloud.id()
    try lab.track(id)
    lab.cloud.fails { question, _ in question.isLogin ? Self.wrongPassword : nil }
    let outcome = try await lab.start("refresh").end()
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("login: 401: The password is wrong."))
    #expect(!outcome.errors.contains(FaultLab.password))
    let session = try TerminalSession(environment: lab.environment)
    try session.run("\(Program.path) --config \(lab.config)")
    try await eventually("the header says it") { try session.screen().contains("cannot log in") }
    try session.press(":")
    try session.type("contexts")
    try session.press("Enter")
    try await eventually("the reason is shown") {
      try session.screen().contains("The password is wrong")
    }
    #expect(lab.cloud.logins.count == 2)
  }

  @Test func credentialsAreNotTakenElsewhere() async throws {
    let lab = try FaultLab()
    let other = try ScriptedCloud()
    let id = ScriptedCloud.id()
    try lab.track(id)
    lab.cloud.fails { [origin = other.origin] question, _ in
      .says(302, "", headers: ["Location": origin + question.path + "?token=tok-en"])
    }
    let waiting = try lab.start("wait", id, "--timeout", "60s")
    try await eventually("the login is sent away") { !lab.log("redirects to").isEmpty }
    lab.cloud.fails { [origin = other.origin] question, _ in
      question.isAboutJob ? .says(307, "", headers: ["Location": origin + question.path]) : nil
    }
    try await eventually("the question is sent away") { !lab.cloud.jobQuestions.isEmpty }
    #expect(try lab.state(of: id) == "running")
    lab.cloud.isWell()
    lab.cloud.set(id, "SUCCESS")
    #expect(try await waiting.end().status == 0)
    #expect(other.questions.isEmpty)
    #expect(!lab.log("redirects to \(other.origin), which is not given credentials").isEmpty)
    #expect(lab.log("tok-en").isEmpty)
    lab.expectCleanLog()
  }

  /// Whoever signs must do so by the clock of the cloud, which may be another.
  @Test(arguments: [3600, -3600])
  func signaturesGoByTheClockOfTheCloud(_ ahead: TimeInterval) async throws {
    let cloud = try ScriptedCloud()
    let yaml = FaultLab.context(
      "lab", at: cloud.origin,
      auth: "{ type: aksk, access_key_env: FAULT_AK, secret_key_env: FAULT_SK }")
    let lab = try FaultLab(cloud, yaml: "contexts:\n" + yaml)
    let id = ScriptedCloud.id()
    try lab.track(id)
    cloud.fails { question, count in
      let now = Date().addingTimeInterval(ahead)
      let date = ["Date": Self.httpDate(now)]
      guard let signed = question.headers["x-sdk-date"].flatMap(Self.date),
        abs(signed.timeIntervalSince(now)) < 300
      else { return .says(401, #"{"error_code":"APIGW.0301","error_msg":"time"}"#, headers: date) }
      return .says(
        200, ScriptedCloud.jobText(id, count > 2 ? "SUCCESS" : "RUNNING"), headers: date)
    }
    let outcome = try await lab.start("wait", id, "--timeout", "60s").end()
    #expect(outcome.status == 0, "\(outcome.errors)")
    // The first was wrong; those after it go by what it has taught.
    #expect(cloud.questions.count == 3)
    #expect(cloud.questions.allSatisfy { $0.headers["authorization"]?.contains("AK1") == true })
    lab.expectCleanLog()
  }

  private static func httpDate(_ date: Date) -> String {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return format.string(from: date)
  }

  private static func date(_ text: String) -> Date? {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "yyyyMMdd'T'HHmmss'Z'"
    return format.date(from: text)
  }

  @Test func aCertificateThatNobodyKnowsIsSaid() async throws {
    let folder = try TemporaryFolder()
    let site = try RunningSite(["--tls", "--certificate", folder.path("site.pem")])
    let yaml = site.text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("ca_file") }.joined(separator: "\n")
      .replacing("SIMULATED_PASSWORD", with: "FAULT_PASSWORD")
    let lab = try FaultLab(yaml: yaml)
    let id = ScriptedCloud.id()
    try lab.track(id)
    let outcome = try await lab.start("refresh").end()
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("no safe connection to \(site.address.hostAndPort)"))
    #expect(outcome.errors.contains("no trusted authority vouches for its certificate"))
    #expect(try lab.state(of: id) == "running")
    #expect(!lab.log("warning simulated").isEmpty)
    lab.expectCleanLog()
  }
}
