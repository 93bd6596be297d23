import GRDB
import GRDBSQLite
import JobModel

/// Fills a table with the rows of the store, and keeps it up with what anybody changes there.
///
/// A million rows are read through SQLite's own calls: a value of Swift for every column would take ten
/// times as long.
final class StoreReader {
  /// Rows that are fetched before all others: what fits on a screen, and more.
  private static let firstRows = 500
  private static let piece = 50_000
  /// Rows and words are numbered one by one: what is beyond this is no store of ours.
  private static let mostNumbers = 500_000_000

  private let store: JobStore
  /// Of each word where the table keeps it, by its number in the store.
  private var words: [TextReference?] = []
  private var categories: [Int64: ErrorCategory] = [:]
  private var lastChange: Int64 = 0
  /// SQLite's own count of what other connections have written.
  private var dataVersion: Int64 = -1

  init(_ store: JobStore) {
    self.store = store
  }

  /// Reads everything: first what a list shows at its top, then the rest.
  ///
  /// - Parameter progress: is told after every piece which share of the rows has been read.
  func readAll(
    into table: inout JobTable, _ progress: (borrowing JobTable, Double) -> Void
  ) throws(StoreError) {
    // One transaction, so that all rows are of one moment, and so is the number of the last change.
    try store.read { db in
      try db.inTransaction(.deferred) {
        try readAll(from: db, into: &table, progress)
        return .commit
      }
    }
  }

  private func readAll(
    from db: Database, into table: inout JobTable, _ progress: (borrowing JobTable, Double) -> Void
  ) throws {
    let newest = try Int64.fetchOne(db, sql: "SELECT last FROM changes") ?? 0
    let version = try Int64.fetchOne(db, sql: "PRAGMA data_version") ?? 0
    let count = try Int.fetchOne(db, sql: "SELECT max(id) FROM jobs") ?? 0
    guard count <= Self.mostNumbers else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    table.reserve(count + 1)
    for row in try Row.fetchAll(db, sql: OrderColumns.select) { table.put(OrderColumns.order(row)) }
    try read(
      "WHERE hidden = 0 ORDER BY best_begin DESC LIMIT ?", [Int64(Self.firstRows)], from: db,
      into: &table)
    progress(table, count <= Self.firstRows ? 1 : 0)
    if count > Self.firstRows {
      // The newest were entered last.
      for start in stride(from: count, to: 0, by: -Self.piece) {
        try read(
          "WHERE id > ? AND id <= ?", [Int64(start - Self.piece), Int64(start)], from: db,
          into: &table)
        progress(table, 1 - Double(max(0, start - Self.piece)) / Double(count))
      }
    }
    // Only now: what a failed reading has left out is read with the next changes.
    (lastChange, dataVersion) = (newest, version)
  }

  /// Reads what has changed since the last reading.
  ///
  /// - Returns: the rows that did, empty when nothing has changed; nil when that is no later state of what was
  ///   read before: somebody has restored an older one.
  func readChanges(into table: inout JobTable) throws(StoreError) -> [Int]? {
    try store.read { db in
      let version = try Int64.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
      guard version != dataVersion else { return [] }
      return try db.readTogether { () -> [Int]? in
        let newest = try Int64.fetchOne(db, sql: "SELECT last FROM changes") ?? 0
        guard newest != lastChange else {
          dataVersion = version
          return []
        }
        guard newest > lastChange else { return nil }
        let orders = try db.cachedStatement(sql: OrderColumns.select + " WHERE change > ?")
        for row in try Row.fetchAll(orders, arguments: [lastChange]) {
          table.put(OrderColumns.order(row))
        }
        let changed = try read("WHERE change > ?", [lastChange], from: db, into: &table)
        (dataVersion, lastChange) = (version, newest)
        return changed
      }
    }
  }

  // MARK: - Rows

  private static let columns = [
    "id", "change", "hidden", "state", "own_state", "flags", "category", "raw_status", "service",
    "job_type", "region", "project_id", "context", "error_code", "error_message", "cause_code",
    "cause_message", "started_by", "begin_time", "end_time", "best_begin", "progress",
    "sub_jobs_total", "sub_jobs_done", "order_id IS NOT NULL",
  ].joined(separator: ", ")

