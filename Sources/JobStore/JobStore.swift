import Foundation
import GRDB
package import JobModel
import Synchronization

/// The local database of tracked jobs and of all that was ever seen of them.
///
/// Any number of programs use one at once. Whoever reads sees whole transactions; whoever writes waits for
/// the one before.
package final class JobStore: Sendable {
  package let path: String
  private let opened: Mutex<OpenedFile>

  private init(path: String, _ opened: OpenedFile) {
    self.path = path
    self.opened = Mutex(opened)
  }

  /// Opens a store to write to it, and makes it if there is none.
  package convenience init(path: String) throws(StoreError) {
    self.init(path: path, try StoreFile.openForWriting(path))
  }

  /// Opens a store to write to rows that were read from it.
  ///
  /// - Parameter origin: of the rows; nil when there was no store.
  /// - Throws: also when another file stands there now, or none, since the rows are not in it.
  package convenience init(path: String, rowsOf origin: RowOrigin?) throws(StoreError) {
    let another = StoreError(
      path: path, "is not the file any more whose jobs are shown: nothing was changed")
    // Looked at before, since opening makes a store where there is none.
    guard let file = origin?.file, FileIdentity(at: path) == file else { throw another }
    try self.init(path: path)
    guard self.file == file else { throw another }
  }

  /// Opens a store that is only read; nil when there is none.
  package static func reading(path: String) throws(StoreError) -> JobStore? {
    guard let opened = try StoreFile.openForReading(path) else { return nil }
    return JobStore(path: path, opened)
  }

  var queue: DatabaseQueue { opened.withLock { $0.queue } }

  /// The file that is open, whatever stands at the path by now.
  package var file: FileIdentity { opened.withLock { $0.file } }

  /// Whether what is read is what stands at the path.
  var isCurrent: Bool { opened.withLock { $0.isCurrent(at: path) } }

  /// Goes on with the file that stands at the path, if that is another one by now. Only for those who keep
  /// no number of a row, or look at `file` before they use one.
  ///
  /// - Throws: also when there is none any more: whoever moved it away may be about to put another one there.
  package func followFile() throws(StoreError) {
    guard !isCurrent else { return }
    guard FileIdentity(at: path) != nil else {
      throw StoreError(path: path, "is not there any more: put it back, or track something new")
    }
    let another = try StoreFile.openForWriting(path)
    opened.withLock { $0 = another }
  }

  /// Work in one transaction: all of it is recorded, or nothing.
  func write<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try queue.write(work) } catch { throw StoreError(path: path, error) }
  }

  func read<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try queue.unsafeRead(work) } catch { throw StoreError(path: path, error) }
  }
}

// MARK: - Taking in

extension JobStore {
  /// Records answers, all of them or none, and merges them into what is known.
  ///
  /// - Returns: what came of each, in their order; an order may concern several jobs.
  @discardableResult
  package func take(_ answers: [SeenAnswer], note: String? = nil) throws(StoreError) -> [Taken] {
    var text = KeptText()
    return try take(answers, of: &text, note: note)
  }

  /// The same for a long text, of which these answers are a part.
  @discardableResult
  package func take(
    _ answers: [SeenAnswer], of text: inout KeptText, note: String? = nil
  ) throws(StoreError) -> [Taken] {
    guard !answers.isEmpty else { return [] }
    let (taken, after) = try write { db in
      var intake = Intake(db, text: text)
      var steps: [Intake.Step] = []
      for answer in answers { steps += try intake.take(answer) }
      let taken = try intake.write(steps, change: try Self.nextChange(in: db))
      try db.cachedStatement(sql: "UPDATE changes SET news = max(coalesce(news, 0), ?)")
        .execute(arguments: [answers.map(\.seen.milliseconds).max()])
      if let note { try Self.write(note, of: Set(taken.map(\.row)), in: db) }
      return (taken, intake.text)
    }
    text = after
    return taken
  }
}

// MARK: - Housekeeping

extension JobStore {
  /// Writes a note beside jobs; an empty one takes it away.
  ///
  /// - Returns: how many of the rows are there.
  @discardableResult
  package func note(_ note: String, rows: [Int]) throws(StoreError) -> Int {
    try write { db in try Self.write(note, of: Set(rows), in: db) }
  }

  @discardableResult
  private static func write(_ note: String, of rows: Set<Int>, in db: Database) throws -> Int {
    let change = try nextChange(in: db)
    return try rows.sorted().reduce(0) { count, row in
      try db.cachedStatement(sql: "UPDATE jobs SET note = ?, change = ? WHERE id = ?")
        .execute(arguments: [note.isEmpty ? nil : note, change, row])
      return count + db.changesCount
    }
  }

