/// One job of a table, read where it lies: texts are made when they are asked for.
package struct JobRow: Sendable {
  let cells: JobCells
  let texts: TextPool
  let home: Home

  /// Where the rest of the row is.
  enum Home {
    case memory(JobExtras)
    case store(any StoredRows, row: Int)
  }

  package var id: JobID? { text(\.id, \.id?.rawValue).map(JobID.init) }
  package var orderID: OrderID? {
    hasOrder ? text(\.orderID, \.orderID?.rawValue).map(OrderID.init) : nil
  }
  package var state: JobState { cells.state }
  package var rawStatus: String? { texts[cells.rawStatus] }
  package var flags: JobFlags { cells.flags }
  package var service: String? { texts[cells.service] }
  package var type: String? { texts[cells.type] }
  package var resourceID: String? { text(\.resourceID, \.resourceID) }
  package var resourceName: String? { text(\.resourceName, \.resourceName) }
  package var region: String? { texts[cells.region] }
  package var projectID: String? { texts[cells.projectID] }
  package var context: String? { texts[cells.context] }
  package var errorCode: String? { texts[cells.errorCode] }
  package var errorMessage: String? { texts[cells.errorMessage] }
  package var causeCode: String? { texts[cells.causeCode] }
  package var causeMessage: String? { texts[cells.causeMessage] }
  package var causeCategory: ErrorCategory? { cells.category }
  package var requestID: String? { text(\.requestID, \.requestID) }
  package var startedBy: String? { texts[cells.startedBy] }
  package var note: String? { text(\.note, \.note) }
  package var began: Instant? { instant(cells.began) }
  package var ended: Instant? { instant(cells.ended) }
  package var firstSeen: Instant? { time(\.firstSeen, \.firstSeen) }
  package var lastSeen: Instant? { time(\.lastSeen, \.lastSeen) }
  package var progress: Double? { cells.progress < 0 ? nil : cells.progress }
  package var subJobsTotal: Int? { cells.subJobsTotal < 0 ? nil : Int(cells.subJobsTotal) }
  /// How much is done, in percent: as the cloud says, else by sub jobs.
  package var shareDone: Double? {
    if let progress { return progress }
    guard let total = subJobsTotal, total > 0, let done = subJobsDone else { return nil }
    return 100 * Double(done) / Double(total)
  }
  package var subJobsDone: Int? { cells.subJobsTotal < 0 ? nil : Int(cells.subJobsDone) }
  package var hasOrder: Bool { cells.hasOrder }

  /// The instant that is encoded in the id, where there is one.
  package var submitted: Instant? { id?.created ?? orderID?.created }

  /// When it began, as well as that is known: what a list is ordered by.
  package var bestBegin: Instant? { instant(cells.bestBegin) }

  package var duration: Span? {
    guard cells.began != JobCells.never, cells.ended >= cells.began else { return nil }
    return Span(milliseconds: cells.ended - cells.began)
  }

  /// How long it has run so far, or ran in all.
  package func elapsed(at now: Instant) -> Span? {
    if let duration { return duration }
    guard !state.isTerminal, let begin = bestBegin, begin <= now else { return nil }
    return now - begin
  }

  /// A job without what only its documents tell: sub jobs and the entries of `details`.
  package var shallow: Job {
    var job = Job()
    job.id = id
    job.orderID = orderID
    job.state = state
    job.rawStatus = rawStatus
    job.flags = flags
    job.service = service
    job.type = type
    job.resourceID = resourceID
    job.resourceName = resourceName
    job.region = region
    job.projectID = projectID
    job.context = context
    job.began = began
    job.ended = ended
    job.progress = progress
    job.subJobsTotal = subJobsTotal
    if errorCode != nil || errorMessage != nil {
      job.error = JobError(code: errorCode, message: errorMessage)
    }
    if let category = cells.category {
      job.rootCause = RootCause(
        code: causeCode, message: causeMessage, path: [], category: category)
    }
    job.requestID = requestID
    job.startedBy = startedBy
    job.note = note
    job.firstSeen = firstSeen
    job.lastSeen = lastSeen
    return job
  }

  private func text(
    _ here: KeyPath<JobExtras, TextReference>, _ there: KeyPath<StoredExtras, String?>
  ) -> String? {
    switch home {
    case .memory(let extras): texts[extras[keyPath: here]]
    case .store(let store, let row): store.extras(of: row)[keyPath: there]
    }
  }

  private func time(
    _ here: KeyPath<JobExtras, Int64>, _ there: KeyPath<StoredExtras, Instant?>
  ) -> Instant? {
    switch home {
    case .memory(let extras): instant(extras[keyPath: here])
    case .store(let store, let row): store.extras(of: row)[keyPath: there]
    }
  }

  private func instant(_ milliseconds: Int64) -> Instant? {
    milliseconds == JobCells.never ? nil : Instant(milliseconds: milliseconds)
  }
}
