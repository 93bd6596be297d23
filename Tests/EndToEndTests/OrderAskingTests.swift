import Foundation
import Testing

/// What an order service says of orders whose jobs tell nothing of it.
@Suite(.ownThread, .timeLimit(.minutes(5))) struct OrderAskingTests {
  private static let order = "CS26013014101ORDER"
  private let lab: FaultLab

  init() throws {
    let cloud = try ScriptedCloud()
    cloud.fails { question, _ in
      guard question.path.contains("/customer-orders/") else { return nil }
      return .says(200, Self.details)
    }
    let context = FaultLab.context("lab", at: cloud.origin).replacingOccurrences(
      of: "ecs: ", with: #"bss: "\#(cloud.origin)/bss", ecs: "#)
    lab = try FaultLab(cloud, yaml: "contexts:\n" + context)
  }

  private static let details = #"""
    {"order_info": {"order_id": "\#(order)", "status": 5, "amount_after_discount": 72.5,
    "currency": "EUR", "create_time": "2026-01-30T06:17:00Z"}}
    """#

  /// A job that was bought, and has ended.
  private func trackEnded() throws {
    let id = ScriptedCloud.id()
    let text = #"{"job_id":"\#(id)","order_id":"\#(Self.order)"}"#
    let outcome = try lab.run(
      "track", "-", input: text + "\n" + ScriptedCloud.jobText(id, "SUCCESS"))
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  private var orderQuestions: [ScriptedCloud.Question] {
    lab.cloud.questions.filter { $0.path.contains("/customer-orders/") }
  }

  @Test func aDashboardAsksOnceForAnOrderWhoseJobHasEnded() async throws {
    try trackEnded()
    let session = try TerminalSession(environment: lab.environment)
    try session.run("\(Program.path) --config \(lab.config)")
    try session.press("O")
    try await eventually("the amount is shown") { try session.screen().contains("72.50 EUR") }
    #expect(try session.screen().contains("completed"))
    try session.press("q")
    #expect(orderQuestions.count == 1)
  }

  @Test func refreshAsksForTheOrderThatIsNamed() async throws {
    try trackEnded()
    let outcome = try await lab.start("refresh", Self.order).end()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == "\(Self.order)  order  completed  72.5 EUR\n")
    #expect(try await lab.start("refresh", Self.order).end().output == "")
    #expect(lab.cloud.jobQuestions.isEmpty)
  }

  @Test func anOrderOfSomebodyElseKeepsNoOtherFromBeingAsked() async throws {
    try trackEnded()
    let foreign = "CS26013014102ALIEN"
    let id = ScriptedCloud.id(2)
    lab.cloud.fails { question, _ in
      guard question.path.contains("/customer-orders/") else { return nil }
      return question.path.contains("ALIEN")
        ? .says(403, #"{"error_code":"CBC.0151","error_msg":"no access"}"#)
        : .says(200, Self.details)
    }
    let text = #"{"job_id":"\#(id)","order_id":"\#(foreign)"}"#
    #expect(
      try lab.run("track", "-", input: text + "\n" + ScriptedCloud.jobText(id, "SUCCESS")).status
        == 0)
    let session = try TerminalSession(environment: lab.environment)
    try session.run("\(Program.path) --config \(lab.config)")
    try session.press("O")
    try await eventually("the amount is shown") { try session.screen().contains("72.50 EUR") }
    #expect(orderQuestions.filter { $0.path.contains("ALIEN") }.count == 1)
  }
}
