import Foundation
import Glibc
import Testing

/// The program with folders of its own, and an account at a scripted cloud.
struct FaultLab: Sendable {
  let cloud: ScriptedCloud
  private let store: Store

  init(_ cloud: ScriptedCloud? = nil, yaml: String? = nil) throws {
    for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] { unsetenv(name) }
    self.cloud = try cloud ?? ScriptedCloud()
    store = try Store()
    try store.folder.write(
      yaml ?? "contexts:\n" + Self.context("lab", at: self.cloud.origin), to: "config.yaml")
  }

  static let password = "pass-word-7"

  /// - Parameter auth: how to log in.
  static func context(
    _ name: String, at origin: String,
    auth: String = "{ type: token, username: u, domain: d, password_env: FAULT_PASSWORD }",
    more: String = ""
  ) -> String {
    """
      \(name):
        region: lab-1
        project_id: p1
        auth: \(auth)
        endpoints: { iam: "\(origin)/iam/v3", ecs: "\(origin)/ecs" }\(more)

    """
  }

  var environment: [String: String] {
    store.environment.merging([
      "XDG_STATE_HOME": store.folder.path("state"), "FAULT_PASSWORD": Self.password,
      "FAULT_AK": "AK1", "FAULT_SK": "hush",
    ]) { $1 }
  }

  var config: String { store.folder.path("config.yaml") }
  var storePath: String { store.path }
  var folder: TemporaryFolder { store.folder }

  // MARK: The program

  /// Runs a command to its end.
  @discardableResult
  func run(_ arguments: String..., input: String = "") throws -> Program.Outcome {
    try Program.run(arguments, input: input, environment: environment)
  }

  /// Starts a command that asks clouds.
  func start(_ arguments: String...) throws -> RunningProgram { try start(arguments) }

  func start(_ arguments: [String]) throws -> RunningProgram {
    try RunningProgram(
      arguments + ["--config", config, "--log-level", "debug"], environment: environment)
  }

  /// Has seen the job running, and tracks it.
  func track(_ ids: String...) throws {
    for id in ids {
      cloud.set(id, "RUNNING")
      let outcome = try run("track", "-", input: ScriptedCloud.jobText(id, "RUNNING") + "\n")
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
  }

  // MARK: What it has left

  func log() -> [Substring] {
    (try? folder.read("state/jobtop/jobtop.log"))?.split(separator: "\n") ?? []
  }

  func log(_ text: String) -> [Substring] { log().filter { $0.contains(text) } }

  /// From the id of each job to its state.
  func states() throws -> [String: String] {
    var states: [String: String] = [:]
    for line in try run("list", "-o", "ndjson").output.split(separator: "\n") {
      let job = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let id = try #require(job?["job_id"] as? String, "\(line)")
      states[id] = job?["state"] as? String
    }
    return states
  }

  func state(of id: String) throws -> String? { try states()[id] }

  /// Every line is an entry, and none tells a secret.
  func expectCleanLog(sourceLocation: SourceLocation = #_sourceLocation) {
    for line in log() {
      #expect(
        line.contains(#/^\d{4}-\d\d-\d\dT[0-9:.]{12}Z (debug|info|warning|error) /#), "\(line)",
        sourceLocation: sourceLocation)
      #expect(
        !line.contains(Self.password) && !line.contains("hush"), "\(line)",
        sourceLocation: sourceLocation)
    }
  }
}

/// The program while it runs. It is ended with the value that holds it.
final class RunningProgram: Sendable {
  private let folder: TemporaryFolder
  private let child: pid_t

  init(_ arguments: [String], environment: [String: String]) throws {
    folder = try TemporaryFolder()
    child = try Program.start(
      [Program.path] + arguments, environment: environment,
      streams: [0: "/dev/null", 1: folder.path("output"), 2: folder.path("errors")])
  }

  deinit {
    // Whoever has waited for it has no child any more, and nobody else gets its number from this process.
    if !hasEnded { kill(child, SIGKILL) }
    _ = Program.end(of: child)
  }

  private var hasEnded: Bool {
    var information = siginfo_t()
    let flags = WEXITED | WNOHANG | WNOWAIT
    return waitid(P_PID, id_t(child), &information, flags) != 0 || information.si_signo != 0
  }

  /// Waits for its end, and lets others go on meanwhile.
  func end(
    seconds: Double = 30, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Program.Outcome {
    try await eventually("the program ends", seconds: seconds, sourceLocation: sourceLocation) {
      hasEnded
    }
    var information = siginfo_t()
    waitid(P_PID, id_t(child), &information, WEXITED | WNOHANG | WNOWAIT)
    return Program.Outcome(
      status: information._sifields._sigchld.si_status, output: try folder.read("output"),
      errors: try folder.read("errors"))
  }

  var output: String { (try? folder.read("output")) ?? "" }
}

/// Waits until something holds, and lets other tests go on meanwhile.
func eventually(
  _ what: @autoclosure () -> String, seconds: Double = 30,
  sourceLocation: SourceLocation = #_sourceLocation,
  _ condition: () throws -> Bool
) async throws {
  let deadline = ContinuousClock.now + .seconds(seconds)
  while ContinuousClock.now < deadline {
    if try condition() { return }
    try await Task.sleep(for: .milliseconds(20))
  }
  Issue.record("Waited in vain until \(what())", sourceLocation: sourceLocation)
  throw TerminalSession.TimedOut()
}
