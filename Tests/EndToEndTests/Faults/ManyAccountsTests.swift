import Foundation
import Testing

/// Commands that ask several accounts once: one that does not answer holds up no other, and what is to be said of
/// many things is said once.
@Suite(.ownThread, .timeLimit(.minutes(5))) struct ManyAccountsTests {
  private func yaml(_ origins: [(name: String, origin: String)]) -> String {
    "contexts:\n" + origins.map { FaultLab.context($0.name, at: $0.origin) }.joined()
  }

  private func place(of name: String, in text: String) -> String.Index? {
    text.range(of: "\(name) (")?.lowerBound
  }

  @Test func doctorChecksAllAtOnceAndPrintsThemInOrder() async throws {
    let (cloud, silent) = (try ScriptedCloud(), try ScriptedCloud())
    silent.fails { _, _ in .falls(silentAfter: "") }
    let names = (1...12).map { "lab\($0)" }
    let lab = try FaultLab(
      cloud,
      yaml: yaml([("first", silent.origin)] + names.map { ($0, "\(cloud.origin)/\($0)") }))
    let doctor = try lab.start("doctor")
    try await eventually("all others are asked") {
      Set(cloud.logins.compactMap { $0.path.split(separator: "/").first }).count == names.count
    }
    #expect(doctor.output == "")
    silent.hangUp()
    let outcome = try await doctor.end()
    #expect(outcome.status == 2)
    #expect(outcome.errors == "")
    let places = (["first"] + names).map { place(of: $0, in: outcome.output) }
    #expect(!places.contains(nil) && places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    #expect(outcome.output.matches(of: /FAIL/).count == 1, "\(outcome.output)")
    lab.expectCleanLog()
  }

  @Test func doctorSaysHowFarItIsOnATerminal() async throws {
    let (cloud, silent) = (try ScriptedCloud(), try ScriptedCloud())
    silent.fails { _, _ in .falls(silentAfter: "") }
    let lab = try FaultLab(
      cloud, yaml: yaml([("well", cloud.origin), ("silent", silent.origin)]))
    let session = try TerminalSession(columns: 80, environment: lab.environment)
    try session.run("\(Program.path) doctor --config \(lab.config)")
    try await eventually("it is said: \((try? session.screen()) ?? "")") {
      try session.screen().contains("checking: 1 of 2 done")
    }
    silent.hangUp()
    try await eventually("it is over") {
      let screen = try session.screen()
      return screen.contains("FAIL") && !screen.contains("checking:")
    }
  }

  @Test func doctorFoldsWhatIsSoOfManyServices() async throws {
    let site = try RunningSite()
    let store = try Store()
    let yaml = site.text.replacing("    region:", with: "    rate: 200\n    region:")
    let config = try store.folder.write(yaml, to: "config.yaml")
    let environment = store.environment.merging(["SIMULATED_PASSWORD": "simulated"]) { $1 }
    let outcome = try Program.run(["doctor", "--config", config], environment: environment)
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(
      outcome.output.contains(#/\n  ok   services +ecs, evs, .* answer\n/#), "\(outcome.output)")
    #expect(outcome.output.split(separator: "\n").count < 12, "\(outcome.output)")
    let session = try TerminalSession(columns: 80, environment: environment)
    try session.run("\(Program.path) doctor --config \(config)")
    let screen = try session.waitFor(" orders ", seconds: 40)
    let lines = screen.split(separator: "\n").map(String.init)
    let services = try #require(lines.firstIndex { $0.contains(/ok +services +ecs/) })
    let next = lines[services + 1]
    #expect(next.hasPrefix(String(repeating: " ", count: 26)) && next.contains(","), "\(screen)")
  }

  @Test func refreshSaysAReasonOnceForAllJobs() async throws {
    let lab = try FaultLab(ScriptedCloud(isThere: false))
    let ids = (1...20).map { ScriptedCloud.id($0) }
    let text = ids.map { ScriptedCloud.jobText($0, "RUNNING") + "\n" }.joined()
    #expect(try lab.run("track", "-", input: text).status == 0)
    let outcome = try await lab.start("refresh").end()
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 1, "\(outcome.errors)")
    let line = try #require(lines.first)
    #expect(line.hasPrefix("jobtop: 20 jobs, such as ") && ids.contains { line.contains($0) })
    #expect(line.contains("nobody answers at 127.0.0.1:\(lab.cloud.port)"))
    let one = try await lab.start("refresh", ids[3]).end()
    #expect(one.errors.hasPrefix("jobtop: \(ids[3]): "))
  }

  @Test func discoverSaysWhyServicesDoNotListTheirJobs() async throws {
    let cloud = try ScriptedCloud()
    let contexts = ["one", "two"].map { name in
      let more = ["dcs", "swr"].map { "\($0): \"\(cloud.origin)/\($0)\"" }.joined(separator: ", ")
      return FaultLab.context(name, at: cloud.origin).replacing(
        "/ecs\" }", with: "/ecs\", \(more) }")
    }
    let lab = try FaultLab(cloud, yaml: "contexts:\n" + contexts.joined())
    cloud.fails { question, count in
      question.isLogin
        ? nil
        : .says(
          403, #"{"error_code":"APIGW.0302","error_msg":"not subscribed"}"#,
          headers: ["X-Request-Id": "r-\(count)"])
    }
    let outcome = try await lab.start("discover").end()
    #expect(outcome.status == 0)
    let lines = outcome.errors.split(separator: "\n").map(String.init)
    #expect(lines.count == 4, "\(outcome.errors)")
    for name in ["one", "two"] {
      let own = lines.filter { $0.hasPrefix("jobtop: \(name): would not list their jobs: ") }
      #expect(own.count == 2)
      #expect(own.contains { $0.contains("dcs, swr: APIGW.0302: not subscribed (request r-") })
      #expect(own.contains { $0.hasSuffix(": no endpoint is known; give the context one") })
    }
    #expect(lines.prefix(2).allSatisfy { $0.contains(" one: ") })
    lab.expectCleanLog()
  }
}
