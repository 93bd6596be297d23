/// Reads the handles in the answer to a call that started something.
enum Handles {
  static func job(_ value: JSONView, hint: ReadingHint) -> Job? {
    let id = (value[.jobID]?.text ?? otherID(value)).flatMap(JobID.init(alone:))
    let order = value[.orderID]?.text
    // A thing with a status that remembers the order it came from is no answer to a purchase.
    guard id != nil || order != nil && value[.status] == nil else { return nil }
    let reader = JobReader(hint: hint)
    let fields = reader.fields(value)
    if id != nil, tellingKeys.contains(where: { value[$0]?.saysSomething ?? false }) {
      return wholeJob(value, fields, reader)
    }
    var job = emptyJob(hint: hint)
    job.id = id
    job.orderID = order.map { OrderID(rawValue: $0) }
    ResourceFields.set(of: &job, fields, entities: nil, inner: nil, reader: reader)
    job.region = fields.text(.region) ?? job.region
    job.projectID = fields.text(.projectID) ?? job.projectID
    job.requestID = fields[.requestID]?.requestID ?? job.requestID
    return job
  }

  /// What shows that an answer says more of a job than its id.
  private static let tellingKeys: [WireKey] = [
    .jobType, .beginTime, .entities, .subJobs, .subJobsTotal, .failReason,
  ]

  /// A job whose status is missing or cannot be read, with everything else that it says of itself.
  private static func wholeJob(
    _ value: JSONView, _ fields: RecordFields, _ reader: JobReader
  ) -> Job {
    var job = reader.job(value, fields, depth: 0)
    job.ended = fields.instant(.ended)
    job.resourceName = job.resourceName ?? reader.hint.resourceName
    job.startedBy = reader.hint.startedBy
    return job
  }

  /// Many programs have a `task_id`; an id of a cloud is long and has digits.
  private static func otherID(_ value: JSONView) -> String? {
    guard let id = value.first(.workflowID, .taskID)?.text, id.utf8.count >= 8,
      id.utf8.contains(where: { (0x30...0x39).contains($0) }), !id.utf8.contains(0x20)
    else { return nil }
    return id
  }

  /// A job of which only that is known which was known before.
  static func emptyJob(hint: ReadingHint) -> Job {
    var job = Job()
    job.service = hint.service
    job.region = hint.region
    job.projectID = hint.projectID
    job.context = hint.context
    job.requestID = hint.requestID
    job.resourceName = hint.resourceName
    job.startedBy = hint.startedBy
    return job
  }
}
