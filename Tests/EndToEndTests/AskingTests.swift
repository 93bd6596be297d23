import Foundation
import JobModel
import Testing

@testable import JobSources

/// The program asks a cloud over HTTP about what was tracked: the simulated one, which anyone can run.
@Suite struct AskingTests {
  private let site: RunningSite
  private let store: Store

  init() throws {
    // Jobs end within a second, by the clock of this one, and are not forgotten for a quarter of an hour: a test may
    // have to wait for its turn.
    site = try RunningSite(["--speed", "100"])
    store = try Store()
  }

  private func run(_ arguments: String...) throws -> Program.Outcome {
    let path = try store.folder.write(site.text, to: "config.yaml")
    return try Program.run(
      arguments + ["--config", path],
      environment: store.environment.merging(["SIMULATED_PASSWORD": "simulated"]) { $1 })
  }

  /// Starts a server.
  private func submit() async throws -> String {
    let answer = try await site.ask(
      "/ecs/v1/\(site.project)/cloudservers", method: "POST", body: "{}")
    let text = String(decoding: answer.body, as: UTF8.self)
    return try #require(text.firstMatch(of: /"job_id":"(\w+)"/).map { String($0.1) })
  }

  @Test func waitAsksUntilTheEnd() async throws {
    let id = try await submit()
    let outcome = try run("wait", id, "-o", "json", "--timeout", "60s")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains(#""state": "succeeded""#))
    #expect(outcome.output.contains(#""source": "http""#))
    #expect(outcome.output.contains(#""context": "simulated""#))
  }

  @Test func refreshTellsWhatHasChanged() async throws {
    let id = try await submit()
    #expect(try run("refresh", id).status == 2)
    _ = try store.run("track", id)
    let outcome = try run("refresh", id)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("unknown -> "))
  }

  @Test func discoverFindsWhatNobodyNoted() async throws {
    let outcome = try run("discover", "--since", "1h")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("tracked  job "))
    #expect(
      try run("list", "--filter", "user:terraform|ops|anna").output.split(separator: "\n").count > 1
    )
  }

  @Test func withoutAnAccountNobodyIsAsked() throws {
    _ = try store.run("track", "ff8080827e7810fb017f06338a731328")
    for command in ["refresh", "discover"] {
      let outcome = try store.run(command)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("no configured account"))
    }
  }
}