  /// - Returns: the rows that were read.
  @discardableResult
  private func read(
    _ condition: String, _ arguments: [Int64], from db: Database, into table: inout JobTable
  ) throws -> [Int] {
    let statement = try db.cachedStatement(sql: "SELECT \(Self.columns) FROM jobs \(condition)")
    let rows = statement.sqliteStatement
    sqlite3_reset(rows)
    for (place, argument) in arguments.enumerated() {
      sqlite3_bind_int64(rows, Int32(place + 1), argument)
    }
    defer { sqlite3_reset(rows) }
    var read: [Int] = []
    while true {
      switch sqlite3_step(rows) {
      case SQLITE_ROW:
        let row = Int(sqlite3_column_int64(rows, 0))
        guard (0...Self.mostNumbers).contains(row) else {
          throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        table.put(try cells(rows, in: db, &table), at: row)
        read.append(row)
      case SQLITE_DONE: return read
      case let code:
        throw DatabaseError(
          resultCode: ResultCode(rawValue: code),
          message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
      }
    }
  }

  private func cells(
    _ row: SQLiteStatement, in db: Database, _ table: inout JobTable
  ) throws -> JobCells {
    var cells = JobCells()
    func integer(_ column: Int32) -> Int64? {
      sqlite3_column_type(row, column) == SQLITE_NULL ? nil : sqlite3_column_int64(row, column)
    }
    func time(_ column: Int32) -> Int64 { integer(column) ?? JobCells.never }
    func word(_ column: Int32) throws -> TextReference {
      let number = sqlite3_column_int64(row, column)
      return number == 0 ? .none : try self.word(Int(number), in: db, &table)
    }
    cells.mark = Int32(truncatingIfNeeded: sqlite3_column_int64(row, 1))
    cells.isAbsorbed = sqlite3_column_int64(row, 2) != 0
    cells.state = JobColumns.state(Int(sqlite3_column_int64(row, 3)))
    cells.ownState = JobColumns.state(Int(sqlite3_column_int64(row, 4)))
    cells.flags = JobFlags(rawValue: UInt8(truncatingIfNeeded: sqlite3_column_int64(row, 5)))
    if let category = integer(6) { cells.category = try self.category(category, in: db) }
    cells.rawStatus = try word(7)
    cells.service = try word(8)
    cells.type = try word(9)
    cells.region = try word(10)
    cells.projectID = try word(11)
    cells.context = try word(12)
    cells.errorCode = try word(13)
    cells.errorMessage = try word(14)
    cells.causeCode = try word(15)
    cells.causeMessage = try word(16)
    cells.startedBy = try word(17)
    cells.ended = time(19)
    cells.bestBegin = time(20)
    cells.began = time(18)
    if sqlite3_column_type(row, 21) != SQLITE_NULL {
      cells.progress = sqlite3_column_double(row, 21)
    }
    cells.subJobsTotal = integer(22).map(Int32.init(clamping:)) ?? -1
    cells.subJobsDone = Int32(clamping: sqlite3_column_int64(row, 23))
    cells.hasOrder = sqlite3_column_int64(row, 24) != 0
    return cells
  }

  private func word(
    _ number: Int, in db: Database, _ table: inout JobTable
  ) throws -> TextReference {
    if words.indices.contains(number), let known = words[number] { return known }
    let find = try db.cachedStatement(sql: "SELECT text FROM words WHERE id = ?")
    // A number of nothing, or one that would take all memory: nobody wrote that.
    guard (0...Self.mostNumbers).contains(number),
      let text = try String.fetchOne(find, arguments: [number])
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    while words.count <= number { words.append(nil) }
    let reference = table.intern(text)
    words[number] = reference
    return reference
  }

  private func category(_ number: Int64, in db: Database) throws -> ErrorCategory {
    if let known = categories[number] { return known }
    let find = try db.cachedStatement(sql: "SELECT text FROM words WHERE id = ?")
    let name = try String.fetchOne(find, arguments: [number]) ?? ""
    let category = ErrorCategory(rawValue: name) ?? .other
    categories[number] = category
    return category
  }
}

extension Database {
  /// Several reads of one moment.
  fileprivate func readTogether<Value>(_ work: () throws -> Value) throws -> Value {
    var value: Value?
    try inTransaction(.deferred) {
      value = try work()
      return .commit
    }
    guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
    return value
  }
}
