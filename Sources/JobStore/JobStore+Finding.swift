import GRDB
package import JobModel

extension JobStore {
  /// The rows of a job or an order, by its id or by the start of it; else those of a request, by its whole
  /// id: failed submissions have no other. Forgotten ones are not found.
  package func rows(of id: String) throws(StoreError) -> [Int] {
    // Every id begins with an empty text, but a script whose variable is empty means none of them.
    guard !id.isEmpty else { return [] }
    return try read { db in
      for column in ["job_id", "order_id"] {
        let found = try Int.fetchAll(
          db, sql: "SELECT id FROM jobs WHERE \(column) = ? AND hidden = 0 ORDER BY id",
          arguments: [id])
        if !found.isEmpty { return found }
      }
      // After every id that begins like that, in the order of the index.
      let end = id + "\u{10ffff}"
      let begun = try Int.fetchAll(
        db,
        sql: """
          SELECT id FROM jobs WHERE hidden = 0 AND
            (job_id >= :id AND job_id < :end OR order_id >= :id AND order_id < :end) ORDER BY id
          """, arguments: ["id": id, "end": end])
      if !begun.isEmpty { return begun }
      return try Int.fetchAll(
        db, sql: "SELECT id FROM jobs WHERE request_id = ? AND hidden = 0 ORDER BY id",
        arguments: [id])
    }
  }

