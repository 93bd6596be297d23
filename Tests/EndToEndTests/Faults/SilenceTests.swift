import JobModel
import JobStore
import Synchronization
import Testing

@testable import JobSources
@testable import jobtop

/// A cloud that takes questions and never answers. The deadline of the program is too long to be waited for, so
/// here its parts are put together with a shorter one.
///
/// They use the few threads that all tests share, so this one may have to wait for all the others.
@Suite(.ownThread, .timeLimit(.minutes(5))) struct SilenceTests {
  private final class Written: Sendable {
    private let entries = Mutex<[LogEntry]>([])
    var log: Log { Log { entry in self.entries.withLock { $0.append(entry) } } }
    func count(_ text: String) -> Int {
      entries.withLock { $0.count { $0.text.contains(text) } }
    }
  }

  private func account(_ lab: FaultLab, _ log: Log) throws -> CloudAccount {
    let address = try #require(WebAddress(parsing: lab.cloud.origin))
    var settings = AccountSettings(
      context: "lab",
      endpoints: Endpoints(
        region: "lab-1",
        own: ["iam": address.appending(path: "/iam/v3"), "ecs": address.appending(path: "/ecs")]),
      credentials: .password(user: "u", domain: "d", password: SecretValue("hush")))
    settings.projectID = "p1"
    var limits = CloudClient.Limits()
    limits.deadline = .seconds(1)
    return CloudAccount(
      settings: settings, client: CloudClient(limits: limits),
      gate: HostGate(rate: 5, timekeeper: .system), log: log, now: { .system })
  }

  /// - Parameter begin: what comes before it falls silent.
  @Test(arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"])
  func aQuestionIsGivenUpAndAskedAgain(_ begin: String) async throws {
    let lab = try FaultLab()
    let ids = (1...3).map { ScriptedCloud.id($0) }
    for id in ids { try lab.track(id) }
    lab.cloud.failsJobs(.falls(silentAfter: begin))
    let written = Written()
    let store = try JobStore(path: lab.storePath)
    let poller = StorePoller(
      store: store, accounts: [try account(lab, written.log)], log: written.log)
    let asking = Task.detached { await poller.run { _ in } }
    try await eventually("it is given up", seconds: 140) {
      written.count("did not answer in time") > 0
    }
    #expect(try lab.states().values.allSatisfy { $0 == "running" })
    lab.cloud.isWell()
    for id in ids { lab.cloud.set(id, "SUCCESS") }
    try await eventually("all have ended", seconds: 140) {
      try lab.states().values.allSatisfy { $0 == "succeeded" }
    }
    asking.cancel()
    await asking.value
    #expect(try lab.states().count == 3)
  }
}
