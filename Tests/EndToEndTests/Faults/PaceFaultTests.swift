import Foundation
import Testing

/// Clouds that ask to wait, and jobs that a cloud does not know.
@Suite(.ownThread, .timeLimit(.minutes(5))) struct PaceFaultTests {
  /// With how long no question may come.
  typealias Pause = Trouble<Duration>

  private static func sends(
    _ code: String, _ message: String, _ headers: [String: String] = [:], status: Int = 429
  ) -> ScriptedCloud.Reply {
    .says(status, #"{"error_code":"\#(code)","error_msg":"\#(message)"}"#, headers: headers)
  }

  private static let over = "The throttling threshold has been reached: policy "

  private static let pauses = [
    Pause(
      "user", sends("APIGW.0308", over + "user over ratelimit,limit:100,time:3 second"),
      .seconds(3)),
    Pause(
      "ip", sends("APIG.0308", over + "ip over ratelimit,limit:5,time:3 second"), .seconds(3)),
    Pause("without policy", sends("BSS.0429", "XX/3 second"), .seconds(3)),
    Pause("flow control", sends("Common.1503", "flow control"), .seconds(5)),
    Pause("header in seconds", sends("E", "slow", ["Retry-After": "3"]), .seconds(3)),
    Pause(
      "header before message",
      sends("APIGW.0308", over + "api over ratelimit,limit:9,time:9 minute", ["Retry-After": "3"]),
      .seconds(3)),
    Pause("503", sends("E", "busy", ["Retry-After": "3"], status: 503), .seconds(3)),
    Pause("without words", .says(429, ""), .seconds(5)),
  ]

  /// A job this young is asked for every two seconds, and six of them are due all the time.
  @Test(arguments: pauses)
  func noQuestionComesWhileItWantsToBeLeftAlone(_ pause: Pause) async throws {
    let cloud = try ScriptedCloud()
    // One request in half a second: so none is under way when the first is sent away.
    let yaml = "contexts:\n" + FaultLab.context("lab", at: cloud.origin, more: "\n    rate: 2")
    let lab = try FaultLab(cloud, yaml: yaml)
    let ids = (1...2).map { ScriptedCloud.id($0) }
    for id in ids { try lab.track(id) }
    cloud.fails { question, count in question.isAboutJob && count == 2 ? pause.reply : nil }
    for id in ids { cloud.set(id, "SUCCESS") }
    let outcome = try await lab.start("wait", "--timeout", "60s").end()
    #expect(outcome.status == 0, "\(outcome.errors)")
    let times = cloud.questions.map(\.time)
    try #require(times.count >= 4)
    #expect(times[2] - times[1] >= pause.effect)
    #expect(lab.log("gets no requests for").count == 1)
    lab.expectCleanLog()
  }

  // MARK: Several programs

  /// The dashboard in one terminal, a script in another: for the cloud they are one.
  @Test func programsKeepToTheRateTogether() async throws {
    let cloud = try ScriptedCloud()
    let yaml = "contexts:\n" + FaultLab.context("lab", at: cloud.origin, more: "\n    rate: 4")
    let lab = try FaultLab(cloud, yaml: yaml)
    for number in 1...16 { try lab.track(ScriptedCloud.id(number)) }
    let programs = try (1...2).map { _ in try lab.start("wait", "--timeout", "4s") }
    for program in programs { #expect(try await program.end().status == 124) }
    let times = cloud.questions.map(\.time)
    try #require(times.count >= 10)
    // Each alone asks four times a second; on a busy machine some arrive late, and the next ones close behind.
    let seconds = (times[times.count - 1] - times[0]) / .seconds(1)
    #expect(Double(times.count) <= 4 * seconds + 5)
    lab.expectCleanLog()
  }

  // MARK: Jobs that are not known

  private static let unknown = [
    ScriptedCloud.unknown,
    .says(400, #"{"error":{"code":"Common.0011","message":"No jobs found."}}"#),
    .says(404, #"{"itemNotFound":{"message":"No such job","code":404}}"#),
  ]

  @Test(arguments: unknown.indices)
  func aYoungJobMayBeUnknownForAWhile(_ number: Int) async throws {
    let lab = try FaultLab()
    let id = ScriptedCloud.id()
    lab.cloud.set(id, "SUCCESS")
    lab.cloud.fails { question, count in
      question.isAboutJob && count < 4 ? Self.unknown[number] : nil
    }
    let outcome = try await lab.start(
      "wait", id, "--timeout", "60s", "--watch", "-o", "ndjson"
    ).end()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(lab.cloud.jobQuestions.count == 3)
    #expect(!outcome.output.contains("gone"))
    lab.expectCleanLog()
  }

  @Test func anOldJobThatIsUnknownTwiceIsGone() async throws {
    let lab = try FaultLab()
    let id = ScriptedCloud.id(age: 7200)
    let outcome = try await lab.start("wait", id, "--timeout", "60s").end()
    #expect(outcome.status == 2, "\(outcome.errors)")
    #expect(try lab.state(of: id) == "gone")
    #expect(lab.cloud.jobQuestions.count == 2)
    lab.expectCleanLog()
  }

  /// It must not look as if it still ran.
  @Test func whatWasLastSeenOfAJobThatIsGoneIsCalledSo() async throws {
    let lab = try FaultLab()
    let id = ScriptedCloud.id(age: 7200)
    let seen = ScriptedCloud.jobText(id, "RUNNING", age: 7200) + "\n"
    #expect(try lab.run("track", "-", input: seen).status == 0)
    let year = Date().ISO8601Format().prefix(4)
    _ = try await lab.start("wait", id, "--timeout", "60s").end()
    let shown = try lab.run("show", id).output
    #expect(shown.contains("RUNNING, last seen \(year)"), "\(shown)")
    let json = try lab.run("show", id, "-o", "json").output
    #expect(json.contains(#""raw_status": "RUNNING","#))
  }

  @Test func anOldJobThatIsUnknownOnceIsNot() async throws {
    let lab = try FaultLab()
    let id = ScriptedCloud.id(age: 7200)
    lab.cloud.set(id, "SUCCESS")
    lab.cloud.fails { question, count in
      question.isAboutJob && count < 3 ? ScriptedCloud.unknown : nil
    }
    let outcome = try await lab.start("wait", id, "--timeout", "60s").end()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try lab.state(of: id) == "succeeded")
    #expect(lab.cloud.jobQuestions.count == 2)
    lab.expectCleanLog()
  }

  /// A page says nothing about a job, whatever status it comes with.
  @Test func anOldJobIsNotGoneBecauseOfAPage() async throws {
    let lab = try FaultLab()
    let id = ScriptedCloud.id(age: 7200)
    lab.cloud.fails { question, count in
      guard question.isAboutJob else { return nil }
      return count == 2
        ? .says(200, ScriptedCloud.jobText(id, "RUNNING", age: 7200))
        : ScriptedCloud.page(404, "404 Not Found")
    }
    let first = try await lab.start("wait", id, "--timeout", "1s").end()
    #expect(first.status == 124)
    #expect(try lab.state(of: id) == "running")
    let outcome = try await lab.start("wait", id, "--timeout", "4s").end()
    #expect(outcome.status == 124)
    #expect(lab.cloud.jobQuestions.count >= 2)
    #expect(try lab.state(of: id) == "running")
    lab.expectCleanLog()
  }
}
