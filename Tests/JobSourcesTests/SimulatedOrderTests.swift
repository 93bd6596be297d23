import Testing

@testable import JobSources

@Suite struct SimulatedOrderTests {
  /// A lab at the moment at which a purchase of servers has been submitted.
  private func purchase(
    _ fits: (CloudOrder) -> Bool
  ) throws -> (lab: SimulatedLab, order: CloudOrder) {
    let ahead = SimulatedLab(minutes: 60)
    let order = try #require(
      ahead.cloud.registry.orderIDs.compactMap { ahead.cloud.registry.orders[$0] }
        .first { $0.service == .ecs && fits($0) })
    var lab = SimulatedLab()
    lab.pass(order.created - SimulatedLab.start)
    return (lab, order)
  }

  private func status(_ lab: inout SimulatedLab, _ order: CloudOrder) -> Int? {
    let handle = SimulatedHandle(kind: .order, service: "bss", id: order.id)
    return object(lab.ask(handle)).at("order_info", "status") as? Int
  }

  private func jobStatus(_ lab: inout SimulatedLab, _ order: CloudOrder) -> String? {
    let handle = SimulatedHandle(kind: .job, service: "ecs", id: order.jobID)
    return object(lab.ask(handle))["status"] as? String
  }

  @Test func paymentUnblocksTheJob() throws {
    var (lab, order) = try purchase { $0.paid != nil }
    #expect(status(&lab, order) == 6)
    #expect(jobStatus(&lab, order) == "PENDING_PAYMENT")
    let paid = try #require(order.paid)
    #expect((20_000...90_000).contains(paid - order.created))
    lab.pass(paid - lab.now + 5000)
    #expect(status(&lab, order) == 3)
    #expect(["INIT", "RUNNING"].contains(jobStatus(&lab, order)))
    lab.pass(1_800_000)
    #expect(status(&lab, order) == 5)
    #expect(jobStatus(&lab, order) == "SUCCESS")
  }

  @Test func aCancelledOrderLeavesItsJobWhereItIs() throws {
    var (lab, order) = try purchase { $0.cancelled != nil }
    lab.pass(600_000)
    #expect(status(&lab, order) == 4)
    #expect(jobStatus(&lab, order) == "PENDING_PAYMENT")
    #expect(lab.cloud.trouble.unpaidRetention == 14 * 86_400_000)
    lab.cloud.trouble.unpaidRetention = 3_600_000
    lab.pass(3_600_000)
    #expect(jobStatus(&lab, order) == nil)
  }

  @Test func anUnpaidOrderExpires() throws {
    var (lab, order) = try purchase { $0.paid == nil && $0.cancelled == nil }
    #expect(status(&lab, order) == 6)
    lab.pass(order.deadline - lab.now - 1)
    #expect(status(&lab, order) == 6)
    lab.pass(1)
    #expect(status(&lab, order) == 4)
  }

  @Test func whoPaysStartsTheWork() throws {
    var (lab, order) = try purchase { $0.paid == nil && $0.cancelled == nil }
    let body = Array(#"{"order_id":"\#(order.id)","pay_account_type":1}"#.utf8)
    let pay = SimulatedRequest(
      method: "POST", service: "bss", path: "/v3/orders/customer-orders/pay", body: body)
    #expect(lab.ask(pay).status == 204)
    lab.pass(2000)
    #expect(status(&lab, order) == 3)
    #expect(jobStatus(&lab, order) == "RUNNING")
    #expect(lab.ask(pay).status == 400)
    lab.pass(3_600_000)
    let subJob = try #require(
      lab.cloud.registry.script(of: order.jobID)?.standing(at: lab.now)?.subJobs.first)
    let alone = lab.ask(SimulatedHandle(kind: .job, service: "ecs", id: subJob.id))
    #expect(object(alone)["job_type"] as? String == "createSingleServer")
  }

  @Test func volumesAreBoughtWithAnOrderOnly() throws {
    let lab = SimulatedLab(minutes: 60)
    let bought = lab.submissions.filter {
      $0.service == "evs" && $0.handles.contains { $0.kind == .order }
    }
    try #require(!bought.isEmpty)
    for submission in bought {
      #expect(submission.handles.count == 1)
      #expect(object(submission.body)["job_id"] == nil)
    }
  }

  @Test func detailsNameMoneyAndDeadline() throws {
    var (lab, order) = try purchase { $0.paid != nil }
    let handle = SimulatedHandle(kind: .order, service: "bss", id: order.id)
    let body = object(lab.ask(handle))
    #expect(body.text("order_info", "pending_payment_end_time")?.hasSuffix("Z") == true)
    #expect(body.text("order_info", "currency") == "USD")
    #expect(body.at("order_info", "official_amount") as? Double == Double(order.cents) / 100)
    #expect(body.objects("order_line_items").first?["subscription_num"] as? Int64 == order.quantity)
    let list = lab.ask(
      SimulatedRequest(
        service: "bss", path: "/v2/orders/customer-orders", query: [("status", "6")]))
    #expect(object(list).objects("order_infos").contains { $0["order_id"] as? String == order.id })
  }
}
