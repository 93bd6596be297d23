import Foundation
import GRDB
import JobModel

/// The bytes of answers, each kept once however often it came.
struct Answers {
  /// - Returns: its number, if those bytes are there.
  func find(_ bytes: [UInt8], in db: Database) throws -> Int64? {
    let find = try db.cachedStatement(sql: "SELECT id, bytes FROM answers WHERE hash = ?")
    let rows = try Row.fetchCursor(find, arguments: [Self.hash(bytes)])
    while let row = try rows.next() {
      let isSame = try row.withUnsafeData(atIndex: 1) { known in
        known.map { $0.elementsEqual(bytes) } ?? bytes.isEmpty
      }
      if isSame { return row[0] }
    }
    return nil
  }

  func add(_ bytes: [UInt8], in db: Database) throws -> Int64 {
    try db.cachedStatement(sql: "INSERT INTO answers (hash, bytes) VALUES (?, ?)")
      .execute(arguments: [Self.hash(bytes), Data(bytes)])
    return db.lastInsertedRowID
  }

  /// Only finds candidates: the bytes decide. It is kept in stores, so it never changes.
  static func hash(_ bytes: [UInt8]) -> Int64 {
    bytes.withUnsafeBytes { bytes in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      var at = 0
      while at + 8 <= bytes.count {
        hash =
          (hash ^ bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0x9e37_79b9_7f4a_7c15
        hash ^= hash >> 32
        at += 8
      }
      for byte in bytes[at...] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      return Int64(bitPattern: hash)
    }
  }
}
