import Foundation
import GRDB
import JobModel

/// A row of `orders` as a value and back.
enum OrderColumns {
  static let upsert = """
    INSERT OR REPLACE INTO orders (order_id, change, state, amount, currency, service_name, created, \
    paid, payment_deadline, items) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  static let select = "SELECT * FROM orders"

  static func values(_ order: Order, change: Int64) -> [(any DatabaseValueConvertible)?] {
    let items = (try? JSONEncoder().encode(order.items)) ?? Data("[]".utf8)
    return [
      order.id.rawValue, change, order.state?.rawValue, order.amount, order.currency,
      order.serviceName, order.created?.milliseconds, order.paid?.milliseconds,
      order.paymentDeadline?.milliseconds, String(decoding: items, as: UTF8.self),
    ]
  }

  static func order(_ row: Row) -> Order {
    var order = Order(id: OrderID(rawValue: row["order_id"]))
    order.state = (row["state"] as Int?).flatMap(OrderState.init(rawValue:))
    order.amount = row["amount"]
    order.currency = row["currency"]
    order.serviceName = row["service_name"]
    order.created = JobColumns.instant(row["created"])
    order.paid = JobColumns.instant(row["paid"])
    order.paymentDeadline = JobColumns.instant(row["payment_deadline"])
    let items = row["items"] as String? ?? ""
    order.items = (try? JSONDecoder().decode([String].self, from: Data(items.utf8))) ?? []
    return order
  }
}
