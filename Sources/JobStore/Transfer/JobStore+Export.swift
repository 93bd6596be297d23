import Foundation
import GRDB
import JobModel

extension JobStore {
  /// Rises when older programs could no longer import what this one exports.
  static let exportVersion = 1

  /// Writes the whole store as lines of JSON, each with all that is known of one job or order.
  ///
  /// All lines are of one moment, whatever others write meanwhile.
  ///
  /// - Parameters:
  ///   - rows: only these jobs and their orders; nil for all, forgotten ones too.
  ///   - write: is given each line, with its end.
  package func export(
    rows: Set<Int>? = nil, _ write: (String) -> Void
  ) throws(StoreError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func line(_ value: some Encodable) throws {
      write(JSONText.harmless(String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n")
    }
    try read { db in
      try db.inTransaction(.deferred) {
        var orders: Set<String> = []
        let jobs = try Row.fetchCursor(
          db,
          sql: JobColumns.select.replacing("FROM jobs", with: ", forgotten FROM jobs ORDER BY id"))
        while let row = try jobs.next() {
          let number: Int = row["id"]
          guard rows?.contains(number) ?? true else { continue }
          if let order = row["order_id"] as String? { orders.insert(order) }
          try line(
            TransferJob(
              JobColumns.kept(row), forgotten: JobColumns.instant(row["forgotten"]),
              answers: try answers(of: number, in: db)))
        }
        let known = try Row.fetchCursor(db, sql: OrderColumns.select + " ORDER BY order_id")
        while let row = try known.next() {
          let order = OrderColumns.order(row)
          if rows == nil || orders.contains(order.id.rawValue) { try line(TransferOrder(order)) }
        }
        return .commit
      }
    }
  }

  private func answers(of job: Int, in db: Database) throws -> [TransferAnswer] {
    let find = try db.cachedStatement(
      sql: """
        SELECT bytes, first_seen, last_seen, state, is_list_entry,
          (SELECT text FROM words WHERE id = raw_status) AS raw_status,
          (SELECT text FROM words WHERE id = source) AS source,
          (SELECT text FROM words WHERE id = kind) AS kind
        FROM sightings JOIN answers ON answers.id = answer WHERE job = ?
          ORDER BY first_seen, sightings.id
        """)
    return try Row.fetchAll(find, arguments: [job]).map { row in
      let bytes: Data = row["bytes"]
      let text = String(validating: bytes, as: UTF8.self)
      return TransferAnswer(
        text: text, base64: text == nil ? bytes.base64EncodedString() : nil,
        first_seen: Instant(milliseconds: row["first_seen"]).iso8601,
        last_seen: Instant(milliseconds: row["last_seen"]).iso8601,
        state: JobColumns.state(row["state"]).name, raw_status: row["raw_status"],
        source: row["source"], kind: row["kind"], is_list_entry: row["is_list_entry"])
    }
  }
}
