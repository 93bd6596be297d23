import GRDB
import JobModel

/// Takes answers in, within one transaction: fetches the rows that they speak of, lets the model merge
/// them, and writes back what has changed.
struct Intake {
  private let db: Database
  /// The rows that have been fetched or made so far, by the rules of the model.
  private var table = JobTable()
  /// For each row of `table`, its number in the store and how it was fetched; nil for a new one.
  private var fetched: [(number: Int64, kept: KeptJob)?] = []
  private var places: [Int64: Int] = [:]
  private var fetchedIDs: Set<JobID> = []
  private var fetchedOrders: Set<OrderID> = []
  /// Those of which all jobs have been fetched too.
  private var fetchedWhole: Set<OrderID> = []
  /// The rows that the user does not want to see, since when; and those that are shown again, because
  /// someone tracked them once more.
  private var forgotten: [Int: Int64] = [:]
  private var recalled: Set<Int> = []
  private var fetchedOrderStates: [OrderID: Order] = [:]
  /// The ids and orders of rows that have a context: whose they are need not be guessed.
  private var ownedIDs: Set<JobID> = []
  private var ownedOrders: Set<OrderID> = []
  /// Orders whose jobs have been searched for a context.
  private var searchedOrders: Set<OrderID> = []
  /// What is to be written about each row: which of its answers was seen when.
  private var sightings: [(row: Int, answer: Int64, seen: SeenAnswer)] = []
  /// The rows by the answers that were seen of them.
  private var rowsOfAnswers: [Int64: Set<Int>] = [:]
  /// The text that the answers are from, as far as it has been read.
  private(set) var text: KeptText
  private let answers = Answers()

  init(_ db: Database, text: KeptText) {
    self.db = db
    self.text = text
  }

  mutating func take(_ seen: SeenAnswer) throws -> [Step] {
    let known = try answers.find(seen.bytes, in: db)
    switch seen.observation {
    case .job(var job):
      if let id = job.id { try fetch(id) }
      if let order = job.orderID { try job.id == nil ? fetchWhole(order) : fetch(order) }
      if job.context == nil, let likely = seen.likelyContext, try !isOwned(job) {
        job.context = likely
      }
      job.firstSeen = seen.seen
      job.lastSeen = seen.seen
      if job.id == nil, job.orderID == nil || job.error != nil {
        return [try takeFailure(job, seen, known)]
      }
      return [try take(job, seen, known)]
    case .notFound(let id, _):
      try fetch(id)
      var job = Job()
      job.id = id
      job.state = .gone
      job.firstSeen = seen.seen
      job.lastSeen = seen.seen
      return [try take(job, seen, known)]
    case .order(let order):
      try fetchWhole(order.id)
      return try take(order, seen, known)
    case .refused, .unreadable:
      return []
    }
  }

  /// What came of one answer, until everything is written.
  struct Step {
    fileprivate var place: Int
    fileprivate var before: JobState?
    fileprivate var isNews: Bool
  }

  private mutating func take(_ job: Job, _ seen: SeenAnswer, _ known: Int64?) throws -> Step {
    if !seen.isLive, let known, let place = try place(of: job, in: known) {
      let before = table[place].state
      let isNews = learn(job, at: place)
      return recalling(place, for: seen, before: before, isNews: isNews)
    }
    let change = merge { $0.merge(job) }
    learnOwner(of: change.row)
    try record(seen, answer: known, at: change.row)
    return recalling(change.row, for: seen, before: change.before, isNews: true)
  }

  private mutating func isOwned(_ job: Job) throws -> Bool {
    if let id = job.id, ownedIDs.contains(id) { return true }
    guard let order = job.orderID else { return false }
    if ownedOrders.contains(order) { return true }
    guard searchedOrders.insert(order).inserted else { return false }
    let find = try db.cachedStatement(
      sql: """
        SELECT EXISTS (SELECT 1 FROM jobs
          WHERE order_id = ? AND context IS NOT NULL AND hidden <> \(Hidden.absorbed.rawValue))
        """)
    guard try Bool.fetchOne(find, arguments: [order.rawValue]) ?? false else { return false }
    ownedOrders.insert(order)
    return true
  }

  private mutating func learnOwner(of place: Int) {
    let row = table[place]
    guard row.context != nil else { return }
    if let id = row.id { ownedIDs.insert(id) }
    if let order = row.orderID { ownedOrders.insert(order) }
  }

  /// The text is known, but what comes with it may be new: whose job it is.
  private mutating func learn(_ job: Job, at place: Int) -> Bool {
    let known = table[place]
    var said = Job()
    if job.context != known.context { said.context = job.context }
    if known.service == nil { said.service = job.service }
    guard said != Job() else { return false }
    (said.id, said.orderID, said.type) = (known.id, known.orderID, known.type)
    learnOwner(of: merge { $0.merge(said) }.row)
    return true
  }

