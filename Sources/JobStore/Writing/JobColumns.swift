import GRDB
import JobModel

/// A row of `jobs` as a value and back.
enum JobColumns {
  static let names = [
    "change", "hidden", "state", "own_state", "flags", "category", "raw_status", "service",
    "job_type", "region", "project_id", "context", "error_code", "error_message", "cause_code",
    "cause_message", "started_by", "begin_time", "end_time", "best_begin", "progress",
    "sub_jobs_total", "sub_jobs_done", "job_id", "order_id", "resource_id", "resource_name",
    "request_id", "note", "first_seen", "last_seen",
  ]

  static let insert = """
    INSERT INTO jobs (\(names.joined(separator: ", "))) \
    VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
    """

  static let update = """
    UPDATE jobs SET \(names.map { $0 + " = ?" }.joined(separator: ", ")), forgotten = NULL WHERE id = ?
    """

  /// All columns, with the words as texts.
  static let select: String = {
    let words = [
      "category", "raw_status", "service", "job_type", "region", "project_id", "context",
      "error_code", "error_message", "cause_code", "cause_message", "started_by",
    ]
    let columns = names.map { name in
      words.contains(name) ? "(SELECT text FROM words WHERE id = \(name)) AS \(name)" : name
    }
    return "SELECT id, \(columns.joined(separator: ", ")) FROM jobs"
  }()

  static func values(
    _ kept: KeptJob, change: Int64, words: inout Words, in db: Database
  ) throws -> [(any DatabaseValueConvertible)?] {
    let job = kept.job
    let hidden = kept.isAbsorbed ? Hidden.absorbed : .no
    func word(_ text: String?) throws -> Int64? { try words.number(of: text, in: db) }
    return [
      change, hidden.rawValue, Int(job.state.rawValue), Int(kept.ownState.rawValue),
      Int(job.flags.rawValue), try word(job.rootCause?.category.name), try word(job.rawStatus),
      try word(job.service), try word(job.type), try word(job.region), try word(job.projectID),
      try word(job.context), try word(job.error?.code), try word(job.error?.message),
      try word(job.rootCause?.code), try word(job.rootCause?.message), try word(job.startedBy),
      job.began?.milliseconds, job.ended?.milliseconds, job.bestBegin?.milliseconds, job.progress,
      job.subJobsTotal, kept.subJobsDone, job.id?.rawValue, job.orderID?.rawValue, job.resourceID,
      job.resourceName, job.requestID, job.note, job.firstSeen?.milliseconds,
      job.lastSeen?.milliseconds,
    ]
  }

  static func kept(_ row: Row) -> KeptJob {
    var job = Job()
    job.id = (row["job_id"] as String?).map(JobID.init)
    job.orderID = (row["order_id"] as String?).map(OrderID.init)
    job.state = state(row["state"])
    job.rawStatus = row["raw_status"]
    job.flags = JobFlags(rawValue: UInt8(truncatingIfNeeded: row["flags"] as Int))
    job.service = row["service"]
    job.type = row["job_type"]
    job.resourceID = row["resource_id"]
    job.resourceName = row["resource_name"]
    job.region = row["region"]
    job.projectID = row["project_id"]
    job.context = row["context"]
    job.began = instant(row["begin_time"])
    job.ended = instant(row["end_time"])
    job.progress = row["progress"]
    job.subJobsTotal = row["sub_jobs_total"]
    let (code, message): (String?, String?) = (row["error_code"], row["error_message"])
    if code != nil || message != nil { job.error = JobError(code: code, message: message) }
    if let category = (row["category"] as String?) {
      job.rootCause = RootCause(
        code: row["cause_code"], message: row["cause_message"], path: [],
        category: ErrorCategory(rawValue: category) ?? .other)
    }
    job.requestID = row["request_id"]
    job.startedBy = row["started_by"]
    job.note = row["note"]
    job.firstSeen = instant(row["first_seen"])
    job.lastSeen = instant(row["last_seen"])
    return KeptJob(
      job: job, ownState: state(row["own_state"]), subJobsDone: row["sub_jobs_done"],
      isAbsorbed: row["hidden"] as Int == Hidden.absorbed.rawValue)
  }

  static func state(_ number: Int) -> JobState {
    JobState(rawValue: UInt8(truncatingIfNeeded: number)) ?? .unknown
  }

  static func instant(_ milliseconds: Int64?) -> Instant? {
    milliseconds.map(Instant.init(milliseconds:))
  }
}

/// Why a row is not shown.
enum Hidden: Int {
  case no = 0
  /// Another row tells its story.
  case absorbed = 1
  /// The user no longer wants to see it.
  case forgotten = 2
}
