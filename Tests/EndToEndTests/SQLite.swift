import Foundation
import GRDB

/// The store, looked at by another program.
enum SQLite {
  static func run(_ sql: String, in path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in try db.execute(sql: sql) }
    try queue.close()
  }

  static func text(_ sql: String, in path: String) throws -> String {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { db in try String.fetchOne(db, sql: sql) ?? "" }
  }
}
