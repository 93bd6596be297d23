/// An order with the jobs that belong to it.
package struct OrderSummary: Hashable, Sendable {
  package var id: OrderID
  /// What the order service said of it, if it was asked.
  package var order: Order?
  /// The rows of its jobs.
  package var rows: [Int]
  package var jobs: [JobID]

  /// Every order that a job or the order service speaks of, the newest first.
  ///
  /// - Parameter rows: the jobs that count; nil for all. Orders of others are left out then, and also those
  ///   that have no job.
  package static func all(in table: JobTable, among rows: [Int32]? = nil) -> [OrderSummary] {
    var ordered: [OrderID: [Int]] = [:]
    if rows == nil { for id in table.orders.keys { ordered[id] = [] } }
    let meant = rows.map {
      $0.reduce(into: [Bool](repeating: false, count: table.count)) { $0[Int($1)] = true }
    }
    table.forEachText(.orderID, of: 0..<table.count) { row, bytes in
      guard !table.isAbsorbed(row), meant?[row] ?? true else { return }
      ordered[OrderID(rawValue: String(decoding: bytes, as: UTF8.self)), default: []].append(row)
    }
    return ordered.map { id, rows in
      OrderSummary(
        id: id, order: table.orders[id], rows: rows, jobs: rows.compactMap { table[$0].id })
    }
    .sorted { one, other in
      let (first, second) = (one.created, other.created)
      return first == second ? one.id.rawValue < other.id.rawValue : first > second
    }
  }

  private var created: Instant {
    order?.created ?? id.created ?? Instant(milliseconds: 0)
  }

  package func plainValue(url: String?) -> PlainValue {
    .object([
      ("order_id", .text(id.rawValue)),
      ("state", .text(order?.state?.name)),
      ("amount", .number(order?.amount)),
      ("currency", .text(order?.currency)),
      ("created", .time(order?.created ?? id.created)),
      ("payment_deadline", .time(order?.paymentDeadline)),
      ("jobs", .list(jobs.map { .text($0.rawValue) })),
      ("url", .text(url)),
    ])
  }
}
