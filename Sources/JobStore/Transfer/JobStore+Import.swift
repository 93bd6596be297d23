package import Foundation
import GRDB
import JobModel

/// What became of one line of an import.
package enum Imported: Equatable, Sendable {
  case added
  /// It was there; what the line knew beyond that has been added to it.
  case merged
  /// Not a line of an export, for this reason.
  case refused(String)
}

extension JobStore {
  /// Takes lines of an export in, all of them or none. Those that cannot be read are passed over.
  ///
  /// - Parameter text: the export that these lines are a part of.
  /// - Returns: what became of each, in their order.
  package func importLines(
    _ lines: [Data], of text: inout KeptText
  ) throws(StoreError) -> [Imported] {
    let decoder = JSONDecoder()
    let (imported, after) = try write { db in
      var writer = TransferWriter(db: db, change: try Self.nextChange(in: db), text: text)
      let imported = try lines.map { line throws -> Imported in
        if let job = try? decoder.decode(TransferJob.self, from: line) {
          guard job.export <= Self.exportVersion else { return .refused(Self.newer) }
          guard let kept = job.kept else { return .refused("a state that nobody knows") }
          guard job.answers.allSatisfy(\.isTimed) else {
            return .refused("an answer that was seen at no time that can be read")
          }
          return try writer.take(job, kept)
        }
        if let order = try? decoder.decode(TransferOrder.self, from: line) {
          guard order.export <= Self.exportVersion else { return .refused(Self.newer) }
          return try writer.take(order.order)
        }
        return .refused("not a line of jobtop export")
      }
      return (imported, writer.text)
    }
    text = after
    return imported
  }

  private static let newer = "exported by a newer jobtop: install that one here too"
}

/// Puts exported rows into the store, within one transaction.
private struct TransferWriter {
  let db: Database
  let change: Int64
  private(set) var text: KeptText
  private var words = Words()
  private let answers = Answers()

  init(db: Database, change: Int64, text: KeptText) {
    self.db = db
    self.change = change
    self.text = text
  }

  mutating func take(_ order: Order) throws -> Imported {
    let find = try db.cachedStatement(sql: OrderColumns.select + " WHERE order_id = ?")
    let known = try Row.fetchOne(find, arguments: [order.id.rawValue]).map(OrderColumns.order)
    var merged = order
    if let known {
      // What stands here was seen here: it is what counts where both say something.
      merged.merge(newer: known)
    }
    if merged != known {
      try db.cachedStatement(sql: OrderColumns.upsert)
        .execute(arguments: StatementArguments(OrderColumns.values(merged, change: change)))
      let find = try db.cachedStatement(sql: "SELECT id FROM jobs WHERE order_id = ? ORDER BY id")
      for row in try Int64.fetchAll(find, arguments: [order.id.rawValue]) {
        try applyOrder(to: row)
      }
    }
    return known == nil ? .added : .merged
  }

  mutating func take(_ job: TransferJob, _ kept: KeptJob) throws -> Imported {
    guard let row = try existingRow(of: job) else {
      try insert(job, kept)
      return .added
    }
    if job.isFailure { text.importedFailures.insert(row) }
    try merge(job, kept, into: row)
    return .merged
  }