  /// No longer shows jobs. They can be brought back; what was forgotten more than a day ago is deleted.
  ///
  /// - Returns: how many of the rows are there.
  @discardableResult
  package func forget(rows: [Int], now: Instant) throws(StoreError) -> Int {
    try write { db in
      try Self.delete(forgottenBefore: now - .seconds(86_400), in: db)
      return try Self.hide(rows, Hidden.forgotten, at: now, in: db)
    }
  }

  /// Shows jobs again that were forgotten.
  ///
  /// - Returns: how many of the rows are there still.
  @discardableResult
  package func recall(rows: [Int]) throws(StoreError) -> Int {
    try write { db in try Self.hide(rows, .no, at: nil, in: db) }
  }

  private static func hide(
    _ rows: [Int], _ hidden: Hidden, at time: Instant?, in db: Database
  ) throws -> Int {
    let change = try nextChange(in: db)
    return try rows.reduce(0) { count, row in
      try db.cachedStatement(
        sql: "UPDATE jobs SET hidden = ?, forgotten = ?, change = ? WHERE id = ? AND hidden != 1"
      ).execute(arguments: [hidden.rawValue, time?.milliseconds, change, row])
      return count + db.changesCount
    }
  }

  private static func delete(forgottenBefore limit: Instant, in db: Database) throws {
    try db.execute(
      sql: "DELETE FROM jobs WHERE hidden = 2 AND forgotten < ?", arguments: [limit.milliseconds])
    guard db.changesCount > 0 else { return }
    try db.execute(
      sql: "DELETE FROM answers WHERE id NOT IN (SELECT answer FROM sightings)")
  }

  /// The number of the transaction that is under way.
  static func nextChange(in db: Database) throws -> Int64 {
    try db.cachedStatement(sql: "UPDATE changes SET last = last + 1").execute()
    return try Int64.fetchOne(db.cachedStatement(sql: "SELECT last FROM changes")) ?? 0
  }
}

// MARK: - Looking closer

extension JobStore {
  /// When anything was last seen of any job.
  package func lastNews() throws(StoreError) -> Instant? {
    try read { db in
      JobColumns.instant(try Int64.fetchOne(db.cachedStatement(sql: "SELECT news FROM changes")))
    }
  }

  /// The answers in which a job was seen, oldest first.
  package func documents(of row: Int) throws(StoreError) -> [SeenDocument] {
    try read { db in
      let find = try db.cachedStatement(
        sql: """
          SELECT bytes, is_list_entry, first_seen, last_seen,
            (SELECT text FROM words WHERE id = source) AS source,
            (SELECT text FROM words WHERE id = kind) AS kind
          FROM sightings JOIN answers ON answers.id = answer WHERE job = ?
          ORDER BY first_seen, sightings.id
          """)
      return try Row.fetchAll(find, arguments: [row]).map { row in
        SeenDocument(
          bytes: [UInt8](row["bytes"] as Data), isListEntry: row["is_list_entry"],
          seen: JobColumns.instant(row["first_seen"]),
          lastSeen: JobColumns.instant(row["last_seen"]), source: row["source"] ?? "",
          kind: (row["kind"] as String?).flatMap(SourceStatus.Kind.init) ?? .file)
      }
    }
  }

  /// Of each job, what kind of source its newest answer came from; nil where there is none.
  package func sources(of rows: [Int]) throws(StoreError) -> [SourceStatus.Kind?] {
    try read { db in
      var kinds: [Int64: SourceStatus.Kind] = [:]
      for kind in SourceStatus.Kind.allCases {
        let word = try Int64.fetchOne(
          db, sql: "SELECT id FROM words WHERE text = ?", arguments: [kind.rawValue])
        if let word { kinds[word] = kind }
      }
      let find = try db.cachedStatement(
        sql: """
          SELECT coalesce(kind, 0) FROM sightings WHERE job = ?
          ORDER BY first_seen DESC, id DESC LIMIT 1
          """)
      var found: [SourceStatus.Kind?] = []
      // As one transaction it takes half the time, and all are of one moment.
      try db.inTransaction(.deferred) {
        found = try rows.map { row in
          try Int64.fetchOne(find, arguments: [row]).map { kinds[$0] ?? .file }
        }
        return .commit
      }
      return found
    }
  }
}
