/// Reads the answers of the order service.
enum OrderReader {
  /// The order that an object describes: `{"order_info": {…}}` or an entry of `order_infos`.
  static func order(_ object: JSONView) -> Order? {
    let info = object[.orderInfo].flatMap { $0.isObject ? $0 : nil } ?? object
    guard let id = info[.orderID]?.text, info[.status]?.integer != nil else { return nil }
    let isOfOrders = [WireKey.amountAfterDiscount, .customerID, .currency, .pendingPaymentEndTime]
      .contains { info.has($0) }
    guard isOfOrders else { return nil }
    var order = Order(id: OrderID(rawValue: id))
    order.state = info[.status]?.integer.flatMap { OrderState(rawValue: Int(clamping: $0)) }
    order.amount = info[.amountAfterDiscount]?.number
    order.currency = info[.currency]?.text
    order.serviceName = info.first(.serviceTypeName, .serviceTypeCode)?.text
    order.created = info[.createTime]?.instant
    order.paid = info[.paymentTime]?.instant
    order.paymentDeadline = info[.pendingPaymentEndTime]?.instant
    if let items = object[.orderLineItems], items.isArray {
      order.items = items.children.prefix(100).compactMap { $0[.productSpecDesc]?.text }
    }
    return order
  }
}
