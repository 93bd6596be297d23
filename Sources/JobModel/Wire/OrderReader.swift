/// Reads the answers of the order service.
enum OrderReader {
  /// The order that an object describes: `{"order_info": {…}}` or an entry of `order_infos`.
  static func order(_ object: JSONView) -> Order? {
    let info = object[.orderInfo].flatMap { $0.isObject ? $0 : nil } ?? object
    guard let id = info[.orderID]?.text, info[.status]?.integer != nil else { return nil }
    guard info.first(.amountAfterDiscount, .customerID, .currency, .pendingPaymentEndTime) != nil
    else { return nil }
    var order = Order(id: OrderID(rawValue: id))
    order.state = info[.status]?.integer.flatMap { OrderState(rawValue: Int(clamping: $0)) }
    order.amount = info[.amountAfterDiscount]?.number
    order.currency = info[.currency]?.text
    order.serviceName = info.first(.serviceTypeName, .serviceTypeCode)?.text
    order.created = instant(info[.createTime])
    order.paid = instant(info[.paymentTime])
    order.paymentDeadline = instant(info[.pendingPaymentEndTime])
    if let items = object[.orderLineItems], items.isArray {
      order.items = items.children.prefix(100).compactMap { $0[.productSpecDesc]?.text }
    }
    return order
  }

  private static func instant(_ view: JSONView?) -> Instant? {
    view?.scalarBytes.flatMap(InstantReader.instant)
  }
}
