import Foundation
import Testing

/// What goes wrong on the way to a cloud: the job stays as it was last seen, the log says why in a line, and
/// when the cloud is well again the job comes to its end by itself.
@Suite(.ownThread, .timeLimit(.minutes(5))) struct FaultTests {
  /// With what the log says of it.
  typealias Fault = Trouble<String>

  private static let half = #"{"job_id":"ff8080829100000101"#
  private static let cutShort = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + half
  private static let tooLong = "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n" + half

  private static let faults = [
    Fault("reset before the answer", .hangsUp(after: "", resets: true), "was cut"),
    Fault("reset within the answer", .hangsUp(after: cutShort, resets: true), "was cut"),
    Fault("end within the answer", .hangsUp(after: cutShort, resets: false), "was cut"),
    Fault("not HTTP", .hangsUp(after: "SSH-2.0-OpenSSH\r\n", resets: false), "was cut"),
    Fault("too large", .hangsUp(after: tooLong, resets: false), "is too large"),
    Fault("half of a JSON", .says(200, half), "cannot be read (HTTP 200)"),
    Fault("nothing in it", .says(200, ""), "says nothing (HTTP 200)"),
    Fault("page with 200", ScriptedCloud.page(200, "Sign in"), "a page came in place"),
    Fault("page with 502", ScriptedCloud.page(502, "502 Bad Gateway"), "502 Bad Gateway"),
    Fault("page with 404", ScriptedCloud.page(404, "404 Not Found"), "a page came in place"),
    Fault("error 500", .says(500, #"{"error_code":"E.1","error_msg":"broken"}"#), "broken"),
    Fault("error 503", .says(503, ""), "HTTP 503"),
  ]

  @Test(arguments: faults)
  func isSurvived(_ fault: Fault) async throws {
    let lab = try FaultLab()
    let id = ScriptedCloud.id()
    try lab.track(id)
    lab.cloud.failsJobs(fault.reply)
    let waiting = try lab.start("wait", id, "--timeout", "60s", "--watch", "-o", "ndjson")
    try await eventually("the log tells of it: \(lab.log())") { !lab.log(fault.effect).isEmpty }
    #expect(try lab.state(of: id) == "running")
    lab.cloud.isWell()
    lab.cloud.set(id, "SUCCESS")
    let outcome = try await waiting.end()
    #expect(outcome.status == 0, "\(outcome.errors)")
    let states = outcome.output.matches(of: /"state":"(\w+)"/).map { $0.1 }
    #expect(states == ["running", "succeeded"])
    // However often it was met.
    #expect(lab.log("warning").count <= 1, "\(lab.log("warning"))")
    lab.expectCleanLog()
  }

  @Test func nobodyIsThereAndThenSomebodyIs() async throws {
    let lab = try FaultLab(ScriptedCloud(isThere: false))
    let id = ScriptedCloud.id()
    try lab.track(id)
    let waiting = try lab.start("wait", id, "--timeout", "60s", "-o", "json")
    try await eventually("it is said") { !lab.log("warning lab").isEmpty }
    #expect(try lab.state(of: id) == "running")
    lab.cloud.set(id, "SUCCESS")
    try lab.cloud.listen()
    let outcome = try await waiting.end()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains(#""state": "succeeded""#))
    let place = "127.0.0.1:\(lab.cloud.port)"
    #expect(lab.log("warning lab \(place): nobody answers at \(place)").count == 1)
    #expect(lab.log("info    lab \(place) answers again after").count == 1)
    #expect(lab.cloud.logins.count == 1)
    lab.expectCleanLog()
  }

  @Test func itGoesAwayInBetween() async throws {
    let lab = try FaultLab()
    let id = ScriptedCloud.id()
    lab.cloud.set(id, "RUNNING")
    let waiting = try lab.start("wait", id, "--timeout", "60s", "-o", "json")
    try await eventually("it is asked once") { try lab.states()[id] == "running" }
    lab.cloud.hangUp()
    try await eventually("it is said") { !lab.log("nobody answers at").isEmpty }
    #expect(try lab.state(of: id) == "running")
    lab.cloud.set(id, "FAIL")
    try lab.cloud.listen()
    let outcome = try await waiting.end()
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(try lab.state(of: id) == "failed")
    lab.expectCleanLog()
  }

  @Test func serverErrorsForAllEvenForTheLogin() async throws {
    let lab = try FaultLab()
    let ids = (1...3).map { ScriptedCloud.id($0) }
    for id in ids { try lab.track(id) }
    lab.cloud.fails { _, _ in .says(500, #"{"error_code":"E.1","error_msg":"broken"}"#) }
    let waiting = try lab.start("wait", "--timeout", "60s", "-o", "json")
    try await eventually("it is said") { !lab.log("E.1: broken").isEmpty }
    #expect(try lab.states().values.allSatisfy { $0 == "running" })
    lab.cloud.isWell()
    for id in ids { lab.cloud.set(id, "SUCCESS") }
    let outcome = try await waiting.end()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try Set(lab.states().keys) == Set(ids))
    lab.expectCleanLog()
  }

  /// Twenty questions that fail at once are one failure: they do not make the pause longer.
  @Test(arguments: [true, false])
  func manyJobsAreNoReasonToStayAwayLonger(_ isThere: Bool) async throws {
    let lab = try FaultLab(ScriptedCloud(isThere: isThere))
    let ids = (1...20).map { ScriptedCloud.id($0) }
    let text = ids.map { ScriptedCloud.jobText($0, "RUNNING") + "\n" }.joined()
    #expect(try lab.run("track", "-", input: text).status == 0)
    lab.cloud.failsJobs(.hangsUp(after: "", resets: true))
    let waiting = try lab.start("wait", "--timeout", "60s", "-o", "json")
    try await eventually("it is said") { !lab.log("warning lab").isEmpty }
    #expect(try lab.states().values.allSatisfy { $0 == "running" })
    lab.cloud.isWell()
    for id in ids { lab.cloud.set(id, "SUCCESS") }
    if !isThere { try lab.cloud.listen() }
    let outcome = try await waiting.end(seconds: 20)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try Set(lab.states().keys) == Set(ids))
    lab.expectCleanLog()
  }

  /// Takes the connection and the question, and never says anything.
  @Test func silenceKeepsNobodyWaitingLongerThanWanted() async throws {
    let lab = try FaultLab()
    let id = ScriptedCloud.id()
    try lab.track(id)
    lab.cloud.fails { _, _ in .falls(silentAfter: "") }
    let outcome = try await lab.start("wait", id, "--timeout", "1s", "-o", "json").end(seconds: 20)
    #expect(outcome.status == 124)
    #expect(!lab.cloud.questions.isEmpty)
    #expect(try lab.state(of: id) == "running")
    lab.expectCleanLog()
  }
}
