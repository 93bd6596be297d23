/// Reads what we have written ourselves: the records of `-o json` and `-o ndjson`.
///
/// They are taken at their word. What the readers of the clouds' answers conclude was concluded when the
/// record was written, from texts that are not in it any more.
struct OwnRecordReader {
  let hint: ReadingHint

  /// Whether it is one of ours: no cloud has these members together.
  static func isOwn(_ object: JSONView) -> Bool {
    object.signs.contains(.own)
      && [WireKey.rawStatus, .state, .flags, .rootCause].allSatisfy(object.has)
  }

  /// A job; a failed submission or an order when the record has no `job_id`.
  func job(_ object: JSONView) -> Job {
    var job = subJob(object)
    job.orderID = text(object[.orderID]).map(OrderID.init)
    job.flags = flags(object[.flags])
    job.service = text(object[.service]) ?? hint.service
    job.region = text(object[.region]) ?? hint.region
    job.projectID = text(object[.projectID]) ?? hint.projectID
    job.context = hint.context ?? text(object[.context])
    job.progress = object[.progressPercent]?.number.map { min(max($0, 0), 100) }
    job.subJobsTotal = object[.subJobsTotal]?.integer.map(Int.init(clamping:))
    job.requestID = text(object[.requestID]) ?? hint.requestID
    job.note = text(object[.note])
    job.firstSeen = object[.firstSeen]?.instant
    job.lastSeen = object[.lastSeen]?.instant
    return job
  }

  private func subJob(_ object: JSONView) -> Job {
    var job = Job()
    job.id = text(object[.jobID]).map(JobID.init)
    job.state = text(object[.state]).flatMap { JobState(name: $0) } ?? .unknown
    job.rawStatus = text(object[.rawStatus])
    job.type = text(object[.jobType])
    job.resourceID = text(object[.resourceID])
    job.resourceName = text(object[.resourceName])
    job.began = object[.beginTime]?.instant
    job.ended = object[.endTime]?.instant
    job.error = object[.error].map(error)
    job.rootCause = object[.rootCause].map(rootCause)
    job.subJobs = objects(object[.subJobs]).map(subJob)
    job.subJobsTotal = job.subJobs.isEmpty ? nil : job.subJobs.count
    return job
  }

  private func error(_ object: JSONView) -> JobError {
    JobError(
      code: text(object[.code]), message: text(object[.message]),
      details: objects(object[.details]).map {
        ErrorDetail(code: text($0[.code]), message: text($0[.message]))
      })
  }

  private func rootCause(_ object: JSONView) -> RootCause {
    let (code, message) = (text(object[.code]), text(object[.message]))
    return RootCause(
      code: code, message: message, path: texts(object[.path]),
      category: text(object[.category]).flatMap(ErrorCategory.init)
        ?? ErrorCatalogue.category(code: code, message: message))
  }

  /// Whether a job takes too long depends on the clock, so that is not taken over.
  private func flags(_ list: JSONView?) -> JobFlags {
    let names = texts(list)
    return JobFlags(JobFlags.named.filter { names.contains($0.name) }.map(\.flag))
      .subtracting(.stale)
  }

  // MARK: Parts

  private func objects(_ list: JSONView?) -> [JSONView] {
    guard let list, list.isArray else { return [] }
    return list.children.filter(\.isObject)
  }

  private func texts(_ list: JSONView?) -> [String] {
    guard let list, list.isArray else { return [] }
    return list.children.compactMap(text)
  }

  /// To the letter: blanks at the ends belong to it.
  private func text(_ value: JSONView?) -> String? {
    guard let value, value.isScalar, value.kind != .null else { return nil }
    return value.unescaped
  }
}
