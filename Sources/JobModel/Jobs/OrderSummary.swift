/// An order with the jobs that belong to it.
package struct OrderSummary: Hashable, Sendable {
  package var id: OrderID
  /// What the order service said of it, if it was asked.
  package var order: Order?
  /// The rows of its jobs.
  package var rows: [Int]
  package var jobs: [JobID]

  /// Every order that a job or the order service speaks of, the newest first.
  package static func all(in table: JobTable) -> [OrderSummary] {
    var rows: [OrderID: [Int]] = [:]
    for id in table.orders.keys { rows[id] = [] }
    table.forEachText(.orderID, of: 0..<table.count) { row, bytes in
      guard !table.isAbsorbed(row) else { return }
      rows[OrderID(rawValue: String(decoding: bytes, as: UTF8.self)), default: []].append(row)
    }
    return summaries(of: rows, in: table)
  }

  /// The orders of some jobs, with no other jobs than those, the newest first.
  package static func all(in table: JobTable, among rows: [Int32]) -> [OrderSummary] {
    var ordered: [OrderID: [Int]] = [:]
    for row in rows.map(Int.init) {
      if let id = table[row].orderID { ordered[id, default: []].append(row) }
    }
    return summaries(of: ordered, in: table)
  }

  private static func summaries(
    of rows: [OrderID: [Int]], in table: JobTable
  ) -> [OrderSummary] {
    rows.map { id, rows in
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
