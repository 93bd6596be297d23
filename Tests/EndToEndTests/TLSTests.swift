import Foundation
import JobModel
import Testing

@testable import JobSources

/// The program at the simulated cloud over HTTPS, with the configuration that this prints.
@Suite(.timeLimit(.minutes(5))) struct TLSTests {
  private let site: RunningSite
  private let store: Store

  init() throws {
    store = try Store()
    // Jobs end within a second, by the clock of this one.
    site = try RunningSite(
      ["--speed", "100", "--tls", "--certificate", store.folder.path("site.pem")])
  }

  private func run(_ arguments: String..., yaml: String? = nil) throws -> Program.Outcome {
    let path = try store.folder.write(yaml ?? site.text, to: "config.yaml")
    return try Program.run(
      arguments + ["--config", path],
      environment: store.environment.merging(["SIMULATED_PASSWORD": "simulated"]) { $1 })
  }

  private var withoutTrust: String {
    site.text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("ca_file") }.joined(separator: "\n")
  }

  @Test func aTrackedJobIsAskedForUntilItsEnd() async throws {
    let answer = try await site.ask(
      "/ecs/v1/\(site.project)/cloudservers", method: "POST", body: "{}")
    let text = String(decoding: answer.body, as: UTF8.self)
    let id = try #require(text.firstMatch(of: /"job_id":"(\w+)"/).map { String($0.1) })
    #expect(try store.run("track", id).status == 0)
    let outcome = try run("wait", id, "-o", "json", "--timeout", "50s")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains(#""state": "succeeded""#))
  }

  @Test func theDoctorIsContent() throws {
    // A clock that runs fast would be a finding.
    let calm = try RunningSite(["--tls", "--certificate", store.folder.path("calm.pem")])
    let outcome = try run("doctor", yaml: calm.text)
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("the certificate is trusted"))
    #expect(outcome.output.contains(#/ok +services +ecs, /#))
  }

  @Test func withoutItsAuthorityTheDoctorSaysWhatToDo() throws {
    let outcome = try run("doctor", yaml: withoutTrust)
    #expect(outcome.status == 2)
    let line = outcome.output.split(separator: "\n").first { $0.contains("FAIL") } ?? ""
    #expect(line.contains("tls"))
    #expect(line.contains("no trusted authority vouches for its certificate"))
    #expect(line.contains("ca_file in config.yaml"))
  }

  @Test func anAuthorityThatIsGoneIsOneLine() throws {
    try FileManager.default.removeItem(atPath: store.folder.path("site.pem"))
    let message = "\(store.folder.path("site.pem")) does not exist; name a PEM file"
    let doctor = try run("doctor")
    #expect(doctor.status == 2)
    #expect(doctor.output.contains(message))
    let discover = try run("discover")
    #expect(discover.status == 2)
    #expect(discover.errors.contains("context simulated: ca_file: \(message)"))
    #expect(try run("contexts", "-o", "json").output.contains(message))
  }
}