  private func existingRow(of job: TransferJob) throws -> Int64? {
    if let id = job.job_id {
      return try Int64.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT id FROM jobs WHERE job_id = ? AND (? IS NULL OR job_type IS NULL OR
              (SELECT text FROM words WHERE id = job_type) = ?) ORDER BY id
            """), arguments: [id, job.job_type, job.job_type])
    }
    if let order = job.order_id, !job.isFailure {
      return try Int64.fetchOne(
        db.cachedStatement(
          sql: "SELECT id FROM jobs WHERE order_id = ? AND job_id IS NULL ORDER BY id"),
        arguments: [order])
    }
    // A failed submission is the same when the same text was seen at the same moment; each time that
    // it was seen then, it failed once.
    guard let first = job.answers.first, let bytes = first.bytes,
      let answer = try answers.find([UInt8](bytes), in: db)
    else { return nil }
    let find = try db.cachedStatement(
      sql: "SELECT job FROM sightings WHERE answer = ? AND first_seen = ? ORDER BY id")
    return try Int64.fetchAll(find, arguments: [answer, Self.milliseconds(first.first_seen)])
      .first { !text.importedFailures.contains($0) }
  }

  private mutating func insert(_ job: TransferJob, _ kept: KeptJob) throws {
    var kept = kept
    if kept.job.id == nil, kept.job.error == nil, try hasJob(of: kept.job.orderID) {
      kept.isAbsorbed = true
    }
    let values = try JobColumns.values(kept, change: change, words: &words, in: db)
    try db.cachedStatement(sql: JobColumns.insert).execute(arguments: StatementArguments(values))
    let row = db.lastInsertedRowID
    if let forgotten = job.forgotten {
      try db.execute(
        sql: "UPDATE jobs SET hidden = ?, forgotten = ? WHERE id = ?",
        arguments: [Hidden.forgotten.rawValue, Self.milliseconds(forgotten), row])
    }
    if job.isFailure { text.importedFailures.insert(row) }
    for answer in job.answers { try insert(answer, of: row) }
    try applyOrder(to: row)
    try absorbOrder(of: kept.job)
  }

  private func absorbOrder(of job: Job) throws {
    guard job.id != nil, let order = job.orderID else { return }
    // An order that stood here alone has found its job.
    try db.cachedStatement(
      sql: """
        UPDATE jobs SET hidden = 1, change = ? WHERE order_id = ? AND job_id IS NULL AND hidden = 0 \
        AND error_code IS NULL AND error_message IS NULL
        """
    ).execute(arguments: [change, order.rawValue])
  }

  private func hasJob(of order: OrderID?) throws -> Bool {
    guard let order else { return false }
    let find = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM jobs WHERE order_id = ? AND job_id IS NOT NULL)")
    return try Bool.fetchOne(find, arguments: [order.rawValue]) ?? false
  }

  private mutating func merge(_ job: TransferJob, _ kept: KeptJob, into row: Int64) throws {
    guard let known = try self.kept(row) else { return }
    let merged = KeptJob(merging: kept, into: known)
    if merged != known {
      try write(merged, at: row)
      try applyOrder(to: row)
      try absorbOrder(of: merged.job)
    }
    for answer in job.answers { try merge(answer, of: row) }
  }

  private mutating func merge(_ answer: TransferAnswer, of row: Int64) throws {
    if let bytes = answer.bytes, let number = try answers.find([UInt8](bytes), in: db) {
      try db.cachedStatement(
        sql: """
          UPDATE sightings SET last_seen = max(last_seen, ?)
          WHERE job = ? AND answer = ? AND first_seen = ?
          """
      ).execute(arguments: [
        Self.milliseconds(answer.last_seen), row, number, Self.milliseconds(answer.first_seen),
      ])
      if db.changesCount > 0 { return }
    }
    try insert(answer, of: row)
  }

  /// Some jobs get their state only from their order.
  private mutating func applyOrder(to row: Int64) throws {
    guard let known = try kept(row), !known.isAbsorbed, let id = known.job.orderID else { return }
    let find = try db.cachedStatement(sql: OrderColumns.select + " WHERE order_id = ?")
    guard let order = try Row.fetchOne(find, arguments: [id.rawValue]).map(OrderColumns.order)
    else { return }
    var table = JobTable()
    let place = table.restore(known)
    table.merge(order)
    let settled = table.kept(place)
    if settled != known { try write(settled, at: row) }
  }

  private func kept(_ row: Int64) throws -> KeptJob? {
    let find = try db.cachedStatement(sql: JobColumns.select + " WHERE id = ?")
    return try Row.fetchOne(find, arguments: [row]).map(JobColumns.kept)
  }

  /// What is forgotten here stays so.
  private mutating func write(_ kept: KeptJob, at row: Int64) throws {
    let find = try db.cachedStatement(sql: "SELECT forgotten FROM jobs WHERE id = ? AND hidden = 2")
    let forgotten = try Int64.fetchOne(find, arguments: [row])
    let values = try JobColumns.values(kept, change: change, words: &words, in: db)
    try db.cachedStatement(sql: JobColumns.update)
      .execute(arguments: StatementArguments(values + [row]))
    guard let forgotten else { return }
    try db.cachedStatement(sql: "UPDATE jobs SET hidden = ?, forgotten = ? WHERE id = ?")
      .execute(arguments: [Hidden.forgotten.rawValue, forgotten, row])
  }

  private mutating func insert(_ answer: TransferAnswer, of row: Int64) throws {
    guard let data = answer.bytes else { return }
    let bytes = [UInt8](data)
    let number = try answers.find(bytes, in: db) ?? answers.add(bytes, in: db)
    try db.cachedStatement(sql: Sightings.insert).execute(arguments: [
      row, number, Self.milliseconds(answer.first_seen), Self.milliseconds(answer.last_seen),
      Int((JobState(name: answer.state) ?? .unknown).rawValue),
      try words.number(of: answer.raw_status, in: db), try words.number(of: answer.source, in: db),
      try words.number(of: answer.kind, in: db), answer.is_list_entry,
    ])
  }

  private static func milliseconds(_ time: String) -> Int64? {
    Instant(parsing: time)?.milliseconds
  }
}

extension TransferJob {
  /// Whether it is a submission that failed.
  fileprivate var isFailure: Bool {
    job_id == nil && (error_code != nil || error_message != nil)
  }
}

extension KeptJob {
  /// What two stores know of a job: where both say something, what was seen later counts.
  fileprivate init(merging imported: KeptJob, into known: KeptJob) {
    let isNewer =
      (imported.job.lastSeen?.milliseconds ?? 0) > (known.job.lastSeen?.milliseconds ?? 0)
    let (older, newer) = isNewer ? (known, imported) : (imported, known)
    var (job, later) = (older.job, newer.job)
    (job.state, later.state) = (older.ownState, newer.ownState)
    job.merge(newer: later)
    job.firstSeen = [older.job.firstSeen, newer.job.firstSeen].compactMap { $0 }.min()
    job.note = known.job.note ?? imported.job.note
    let tellsParts = job.subJobsTotal == newer.job.subJobsTotal && job.state == newer.ownState
    self.init(
      job: job, ownState: job.state,
      subJobsDone: tellsParts ? newer.subJobsDone : older.subJobsDone,
      isAbsorbed: known.isAbsorbed)
    // What an order adds is looked up by whoever writes this.
    if ownState == known.ownState { self.job.state = known.job.state }
  }
}
