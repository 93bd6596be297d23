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
  /// - Returns: what became of each, in their order.
  package func importLines(_ lines: [Data]) throws(StoreError) -> [Imported] {
    let decoder = JSONDecoder()
    return try write { db in
      var writer = TransferWriter(db: db, change: try Self.nextChange(in: db))
      return try lines.map { line in
        if let job = try? decoder.decode(TransferJob.self, from: line) {
          guard job.export <= Self.exportVersion else { return .refused(Self.newer) }
          guard let kept = job.kept else { return .refused("a state that nobody knows") }
          return try writer.take(job, kept)
        }
        if let order = try? decoder.decode(TransferOrder.self, from: line) {
          guard order.export <= Self.exportVersion else { return .refused(Self.newer) }
          return try writer.take(order.order)
        }
        return .refused("not a line of jobtop export")
      }
    }
  }

  private static let newer = "exported by a newer jobtop: install that one here too"
}

/// Puts exported rows into the store, within one transaction.
private struct TransferWriter {
  let db: Database
  let change: Int64
  private var words = Words()
  private let answers = Answers()

  init(db: Database, change: Int64) {
    self.db = db
    self.change = change
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
    }
    return known == nil ? .added : .merged
  }

  mutating func take(_ job: TransferJob, _ kept: KeptJob) throws -> Imported {
    guard let row = try existingRow(of: job) else {
      try insert(job, kept)
      return .added
    }
    try merge(job, into: row)
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
    let isFailure = job.error_code != nil || job.error_message != nil
    if let order = job.order_id, !isFailure {
      return try Int64.fetchOne(
        db.cachedStatement(
          sql: "SELECT id FROM jobs WHERE order_id = ? AND job_id IS NULL ORDER BY id"),
        arguments: [order])
    }
    // A failed submission is the same when the same text was seen at the same moment.
    guard let first = job.answers.first, let bytes = first.bytes,
      let answer = try answers.find([UInt8](bytes), in: db)
    else { return nil }
    return try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT job FROM sightings WHERE answer = ? AND first_seen = ?"),
      arguments: [answer, Self.milliseconds(first.first_seen)])
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
    for answer in job.answers { try insert(answer, of: row) }
    guard kept.job.id != nil, let order = kept.job.orderID else { return }
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

  /// The answers that are missing here are read as if they came now, in their order.
  private mutating func merge(_ job: TransferJob, into row: Int64) throws {
    var intake = Intake(db, recalls: job.forgotten == nil)
    var steps: [Intake.Step] = []
    for answer in job.answers {
      guard let bytes = answer.bytes else { continue }
      let observations = [UInt8](bytes).withUnsafeBytes {
        WireReader.reread($0, isListEntry: answer.is_list_entry)
      }
      for observation in observations where observation.isAbout(job) {
        steps += try intake.take(
          SeenAnswer(
            observation: observation, bytes: [UInt8](bytes), isListEntry: answer.is_list_entry,
            seen: Instant(milliseconds: Self.milliseconds(answer.first_seen) ?? 0), isLive: false,
            source: answer.source ?? "", kind: answer.kind.flatMap(SourceStatus.Kind.init) ?? .file)
        )
      }
    }
    _ = try intake.write(steps, change: change)
    try db.execute(
      sql: "UPDATE jobs SET note = coalesce(note, ?), change = ? WHERE id = ?",
      arguments: [job.note, change, row])
    for (column, word) in [
      ("service", job.service), ("context", job.context), ("region", job.region),
      ("project_id", job.project_id), ("started_by", job.started_by),
    ] {
      let number = try words.number(of: word, in: db)
      try db.execute(
        sql: "UPDATE jobs SET \(column) = coalesce(\(column), ?), change = ? WHERE id = ?",
        arguments: [number, change, row])
    }
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

extension Observation {
  fileprivate func isAbout(_ other: TransferJob) -> Bool {
    switch self {
    case .job(let job):
      job.id?.rawValue == other.job_id
        && (job.type == nil || other.job_type == nil || job.type == other.job_type)
    case .notFound(let id, _): id.rawValue == other.job_id
    case .order(let order): order.id.rawValue == other.order_id
    case .refused, .unreadable: false
    }
  }
}
