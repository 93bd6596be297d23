import GRDB

/// The numbers of texts that repeat from job to job.
struct Words {
  private var known: [String: Int64] = [:]

  mutating func number(of text: String?, in db: Database) throws -> Int64? {
    guard let text else { return nil }
    if let number = known[text] { return number }
    let find = try db.cachedStatement(sql: "SELECT id FROM words WHERE text = ?")
    let number: Int64
    if let found = try Int64.fetchOne(find, arguments: [text]) {
      number = found
    } else {
      try db.cachedStatement(sql: "INSERT INTO words (text) VALUES (?)").execute(arguments: [text])
      number = db.lastInsertedRowID
    }
    known[text] = number
    return number
  }
}
