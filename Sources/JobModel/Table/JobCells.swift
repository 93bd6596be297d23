/// What the table keeps of a job: all that a list shows, sorts or filters by, in about 130 bytes.
struct JobCells: Sendable {
  var id = TextReference.none
  var orderID = TextReference.none
  var rawStatus = TextReference.none
  var service = TextReference.none
  var type = TextReference.none
  var resourceID = TextReference.none
  var resourceName = TextReference.none
  var region = TextReference.none
  var projectID = TextReference.none
  var context = TextReference.none
  var errorCode = TextReference.none
  var errorMessage = TextReference.none
  var causeCode = TextReference.none
  var causeMessage = TextReference.none
  var requestID = TextReference.none
  var startedBy = TextReference.none
  var note = TextReference.none
  /// The newest of the documents that this row was read from; -1 for none.
  var document: Int32 = -1
  var began = Self.never
  var ended = Self.never
  var firstSeen = Self.never
  var lastSeen = Self.never
  var progress: Double = -1
  var subJobsTotal: Int32 = -1
  var subJobsDone: Int32 = 0
  var state = JobState.unknown
  /// What the job's own answers say, without what its order adds.
  var ownState = JobState.unknown
  var flags: JobFlags = []
  var category = ErrorCategory.other
  var hasCause = false
  /// Another row tells the same story better: an order whose job became known.
  var isAbsorbed = false

  static let never = Int64.min
}

extension JobCells {
  init(_ job: Job, texts: inout TextPool) {
    id = texts.add(job.id?.rawValue)
    orderID = texts.add(job.orderID?.rawValue)
    set(job, texts: &texts)
  }

  /// Writes everything but the ids, which never change.
  mutating func set(_ job: Job, texts: inout TextPool) {
    rawStatus = texts.intern(job.rawStatus)
    service = texts.intern(job.service)
    type = texts.intern(job.type)
    resourceID = texts.keep(job.resourceID, instead: resourceID)
    resourceName = texts.keep(job.resourceName, instead: resourceName)
    region = texts.intern(job.region)
    projectID = texts.intern(job.projectID)
    context = texts.intern(job.context)
    errorCode = texts.intern(job.error?.code)
    errorMessage = texts.keep(job.error?.message, instead: errorMessage)
    causeCode = texts.intern(job.rootCause?.code)
    causeMessage =
      job.rootCause?.message == job.error?.message
      ? errorMessage : texts.keep(job.rootCause?.message, instead: causeMessage)
    requestID = texts.keep(job.requestID, instead: requestID)
    startedBy = texts.intern(job.startedBy)
    note = texts.keep(job.note, instead: note)
    began = job.began?.milliseconds ?? Self.never
    ended = job.ended?.milliseconds ?? Self.never
    firstSeen = job.firstSeen?.milliseconds ?? Self.never
    lastSeen = job.lastSeen?.milliseconds ?? Self.never
    progress = job.progress ?? -1
    subJobsTotal = job.subJobsTotal.map(Int32.init(clamping:)) ?? -1
    subJobsDone = Int32(clamping: job.subJobsDone ?? 0)
    state = job.state
    ownState = job.state
    flags = job.flags
    category = job.rootCause?.category ?? .other
    hasCause = job.rootCause != nil
  }
}
