/// The billing service: orders, what they brought, and the two calls that change them.
extension SimulatedCloud {
  mutating func replyAboutOrders(to request: SimulatedRequest) -> ErrorText {
    guard request.service == trouble.billingSite else { return .wrongSite }
    let parts = request.path.split(separator: "/").map(String.init)
    switch (request.method, parts.dropFirst().joined(separator: "/")) {
    case ("GET", "orders/customer-orders"): return orders(for: request)
    case ("GET", _) where parts.dropLast().last == "details":
      return order(parts.last ?? "") { $0.details }
    case ("POST", "orders/suscriptions/resources/query"):
      return order(request.orderID) { $0.resources }
    case ("POST", "orders/customer-orders/pay"):
      return change(request.orderID) { $0.pay($1, at: $2) }
    case ("PUT", "orders/customer-orders/cancel"):
      return change(request.orderID) { $0.cancel($1, at: $2) }
    default: return .noSuchAPI
    }
  }

  private func text(of order: CloudOrder) -> OrderText {
    let ends = registry.end(of: order)
    return OrderText(
      order: order, status: order.status(at: now, jobEnds: ends), instant: now,
      jobEnds: ends.flatMap { $0 <= now ? $0 : nil })
  }

  private func order(_ id: String, _ body: (OrderText) -> JSONText) -> ErrorText {
    guard let order = registry.orders[id], order.created <= now else { return .unknownOrder }
    return ErrorText(status: 200, body: body(text(of: order)))
  }

  private func orders(for request: SimulatedRequest) -> ErrorText {
    let status = request.number(of: "status")
    let known = registry.orderIDs.reversed().compactMap { registry.orders[$0] }.map(text(of:))
    let fitting = known.filter { order in
      request.value(of: "order_id").map { $0 == order.order.id } ?? true
        && status.map { $0 == order.status.rawValue } ?? true
    }
    let limit = Int(min(100, max(1, request.number(of: "limit") ?? 10)))
    let offset = Int(min(Int64(fitting.count), max(0, request.number(of: "offset") ?? 0)))
    return ErrorText(
      status: 200,
      body: [
        "total_count": .integer(Int64(fitting.count)),
        "order_infos": .array(fitting.dropFirst(offset).prefix(limit).map(\.info)),
      ])
  }

  private mutating func change(
    _ id: String, _ action: (inout CloudRegistry, String, Int64) -> Void
  ) -> ErrorText {
    guard let order = registry.orders[id] else { return .unknownOrder }
    guard text(of: order).status == .awaitingPayment else {
      return .flat(400, "CBC.0155", "The order does not wait for a payment.")
    }
    action(&registry, id, now)
    return ErrorText(status: 204, body: [:])
  }
}

extension SimulatedRequest {
  /// The order that the body is about; the body is searched, not parsed.
  fileprivate var orderID: String {
    let words = String(decoding: body, as: UTF8.self).split(separator: "\"")
    return words.first { $0.hasPrefix("CS") && $0.utf8.count == 17 }.map(String.init) ?? ""
  }
}