  /// A failed submission has no id by which it could be recognised: the same text, read again, is the
  /// same failure; but each time that the text holds it, it failed once more.
  private mutating func takeFailure(
    _ job: Job, _ seen: SeenAnswer, _ known: Int64?
  ) throws -> Step {
    if !seen.isLive, let known {
      let failure = KeptText.Failure(answer: known, request: job.requestID)
      let count = text.occurrences[failure, default: 0]
      text.occurrences[failure] = count + 1
      // The same words may have been said to other requests too.
      let rows = try Int64.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT job FROM sightings JOIN jobs ON jobs.id = job
              WHERE answer = ? AND request_id IS ? ORDER BY sightings.id
            """), arguments: [known, job.requestID])
      if count < rows.count {
        let place = try fetch(rows[count])
        return recalling(place, for: seen, before: table[place].state, isNews: false)
      }
    }
    let change = merge { $0.merge(job) }
    let answer = try record(seen, answer: known, at: change.row)
    if known == nil {
      text.occurrences[KeptText.Failure(answer: answer, request: job.requestID)] = 1
    }
    return Step(place: change.row, before: nil, isNews: true)
  }

  private mutating func take(_ order: Order, _ seen: SeenAnswer, _ known: Int64?) throws -> [Step] {
    let rows = table.rows(of: order.id)
    if !seen.isLive, let known, !rows.isEmpty, try isSeen(known, of: order.id) {
      return rows.map { Step(place: $0, before: table[$0].state, isNews: false) }
    }
    let changes = merge { $0.merge(order, seen: seen.seen) }
    for change in changes { try record(seen, answer: known, at: change.row) }
    return changes.map { Step(place: $0.row, before: $0.before, isNews: true) }
  }

  /// A job that was forgotten is shown again when someone tracks it, but not because a cloud was still
  /// being asked about it.
  private mutating func recalling(
    _ place: Int, for seen: SeenAnswer, before: JobState?, isNews: Bool
  ) -> Step {
    guard forgotten[place] != nil, seen.kind != .http else {
      return Step(place: place, before: before, isNews: isNews)
    }
    recalled.insert(place)
    return Step(place: place, before: nil, isNews: true)
  }

  private mutating func merge<Change>(_ body: (inout JobTable) -> Change) -> Change {
    let change = body(&table)
    while fetched.count < table.count { fetched.append(nil) }
    return change
  }

  /// The row of a job in which this answer was seen before.
  private func place(of job: Job, in answer: Int64) throws -> Int? {
    if let id = job.id {
      let find = try db.cachedStatement(
        sql: """
          SELECT DISTINCT job FROM sightings CROSS JOIN jobs ON jobs.id = job
            WHERE answer = ? AND job_id = ?
          """)
      let known = try Int64.fetchAll(find, arguments: [answer, id.rawValue])
      return (known.compactMap { places[$0] } + rowsOfAnswers[answer, default: []])
        .filter { table[$0].id == id }.min()
    }
    guard let order = job.orderID, try isSeen(answer, of: order) else { return nil }
    return table.rows(of: order).first
  }

  /// Whether the answer was seen before at any row of an order: its job may have taken the place of the row
  /// that stood in for it then.
  private func isSeen(_ answer: Int64, of order: OrderID) throws -> Bool {
    if rowsOfAnswers[answer, default: []].contains(where: { table[$0].orderID == order }) {
      return true
    }
    let find = try db.cachedStatement(
      sql: """
        SELECT EXISTS (SELECT 1 FROM sightings JOIN jobs ON jobs.id = job
          WHERE answer = ? AND order_id = ?)
        """)
    return try Bool.fetchOne(find, arguments: [answer, order.rawValue]) ?? false
  }

  /// - Returns: the number of the answer.
  @discardableResult
  private mutating func record(_ seen: SeenAnswer, answer: Int64?, at place: Int) throws -> Int64 {
    let answer = try answer ?? answers.add(seen.bytes, in: db)
    sightings.append((place, answer, seen))
    rowsOfAnswers[answer, default: []].insert(place)
    return answer
  }

  // MARK: - Fetching

  private mutating func fetch(_ id: JobID) throws {
    guard fetchedIDs.insert(id).inserted else { return }
    let find = try db.cachedStatement(sql: JobColumns.select + " WHERE job_id = ? ORDER BY id")
    for row in try Row.fetchAll(find, arguments: [id.rawValue]) { try restore(row) }
  }

  /// What has to be known of an order to merge one of its jobs: there may be thousands of others.
  private mutating func fetch(_ order: OrderID) throws {
    guard fetchedOrders.insert(order).inserted else { return }
    let findOrder = try db.cachedStatement(sql: OrderColumns.select + " WHERE order_id = ?")
    if let row = try Row.fetchOne(findOrder, arguments: [order.rawValue]) {
      let known = OrderColumns.order(row)
      fetchedOrderStates[order] = known
      table.put(known)
    }
    let find = try db.cachedStatement(
      sql: JobColumns.select + " WHERE order_id = ? AND job_id IS NULL ORDER BY id")
    for row in try Row.fetchAll(find, arguments: [order.rawValue]) { try restore(row) }
  }

  /// An order with all its jobs.
  private mutating func fetchWhole(_ order: OrderID) throws {
    try fetch(order)
    guard fetchedWhole.insert(order).inserted else { return }
    let find = try db.cachedStatement(sql: JobColumns.select + " WHERE order_id = ? ORDER BY id")
    for row in try Row.fetchAll(find, arguments: [order.rawValue]) { try restore(row) }
  }

  private mutating func fetch(_ number: Int64) throws -> Int {
    if let place = places[number] { return place }
    let find = try db.cachedStatement(sql: JobColumns.select + " WHERE id = ?")
    guard let row = try Row.fetchOne(find, arguments: [number]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a sighting without its job")
    }
    return try restore(row)
  }

  @discardableResult
  private mutating func restore(_ row: Row) throws -> Int {
    let number: Int64 = row["id"]
    if let place = places[number] { return place }
    let kept = JobColumns.kept(row)
    let place = table.restore(kept)
    places[number] = place
    fetched.append((number, kept))
    if !kept.isAbsorbed { learnOwner(of: place) }
    if row["hidden"] as Int == Hidden.forgotten.rawValue {
      forgotten[place] = row["forgotten"] as Int64? ?? 0
    }
    if let order = kept.job.orderID { try fetch(order) }
    return place
  }
}

// MARK: - Writing

extension Intake {
  /// Writes what has changed, and what was seen.
  ///
  /// - Parameters:
  ///   - steps: what came of the answers.
  ///   - change: the number of the transaction.
  mutating func write(_ steps: [Step], change: Int64) throws -> [Taken] {
    var words = Words()
    var written: Set<Int> = []
    for place in 0..<table.count {
      let kept = table.kept(place)
      if let known = fetched[place], known.kept == kept, !recalled.contains(place) { continue }
      written.insert(place)
      let values = try JobColumns.values(kept, change: change, words: &words, in: db)
      if let known = fetched[place] {
        try db.cachedStatement(sql: JobColumns.update)
          .execute(arguments: StatementArguments(values + [known.number]))
        if let time = forgotten[place], !recalled.contains(place) {
          try db.cachedStatement(sql: "UPDATE jobs SET hidden = ?, forgotten = ? WHERE id = ?")
            .execute(arguments: [Hidden.forgotten.rawValue, time, known.number])
        }
      } else {
        try db.cachedStatement(sql: JobColumns.insert).execute(
          arguments: StatementArguments(values))
        fetched[place] = (db.lastInsertedRowID, kept)
      }
    }
    for (id, order) in table.orders where fetchedOrderStates[id] != order {
      try db.cachedStatement(sql: OrderColumns.upsert)
        .execute(arguments: StatementArguments(OrderColumns.values(order, change: change)))
    }
    for sighting in sightings {
      try write(sighting.answer, sighting.seen, of: fetched[sighting.row]?.number ?? 0, &words)
    }
    return steps.map { step in
      Taken(
        row: Int(fetched[step.place]?.number ?? 0), job: table[step.place].shallow,
        before: step.before, isNews: step.isNews)
    }
  }

  private func write(
    _ answer: Int64, _ seen: SeenAnswer, of job: Int64, _ words: inout Words
  ) throws {
    let time = seen.seen.milliseconds
    let last = try db.cachedStatement(
      sql:
        "SELECT id, answer FROM sightings WHERE job = ? ORDER BY first_seen DESC, id DESC LIMIT 1"
    )
    // The same answer again: only the time at which it was last seen is new.
    if let row = try Row.fetchOne(last, arguments: [job]), row[1] as Int64 == answer {
      let id: Int64 = row[0]
      try db.cachedStatement(sql: "UPDATE sightings SET last_seen = max(last_seen, ?) WHERE id = ?")
        .execute(arguments: [time, id])
      return
    }
    let (state, rawStatus) = seen.observation.stateSaid
    try db.cachedStatement(sql: Sightings.insert).execute(arguments: [
      job, answer, time, time, Int(state.rawValue), try words.number(of: rawStatus, in: db),
      try words.number(of: seen.source, in: db), try words.number(of: seen.kind.rawValue, in: db),
      seen.isListEntry,
    ])
  }
}

extension Observation {
  fileprivate var stateSaid: (JobState, rawStatus: String?) {
    switch self {
    case .job(let job): (job.state, job.rawStatus)
    case .notFound: (.gone, nil)
    case .order, .refused, .unreadable: (.unknown, nil)
    }
  }
}
