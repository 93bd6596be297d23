import GRDB
package import JobModel

extension JobStore {
  package func order(_ id: OrderID) throws(StoreError) -> Order? {
    try read { db in
      let find = try db.cachedStatement(sql: OrderColumns.select + " WHERE order_id = ?")
      return try Row.fetchOne(find, arguments: [id.rawValue]).map(OrderColumns.order)
    }
  }

  /// Orders of jobs that are known, of which the order service may have more to tell; the newest first. Those
  /// that wait for a payment are open jobs, and asked about as such.
  ///
  /// - Parameters:
  ///   - change: only those at whose jobs something has changed since; 0 for all.
  ///   - row: only those that come after the one that was returned last.
  ///   - time: older ones are left out.
  package func unsettledOrders(
    changedAfter change: Int64 = 0, after row: Int = .max, firstSeenAfter time: Instant,
    limit: Int
  ) throws(StoreError) -> [UnsettledOrder] {
    try read { db in
      let find = try db.cachedStatement(
        sql: """
          SELECT order_id, max(id) AS id, (SELECT text FROM words WHERE words.id = context) AS context,
            NOT EXISTS (SELECT 1 FROM jobs AS all_jobs WHERE all_jobs.order_id = jobs.order_id
              AND all_jobs.hidden = 0 AND all_jobs.state NOT IN (3, 4, 5, 7)) AS has_ended
            FROM jobs LEFT JOIN orders USING (order_id)
            WHERE order_id IS NOT NULL AND job_id IS NOT NULL AND jobs.change > ? AND hidden = 0
              AND jobs.state <> 1 AND first_seen > ?
              AND (orders.state IS NULL OR orders.state NOT IN (4, 5))
            GROUP BY order_id HAVING max(id) < ? ORDER BY max(id) DESC LIMIT ?
          """)
      return try Row.fetchAll(find, arguments: [change, time.milliseconds, row, limit]).map { row in
        UnsettledOrder(
          id: OrderID(rawValue: row["order_id"]), row: row["id"], context: row["context"],
          hasEnded: row["has_ended"])
      }
    }
  }
}

/// An order that was neither completed nor cancelled when it was last heard of, if it ever was.
package struct UnsettledOrder: Hashable, Sendable {
  package var id: OrderID
  /// The row of its newest job.
  package var row: Int
  /// The account that it belongs to; nil when nobody said so.
  package var context: String?
  /// Whether all its jobs have.
  package var hasEnded: Bool
}
