import JobModel
import Testing

/// The answers of the order service.
@Suite struct OrderTests {
  @Test func detailsOfAnOrder() throws {
    let order = try #require(orders(in: try Fixture.named("order.json").text).first)
    #expect(order.id.rawValue == "CS2406161417ABCDE")
    #expect(order.state == .awaitingPayment)
    #expect(order.amount == 72.5)
    #expect(order.currency == "EUR")
    #expect(order.serviceName == "Elastic Cloud Server")
    #expect(order.created == (try time("2024-06-16T06:17:00Z")))
    #expect(order.paid == nil)
    #expect(order.paymentDeadline == (try time("2024-06-23T06:17:00Z")))
    #expect(order.items == ["2 vCPU, 4 GB"])
  }

  @Test(arguments: [
    (1, OrderState.underReview), (2, .awaitingRefund), (3, .processing), (4, .cancelled),
    (5, .completed),
    (6, .awaitingPayment), (9, .awaitingConfirmation), (10, .awaitingShipment),
    (11, .awaitingReceipt),
    (12, .awaitingPickUp), (13, .exchanging),
  ])
  func statesAreNumbers(number: Int, state: OrderState) {
    let found = orders(
      in: #"""
        {"order_infos": [{"order_id": "CS1", "customer_id": "c", "status": \#(number)}],
         "total_count": 1}
        """#)
    #expect(found.map(\.state) == [state])
  }

  @Test func aStateThatNobodyKnowsIsNone() {
    let found = orders(
      in: #"""
        {"order_info": {"order_id": "CS1", "customer_id": "c", "status": "77"}}
        """#)
    #expect(found.count == 1)
    #expect(found.first?.state == nil)
  }

  @Test func theResourcesOfAnOrderAreNoJobs() {
    let text = #"""
      {"data": [{"id": "1", "resource_id": "r", "resource_name": "n", "region_code": "x",
       "project_id": "p", "status": 2, "is_main_resource": 1}], "total_count": 1}
      """#
    #expect(readings(in: text).isEmpty)
  }
}
