import JobModel
import JobSources
import JobStore
import Testing

@testable import jobtop

/// What is asked about the jobs and orders of a store, by a clock that runs fast.
@Suite(.ownThread, .timeLimit(.minutes(5))) struct PollerTests {
  private let lab: FaultLab
  private var cloud: ScriptedCloud { lab.cloud }
  private let clock = Timekeeper.accelerated(from: .system, speed: 200)

  init() throws {
    let cloud = try ScriptedCloud()
    cloud.fails { question, _ in
      guard question.isAboutOrder else { return nil }
      return question.order(status: 5)
    }
    let contexts = ["closed", "open"].map { FaultLab.context($0, at: cloud.origin) }
    lab = try FaultLab(cloud, yaml: "contexts:\n" + contexts.joined())
  }

  private func account(_ name: String = "open") throws -> CloudAccount {
    let own = try ["iam", "ecs", "bss"].map { service in
      (service, try #require(WebAddress(parsing: "\(cloud.origin)/\(name)/\(service)")))
    }
    var settings = AccountSettings(
      context: name, endpoints: Endpoints(region: "lab-1", own: Dictionary(own) { $1 }),
      credentials: .password(user: "u", domain: "d", password: SecretValue(FaultLab.password)))
    settings.projectID = "p1"
    return CloudAccount(
      settings: settings, client: CloudClient(),
      gate: HostGate(rate: .infinity, timekeeper: .system), now: Timekeeper.system.now)
  }

  private var orderQuestions: [ScriptedCloud.Question] {
    cloud.questions.filter(\.isAboutOrder)
  }

  private func track(_ texts: [String], context: String) throws {
    let outcome = try lab.run(
      "track", "-", "--context", context, "--config", lab.config,
      input: texts.joined(separator: "\n"))
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  private func bought(_ number: Int) -> String {
    #"{"job_id":"\#(ScriptedCloud.id(number))","order_id":"CS2601301\#(1000 + number)ORDER"}"#
  }

  @Test func ordersThatFoundNoPlaceAreAskedAboutLater() async throws {
    try track((0..<450).map(bought), context: "open")
    let poller = OrderPoller(
      store: try JobStore(path: lab.storePath), accounts: [try account()], timekeeper: clock)
    let asking = Task { await poller.run() }
    defer { asking.cancel() }
    try await eventually("all are asked about: \(orderQuestions.count)") {
      Set(orderQuestions.map(\.subject)).count == 450
    }
  }

  @Test func ordersThatNobodyMaySeeKeepNoOthersWaiting() async throws {
    cloud.fails { question, _ in
      guard question.isAboutOrder else { return nil }
      return .says(403, #"{"error_code":"CBC.0151","error_msg":"no permission"}"#)
    }
    try track([bought(0)], context: "open")
    try track((1...450).map(bought), context: "closed")
    let poller = OrderPoller(
      store: try JobStore(path: lab.storePath), accounts: [try account("closed"), try account()],
      timekeeper: clock)
    let asking = Task { await poller.run() }
    defer { asking.cancel() }
    try await eventually("it is asked about") {
      orderQuestions.contains { $0.path.hasPrefix("/open/") }
    }
  }

  @Test func anOrderThatBecameAJobIsAskedAboutNoMore() async throws {
    cloud.fails { question, _ in
      guard question.isAboutOrder else { return nil }
      return question.order(status: 3)
    }
    let (id, order) = (ScriptedCloud.id(), "CS26013014101ORDER")
    try track([#"{"order_id":"\#(order)"}"#], context: "open")
    try lab.track(id)
    let store = try JobStore(path: lab.storePath)
    let poller = StorePoller(
      store: store, accounts: [try account()], rows: Set(try store.rows(of: order)),
      timekeeper: clock)
    let asking = Task { await poller.run { _ in } }
    defer { asking.cancel() }
    try await eventually("the order is asked about") { !orderQuestions.isEmpty }
    try track([#"{"job_id":"\#(id)","order_id":"\#(order)"}"#], context: "open")
    try await eventually("the job is asked about") { cloud.jobQuestions.count > 2 }
    let asked = orderQuestions.count
    try await eventually("much time has passed") { cloud.jobQuestions.count > 60 }
    #expect(orderQuestions.count == asked)
  }

  @Test func aJobOfARegionWhereNobodyIsAskedIsNotGone() async throws {
    let id = ScriptedCloud.id(age: 3600)
    let call = "GET https://ecs.eu-de.otc.t-systems.com/v1/0a1b2c/jobs/\(id)"
    #expect(try lab.run("track", "-", input: call).status == 0)
    let outcome = try await lab.start("refresh").end()
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("none of the accounts is in eu-de"), "\(outcome.errors)")
    #expect(try lab.state(of: id) == "unknown")
  }
}

extension ScriptedCloud.Question {
  fileprivate var isAboutOrder: Bool { path.contains("/customer-orders/") }

  /// The id that it asks for.
  fileprivate var subject: String {
    path.split(separator: "?")[0].split(separator: "/").last.map(String.init) ?? ""
  }

  fileprivate func order(status: Int) -> ScriptedCloud.Reply {
    let text = #""order_id": "\#(subject)", "status": \#(status), "currency": "EUR""#
    return .says(200, #"{"order_info": {\#(text)}}"#)
  }
}
