import GRDB
import GRDBSQLite
import JobModel
import Synchronization

/// What tables leave in the store, fetched when someone looks. It has a connection of its own, so that
/// the screen never waits for a long reading.
final class RowsOnDemand: StoredRows {
  /// Rows that are remembered: more than any screen shows.
  private static let remembered = 4000

  private let store: JobStore
  private let known = Mutex<[Int: StoredExtras]>([:])

  init(_ store: JobStore) {
    self.store = store
  }

  /// Rows that have changed are fetched again.
  func forget(_ rows: [Int]) {
    known.withLock { known in for row in rows { known[row] = nil } }
  }

  func extras(of row: Int) -> StoredExtras {
    if let extras = known.withLock({ $0[row] }) { return extras }
    guard let extras = try? store.read({ try Self.fetch(row, $0) }) else { return StoredExtras() }
    known.withLock { known in
      if known.count >= Self.remembered { known = [:] }
      known[row] = extras
    }
    return extras
  }

  private static func fetch(_ row: Int, _ db: Database) throws -> StoredExtras {
    let find = try db.cachedStatement(
      sql: """
        SELECT job_id, order_id, resource_id, resource_name, request_id, note, first_seen, last_seen \
        FROM jobs WHERE id = ?
        """)
    var extras = StoredExtras()
    guard let row = try Row.fetchOne(find, arguments: [row]) else { return extras }
    extras.id = (row[0] as String?).map(JobID.init)
    extras.orderID = (row[1] as String?).map(OrderID.init)
    extras.resourceID = row[2]
    extras.resourceName = row[3]
    extras.requestID = row[4]
    extras.note = row[5]
    extras.firstSeen = JobColumns.instant(row[6])
    extras.lastSeen = JobColumns.instant(row[7])
    return extras
  }

  func scan(
    _ rows: Range<Int>, _ texts: [JobText],
    _ body: (_ row: Int, _ text: Int, _ bytes: UnsafeRawBufferPointer) -> Void
  ) {
    step(through: rows, columns: texts.map(\.column)) { statement, row in
      for place in texts.indices {
        let column = Int32(place + 1)
        guard let bytes = sqlite3_column_blob(statement, column) else { continue }
        let count = Int(sqlite3_column_bytes(statement, column))
        body(row, place, UnsafeRawBufferPointer(start: bytes, count: count))
      }
    }
  }

  func scan(_ rows: Range<Int>, _ time: SeenTime, _ body: (_ row: Int, _ time: Int64) -> Void) {
    step(through: rows, columns: [time == .first ? "first_seen" : "last_seen"]) { statement, row in
      guard sqlite3_column_type(statement, 1) != SQLITE_NULL else { return }
      body(row, sqlite3_column_int64(statement, 1))
    }
  }

  private func step(
    through rows: Range<Int>, columns: [String], _ body: (SQLiteStatement, Int) -> Void
  ) {
    // A store that cannot be read just now says nothing: the list stays, the next reading says why.
    try? store.read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT id, \(columns.joined(separator: ", ")) FROM jobs WHERE id >= ? AND id < ?")
      let found = statement.sqliteStatement
      sqlite3_reset(found)
      sqlite3_bind_int64(found, 1, Int64(rows.lowerBound))
      sqlite3_bind_int64(found, 2, Int64(rows.upperBound))
      defer { sqlite3_reset(found) }
      while sqlite3_step(found) == SQLITE_ROW { body(found, Int(sqlite3_column_int64(found, 0))) }
    }
  }

  func rows(of id: JobID) -> [Int] { rows("job_id", id.rawValue) }
  func rows(of order: OrderID) -> [Int] { rows("order_id", order.rawValue) }

  private func rows(_ column: String, _ id: String) -> [Int] {
    let found = try? store.read { db in
      try Int.fetchAll(
        db.cachedStatement(sql: "SELECT id FROM jobs WHERE \(column) = ? ORDER BY id"),
        arguments: [id])
    }
    return found ?? []
  }
}

extension JobText {
  /// Its column in `jobs`. The others are words, and in memory.
  fileprivate var column: String {
    switch self {
    case .id: "job_id"
    case .orderID: "order_id"
    case .resourceID: "resource_id"
    case .resourceName: "resource_name"
    case .requestID: "request_id"
    case .note: "note"
    case .rawStatus, .service, .type, .region, .projectID, .context, .errorCode, .causeCode,
      .startedBy, .causeMessage, .errorMessage:
      preconditionFailure("\(self) is never left in the store")
    }
  }
}
