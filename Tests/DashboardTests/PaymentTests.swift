import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// How long an order can still be paid, wherever it is shown.
struct PaymentTests {
  @Test func whatHasToBePaidComesFirst() throws {
    var snapshot = Sample.snapshot()
    var urgent = Order(id: OrderID(rawValue: "CS2611200711QW19P"))
    urgent.state = .awaitingPayment
    urgent.created = Sample.now - .seconds(90_000)
    urgent.paymentDeadline = Sample.now + .seconds(600)
    snapshot.jobs.merge(urgent)
    var stage = try Stage(snapshot)
    try stage.press("O")
    #expect(
      stage.state.digest.orders.map(\.id.rawValue) == [
        "CS2611200711QW19P", "CS2611210711QW19P", "CS2611210714AB3XQ", "CS2611210702ZZ81K",
      ])
  }

  private static let order = OrderID(rawValue: "CS2611210711QW19P")

  /// - Parameter seconds: from now to the deadline.
  private func stage(
    due seconds: Double, columns: Int = 120, state: OrderState = .awaitingPayment
  ) throws -> Stage {
    var snapshot = Sample.snapshot()
    var order = try #require(snapshot.jobs.orders[Self.order])
    order.paymentDeadline = Sample.now + .seconds(seconds)
    order.state = state
    snapshot.jobs.merge(order)
    return try Stage(snapshot, columns: columns)
  }

  private func row(_ stage: Stage, _ text: String) throws -> String {
    try #require(stage.lines.first { $0.contains(text) }, "\(stage.text)")
  }

  private static let remarks: [(Double, String, ThemeRole, Int64)] = [
    (604_800, "7d0h left", .muted, 1000), (88_200, "1d0h left", .muted, 1_801_000),
    (10_890, "3h01m left", .muted, 31_000), (3600, "1h00m left", .warning, 1000),
    (3599, "59m59s left", .warning, 1000), (62, "1m2s left", .warning, 1000),
    (9, "9s left", .warning, 1000), (0, "expired 1 s ago", .warning, 0),
    (-90, "expired 1 min ago", .warning, 30_000), (-7200, "expired 2 h ago", .warning, 60_000),
  ]

  @Test(arguments: remarks)
  func theRemark(seconds: Double, text: String, role: ThemeRole, tick: Int64) throws {
    var order = Order(id: Self.order)
    order.paymentDeadline = Sample.now + .seconds(seconds)
    let deadline = try #require(PaymentDeadline(of: order, at: Sample.now))
    #expect(deadline.remark == text)
    #expect(deadline.role == role)
    if tick > 0 { #expect(deadline.untilNextTick == Span(milliseconds: tick)) }
    // It is not drawn more often than it changes.
    if tick > 1000, seconds > 0 {
      let next = PaymentDeadline(of: order, at: Sample.now + deadline.untilNextTick)
      let before = PaymentDeadline(
        of: order, at: Sample.now + deadline.untilNextTick - .seconds(1.001))
      #expect(next?.remark != text && before?.remark == text)
    }
  }

  @Test(arguments: [OrderState.completed, .cancelled, .processing])
  func whatIsPaidOrCalledOffHasNone(state: OrderState) throws {
    var order = Order(id: Self.order)
    order.paymentDeadline = Sample.now + .seconds(60)
    order.state = state
    #expect(PaymentDeadline(of: order, at: Sample.now) == nil)
    #expect(PaymentDeadline(of: nil, at: Sample.now) == nil)
  }

  @Test func ordersTickInTheLastHour() throws {
    var stage = try stage(due: 125)
    try stage.press("O")
    #expect(try row(stage, "QW19P").contains("07:17:05  2m5s left"))
    #expect(stage.state.nextTick == .seconds(1))
    stage.send(.tick(Sample.now + .seconds(66)))
    #expect(try row(stage, "QW19P").contains("59s left"))
    stage.send(.tick(Sample.now + .seconds(200)))
    #expect(try row(stage, "QW19P").contains("expired 1 min ago"))
  }

  @Test func onANarrowScreenTheTimeThatIsLeftCounts() throws {
    var stage = try stage(due: 125, columns: 80)
    try stage.press("O")
    #expect(try row(stage, "QW19P").contains("2m5s left"))
  }

  @Test(arguments: [80, 120])
  func theListOfJobsTellsIt(columns: Int) throws {
    var stage = try stage(due: 125, columns: columns)
    #expect(try row(stage, "web-08").contains("2m5s left"))
    stage.send(.tick(Sample.now + .seconds(1)))
    #expect(try row(stage, "web-08").contains("2m4s left"))
    stage.send(.tick(Sample.now + .seconds(200)))
    #expect(try row(stage, "web-08").contains("payment expired 1 min"))
  }

  @Test func theJobTellsItWithTheLink() throws {
    var stage = try stage(due: 125)
    let row = try #require(Sample.jobs.firstIndex { $0.resourceName == "web-08" })
    stage.state.views.append(.job(JobPage(row: row)))
    stage.send(.tick(Sample.now))
    #expect(stage.text.contains("pay before 07:17:05  2m5s left"))
    #expect(stage.text.contains("o opens https://"))
    #expect(stage.text.contains("orderId=\(Self.order.rawValue)"))
    #expect(stage.state.nextTick == .seconds(1))
    stage.send(.tick(Sample.now + .seconds(185)))
    #expect(stage.text.contains("expired 1 min ago"))
  }

  @Test func theOrderShowsItsLink() throws {
    var stage = try stage(due: 125)
    try stage.press("O")
    #expect(stage.text.contains("o opens https://"))
    #expect(stage.text.contains("orderId=\(Self.order.rawValue)"))
  }

  @Test func whoHoldsTheScreenSeesNoTicking() throws {
    var stage = try stage(due: 125)
    try stage.press("O", "p")
    stage.send(.tick(Sample.now + .seconds(60)))
    #expect(try row(stage, "QW19P").contains("2m5s left"))
  }
}
