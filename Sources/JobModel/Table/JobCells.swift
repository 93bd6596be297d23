/// What the table keeps in memory of every job: all that a list is filtered, sorted or counted by, in
/// 80 bytes: a million of them are most of the memory that the program takes. What hardly ever repeats (ids,
/// names) is in `JobExtras`, or stays in the store.
package struct JobCells: Sendable {
  package var rawStatus = TextReference.none
  package var service = TextReference.none
  package var type = TextReference.none
  package var region = TextReference.none
  package var projectID = TextReference.none
  package var context = TextReference.none
  package var errorCode = TextReference.none
  package var errorMessage = TextReference.none
  package var causeCode = TextReference.none
  package var causeMessage = TextReference.none
  package var startedBy = TextReference.none
  /// Changes when there is more to tell about the job: the newest of the documents that the row was read
  /// from, or the store's number of its last change; -1 for none.
  package var mark: Int32 = -1
  package var ended = Self.never
  /// When it began, as well as that is known.
  package var bestBegin = Self.never
  /// In ten-thousandths of a percent; -1 where the cloud does not tell it.
  private var finePercent: Int32 = -1
  package var subJobsTotal: Int32 = -1
  package var subJobsDone: Int32 = 0
  package var state = JobState.unknown
  /// What the job's own answers say, without what its order adds.
  package var ownState = JobState.unknown
  /// Of the root cause; nil when there is none.
  package var category: ErrorCategory?
  /// The job's flags, and three truths about the row in the bits that these leave free.
  private var bits: UInt8 = 0

  package static let never = Int64.min

  package init() {}

  package var flags: JobFlags {
    get { JobFlags(rawValue: bits & 0x1f) }
    set { bits = bits & ~0x1f | newValue.rawValue & 0x1f }
  }

  package var hasOrder: Bool {
    get { bits & 0x20 != 0 }
    set { bits = newValue ? bits | 0x20 : bits & ~0x20 }
  }

  /// The row is not shown: another one tells its story better, or it is not there.
  package var isAbsorbed: Bool {
    get { bits & 0x40 != 0 }
    set { bits = newValue ? bits | 0x40 : bits & ~0x40 }
  }

  /// Whether `bestBegin` is what the cloud said, and not only what follows from other times.
  private var isBeginKnown: Bool {
    get { bits & 0x80 != 0 }
    set { bits = newValue ? bits | 0x80 : bits & ~0x80 }
  }

  package var began: Int64 {
    get { isBeginKnown ? bestBegin : Self.never }
    set {
      isBeginKnown = newValue != Self.never
      if isBeginKnown { bestBegin = newValue }
    }
  }

  /// 0 to 100; below 0 where the cloud does not tell it.
  package var progress: Double {
    get { Double(finePercent) / 10_000 }
    set { finePercent = Int32((min(max(newValue, -1), 100_000) * 10_000).rounded()) }
  }

  /// A row that is not there, or not yet.
  static let absent: JobCells = {
    var cells = JobCells()
    cells.isAbsorbed = true
    return cells
  }()
}

/// What hardly ever repeats from job to job.
struct JobExtras: Sendable {
  var id = TextReference.none
  var orderID = TextReference.none
  var resourceID = TextReference.none
  var resourceName = TextReference.none
  var requestID = TextReference.none
  var note = TextReference.none
  var firstSeen = JobCells.never
  var lastSeen = JobCells.never
}

extension JobCells {
  /// Writes everything that is known of the job itself.
  mutating func set(_ job: Job, texts: inout TextPool) {
    rawStatus = texts.intern(job.rawStatus)
    service = texts.intern(job.service)
    type = texts.intern(job.type)
    region = texts.intern(job.region)
    projectID = texts.intern(job.projectID)
    context = texts.intern(job.context)
    errorCode = texts.intern(job.error?.code)
    errorMessage = texts.keep(job.error?.message, instead: errorMessage)
    causeCode = texts.intern(job.rootCause?.code)
    causeMessage =
      job.rootCause?.message == job.error?.message
      ? errorMessage : texts.keep(job.rootCause?.message, instead: causeMessage)
    startedBy = texts.intern(job.startedBy)
    bestBegin = job.bestBegin?.milliseconds ?? Self.never
    began = job.began?.milliseconds ?? Self.never
    ended = job.ended?.milliseconds ?? Self.never
    progress = job.progress ?? -1
    subJobsTotal = job.subJobsTotal.map(Int32.init(clamping:)) ?? -1
    subJobsDone = Int32(clamping: job.subJobsDone ?? 0)
    state = job.state
    ownState = job.state
    flags = job.flags
    category = job.rootCause?.category
    hasOrder = job.orderID != nil
  }
}

extension JobExtras {
  /// Writes everything but the ids, which never change.
  mutating func set(_ job: Job, texts: inout TextPool) {
    resourceID = texts.keep(job.resourceID, instead: resourceID)
    resourceName = texts.keep(job.resourceName, instead: resourceName)
    requestID = texts.keep(job.requestID, instead: requestID)
    note = texts.keep(job.note, instead: note)
    firstSeen = job.firstSeen?.milliseconds ?? JobCells.never
    lastSeen = job.lastSeen?.milliseconds ?? JobCells.never
  }
}
