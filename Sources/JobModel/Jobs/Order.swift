/// A prepaid purchase, as the order service describes it.
package struct Order: Hashable, Sendable {
  package var id: OrderID
  package var state: OrderState?
  /// What the customer pays, in `currency`.
  package var amount: Double?
  package var currency: String?
  package var serviceName: String?
  package var created: Instant?
  package var paid: Instant?
  package var paymentDeadline: Instant?
  /// What is bought, line by line.
  package var items: [String] = []

  package init(id: OrderID) {
    self.id = id
  }
}

extension Order {
  /// Takes over what a newer answer says of the same order, and keeps what it does not say.
  ///
  /// Answers may come out of order: one that was cancelled or completed is not open again.
  package mutating func merge(newer: Order) {
    let isSettled = state == .cancelled || state == .completed
    let wouldReopen = newer.state == .awaitingPayment || newer.state == .underReview
    if !(isSettled && wouldReopen) { state = newer.state ?? state }
    amount = newer.amount ?? amount
    currency = newer.currency ?? currency
    serviceName = newer.serviceName ?? serviceName
    created = newer.created ?? created
    paid = newer.paid ?? paid
    paymentDeadline = newer.paymentDeadline ?? paymentDeadline
    if !newer.items.isEmpty { items = newer.items }
  }
}

/// The states of the order service.
package enum OrderState: Int, CaseIterable, Sendable {
  case underReview = 1
  case awaitingRefund = 2
  case processing = 3
  case cancelled = 4
  case completed = 5
  case awaitingPayment = 6
  case awaitingConfirmation = 9
  case awaitingShipment = 10
  case awaitingReceipt = 11
  case awaitingPickUp = 12
  case exchanging = 13

  package var name: String {
    switch self {
    case .underReview: "under_review"
    case .awaitingRefund: "awaiting_refund"
    case .processing: "processing"
    case .cancelled: "cancelled"
    case .completed: "completed"
    case .awaitingPayment: "awaiting_payment"
    case .awaitingConfirmation: "awaiting_confirmation"
    case .awaitingShipment: "awaiting_shipment"
    case .awaitingReceipt: "awaiting_receipt"
    case .awaitingPickUp: "awaiting_pick_up"
    case .exchanging: "exchanging"
    }
  }
}
