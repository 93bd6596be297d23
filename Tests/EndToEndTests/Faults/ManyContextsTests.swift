import Foundation
import Testing

/// Thirty accounts, of which one cannot be reached.
@Suite(.ownThread, .timeLimit(.minutes(5))) struct ManyContextsTests {
  @Test func theOthersGoOnAsIfNothingWere() async throws {
    let cloud = try ScriptedCloud()
    let nobody = try ScriptedCloud(isThere: false)
    let names = (1..<30).map { "lab\($0)" }
    let yaml =
      names.map { FaultLab.context($0, at: "\(cloud.origin)/\($0)") }
      + [FaultLab.context("dead", at: nobody.origin)]
    let lab = try FaultLab(cloud, yaml: "contexts:\n" + yaml.joined())
    var ids: [String: String] = [:]
    for (number, name) in (names + ["dead"]).enumerated() {
      let id = ScriptedCloud.id(number)
      ids[name] = id
      cloud.set(id, "RUNNING")
      #expect(try lab.run("track", "--context", name, id).status == 0)
    }
    let session = try TerminalSession(columns: 160, environment: lab.environment)
    try session.run("\(Program.path) --config \(lab.config) --log-level debug")
    try await eventually("all that can be are seen running") {
      try session.screen().contains("29 running")
    }
    try await eventually("the header names who is away") {
      try session.screen().contains("dead offline")
    }
    for name in names { cloud.set(try #require(ids[name]), "SUCCESS") }
    try await eventually("the others have ended") {
      try session.screen().contains("29 done")
    }
    // Each was asked of its own account only.
    for question in cloud.jobQuestions {
      let parts = question.path.split(separator: "/").map(String.init)
      #expect(ids[parts.first ?? ""] == parts.last, "\(question.path)")
    }
    #expect(try lab.state(of: try #require(ids["dead"])) == "unknown")
    #expect(lab.log("warning dead").count == 1)
    #expect(lab.log("warning").count == 1)
    lab.expectCleanLog()
  }
}