  /// Whether a job or an order with this id was forgotten: for a day it can be brought back.
  package func hasForgotten(_ id: String) throws(StoreError) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM jobs WHERE hidden = 2 AND (job_id = :id OR order_id = :id))
          """, arguments: ["id": id]) ?? false
    }
  }

  /// Ids of jobs and orders, to complete one that is being typed.
  ///
  /// - Parameter begin: what has been typed; when empty, those that have not ended, newest first.
  package func ids(beginningWith begin: String, limit: Int) throws(StoreError) -> [String] {
    try read { db in
      guard !begin.isEmpty else {
        return try String.fetchAll(
          db,
          sql: """
            SELECT coalesce(job_id, order_id) FROM jobs WHERE \(Schema.openJobs)
              AND coalesce(job_id, order_id) IS NOT NULL ORDER BY id DESC LIMIT ?
            """, arguments: [limit])
      }
      return try ["job_id", "order_id"].flatMap { column in
        try String.fetchAll(
          db,
          sql: """
            SELECT DISTINCT \(column) FROM jobs
              WHERE \(column) >= ? AND \(column) < ? AND hidden = 0 ORDER BY \(column) LIMIT ?
            """, arguments: [begin, begin + "\u{10ffff}", limit])
      }
    }
  }

  /// The rows of all jobs that have not ended, oldest first.
  package func openRows() throws(StoreError) -> [Int] {
    try read { db in
      try Int.fetchAll(
        db.cachedStatement(
          sql: "SELECT id FROM jobs WHERE \(Schema.openJobs) AND job_id IS NOT NULL ORDER BY id"))
    }
  }

  /// The jobs and orders that have not ended, by their rows, oldest first.
  package func openJobs() throws(StoreError) -> [(row: Int, job: Job)] {
    try read { db in
      let find = try db.cachedStatement(
        sql: JobColumns.select + """
           WHERE \(Schema.openQuestions) ORDER BY id
          """)
      return try Row.fetchAll(find).map { ($0["id"], JobColumns.kept($0).job) }
    }
  }

  /// What has become of the jobs and orders that can be asked about, since a change.
  ///
  /// - Parameter change: the one that was returned before; 0 for all that are open.
  package func openJobs(changedAfter change: Int64) throws(StoreError) -> OpenJobs {
    try read { db in
      // What is written while this is read is read again with the next changes.
      var news = OpenJobs(
        change: try Int64.fetchOne(db.cachedStatement(sql: "SELECT last FROM changes")) ?? 0)
      guard news.change != change else { return news }
      let open = try db.cachedStatement(
        sql: JobColumns.select + " WHERE change > ? AND \(Schema.openQuestions)")
      news.open = try Row.fetchAll(open, arguments: [change]).map {
        ($0["id"], JobColumns.kept($0).job)
      }
      guard change > 0 else { return news }
      let ended = try db.cachedStatement(
        sql: "SELECT id FROM jobs WHERE change > ? AND NOT \(Schema.openQuestions)")
      news.ended = try Int.fetchAll(ended, arguments: [change])
      return news
    }
  }

  /// The rows that were first seen after a moment, the newest first, but no more than `limit`.
  package func rows(firstSeenAfter time: Instant, limit: Int) throws(StoreError) -> [Int] {
    try read { db in
      try Int.fetchAll(
        db,
        sql: """
          SELECT id FROM jobs WHERE first_seen > ? AND hidden = 0 ORDER BY first_seen DESC LIMIT ?
          """, arguments: [time.milliseconds, limit])
    }
  }

  /// Jobs as their rows keep them, in the order of the rows.
  package func jobs(at rows: [Int]) throws(StoreError) -> [Job] {
    try kept(at: rows).map(\.kept.job)
  }

  /// What the rows keep, in their order. Those that do not exist are left out.
  package func kept(at rows: [Int]) throws(StoreError) -> [(row: Int, kept: KeptJob)] {
    try read { db in
      try rows.compactMap { row in
        let find = try db.cachedStatement(sql: JobColumns.select + " WHERE id = ?")
        return try Row.fetchOne(find, arguments: [row]).map { (row, JobColumns.kept($0)) }
      }
    }
  }

  /// What has become of a row that someone has in view.
  package enum Standing: Equatable, Sendable {
    case shown
    /// The rows of its order that are shown tell its story.
    case absorbed(by: [Int])
    /// The user no longer wants to see it, or it was deleted.
    case forgotten
  }

  /// What has become of each of the rows, in their order.
  package func standings(of rows: [Int]) throws(StoreError) -> [Standing] {
    try read { db in
      let find = try db.cachedStatement(sql: "SELECT hidden, order_id FROM jobs WHERE id = ?")
      let findShown = try db.cachedStatement(
        sql: "SELECT id FROM jobs WHERE order_id = ? AND hidden = 0 ORDER BY id")
      return try rows.map { number in
        guard let row = try Row.fetchOne(find, arguments: [number]) else { return .forgotten }
        let order: String? = row["order_id"]
        switch Hidden(rawValue: row["hidden"]) {
        case .no: return .shown
        case .absorbed:
          return .absorbed(by: try order.map { try Int.fetchAll(findShown, arguments: [$0]) } ?? [])
        case .forgotten, nil: return .forgotten
        }
      }
    }
  }

  /// A job with all that was ever seen of it; nil when there is no such row.
  package func detail(of row: Int) throws(StoreError) -> JobDetail? {
    guard let job = try jobs(at: [row]).first else { return nil }
    let documents = try documents(of: row)
    return JobDetail(row: row, job: job.whole(from: documents), documents: documents)
  }

  /// How long successful jobs of the same kind have taken.
  package func typicalDurations(like job: Job) throws(StoreError) -> TypicalDurations {
    let durations = try read { db in
      try Int64.fetchAll(
        db,
        sql: """
          SELECT end_time - begin_time FROM jobs WHERE hidden = 0 AND state = ?
            AND begin_time IS NOT NULL AND end_time >= begin_time
            AND service IS (SELECT id FROM words WHERE text = ?)
            AND job_type IS (SELECT id FROM words WHERE text = ?)
            AND context IS (SELECT id FROM words WHERE text = ?)
          """,
        arguments: [Int(JobState.succeeded.rawValue), job.service, job.type, job.context])
    }
    let kind = JobKind(service: job.service, type: job.type, context: job.context)
    return TypicalDurations(of: kind, durations: durations)
  }

  /// How many jobs there are, forgotten ones left out.
  package func count() throws(StoreError) -> Int {
    try read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM jobs WHERE hidden = 0") ?? 0
    }
  }

  /// The rows that anybody has written since a change.
  package func rows(changedAfter change: Int64) throws(StoreError) -> Set<Int> {
    try read { db in
      let find = try db.cachedStatement(sql: "SELECT id FROM jobs WHERE change > ?")
      return Set(try Int.fetchAll(find, arguments: [change]))
    }
  }

  /// A different number once anybody has written anything.
  package func lastChange() throws(StoreError) -> Int64 {
    try read { db in
      try Int64.fetchOne(db.cachedStatement(sql: "SELECT last FROM changes")) ?? 0
    }
  }
}

/// Jobs and orders that have not ended, as far as they have changed.
package struct OpenJobs: Sendable {
  /// The last change that is in here.
  package var change: Int64
  package var open: [(row: Int, job: Job)] = []
  /// The rows of those that have ended, or were forgotten.
  package var ended: [Int] = []
}
