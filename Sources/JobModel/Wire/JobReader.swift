/// Reads one record of any dialect into a job.
///
/// The dialects differ in names, nesting and words; a record is read by what it has, not by where it came
/// from, because a file does not say that.
struct JobReader {
  var hint = ReadingHint()

  /// How sure it must be that an object is a job.
  enum Proof {
    /// The object itself must show it.
    case needed
    /// It stands where only jobs stand: an entry of `jobs`, a sub job, the value of `job`.
    case given
  }

  /// The job that `object` describes, or nil when it describes none.
  func job(_ object: JSONView, proof: Proof, depth: Int = 0) -> Job? {
    if let spec = object[.spec], let metadata = object[.metadata], spec.isObject, metadata.isObject {
      return kubernetesJob(object, spec: spec, metadata: metadata, depth: depth)
    }
    guard let fields = fields(of: object, proof: proof) else { return nil }
    var job = Job()
    job.id = fields.id.map { JobID(rawValue: withoutBlanks($0)) }
    job.type = object.first(.jobType, .jobName, .operationType)?.text
    job.type = job.type ?? object.first(.action, .taskName, .name, .taskType)?.text
    setStatus(of: &job, fields.status, in: object)
    setTimes(of: &job, object)
    setPlace(of: &job, object)
    job.progress = progress(object)
    let entities = object[.entities]
    setResource(of: &job, object, entities: entities)
    setSubJobs(of: &job, object, entities: entities, depth: depth)
    job.error = ownError(object, entities: entities, isSubJob: depth > 0)
    finish(&job, object, entities: entities, depth: depth)
    return job
  }

  private func fields(of object: JSONView, proof: Proof) -> (id: String?, status: JSONView?)? {
    let status = object.first(.status, .jobStatus, .taskStatus, .executionStatus, .phase, .state)
    let explicit = object.first(.jobID, .taskID, .workflowID)?.text
    let id = explicit ?? object.first(.id, .uid)?.text
    switch proof {
    case .given:
      guard id != nil || status != nil else { return nil }
    case .needed:
      guard let status, !status.isObject else { return nil }
      let looksLikeJob = explicit != nil || id != nil && object[.jobType] != nil
      guard looksLikeJob || object[.operationType] != nil && id != nil else { return nil }
    }
    return (id, status?.isObject == true ? status?.first(.phase, .status, .state) : status)
  }

  private func setStatus(of job: inout Job, _ status: JSONView?, in object: JSONView) {
    guard let status, let word = status.text else { return }
    job.rawStatus = word
    if let number = Int64(word) {
      job.state = numbered(object).state(of: number)
    } else {
      job.state = StatusWords.state(of: word)
    }
  }

  private func numbered(_ object: JSONView) -> NumberedStatus {
    if object[.jobStatus] != nil { return .workspaceApp }
    if hint.service == "oms" || object[.taskType] != nil { return .objectMigration }
    return .cloudPhone
  }

  private func setTimes(of job: inout Job, _ object: JSONView) {
    job.began = instant(
      object.first(.beginTime, .startTime, .startedAt)
        ?? object.first(.created, .createdAt, .createTime, .createdTime))
    guard job.state.isTerminal else { return }
    // An end in the future of a running job is a plan, and updates are only an end when nothing follows.
    job.ended =
      instant(object.first(.endTime, .ended, .endedAt, .finishedAt, .completionTime))
      ?? instant(object.first(.updatedAt, .updateTime))
  }

  private func setPlace(of job: inout Job, _ object: JSONView) {
    job.orderID = object[.orderID]?.text.map(OrderID.init)
    job.region = object.first(.region, .regionID)?.text ?? hint.region
    job.projectID = object[.projectID]?.text ?? hint.projectID
    job.context = hint.context
    job.requestID = object[.requestID]?.text.flatMap { $0 == "null" ? nil : $0 } ?? hint.requestID
    job.service = hint.service
  }

  /// `60`, `"60% "` or `37.5`; nil for the empty text of a finished task.
  private func progress(_ object: JSONView) -> Double? {
    let view =
      object.first(.process, .progress, .processPercent) ?? object[.entities]?[.processPercent]
      ?? object[.extraInfo]?[.common]?[.progress]
    guard var text = view?.text else { return nil }
    if text.utf8.last == UInt8(ascii: "%") { text = trimmedASCIIBlanks(String(text.dropLast())) }
    guard let number = Double(text), number.isFinite else { return nil }
    return min(max(number, 0), 100)
  }

  private func setSubJobs(of job: inout Job, _ object: JSONView, entities: JSONView?, depth: Int) {
    let list =
      entities?.first(.subJobs, .subJobsResult) ?? object.first(.subJobs, .subJobsResult)
    let declared = (entities?[.subJobsTotal] ?? object[.subJobsTotal])?.integer.map(Int.init(clamping:))
    if let list, list.isArray, depth < 8 {
      job.subJobs = list.children.compactMap {
        $0.isObject ? self.job($0, proof: .given, depth: depth + 1) : nil
      }
      job.subJobsTotal = job.subJobs.isEmpty ? declared ?? 0 : job.subJobs.count
    } else {
      job.subJobsTotal = declared
    }
  }

  private func ownError(_ object: JSONView, entities: JSONView?, isSubJob: Bool) -> JobError? {
    var error = JobError()
    error.code = object.first(.errorCode, .failedCode, .jobErrorCode, .errCode, .executeCode)?.text
    for key in Self.reasons where error.message == nil { error.message = object[key]?.text }
    if let entities, entities.isObject {
      error.code = error.code ?? entities.first(.additionErrorCode, .errorCode)?.text
      error.message = error.message ?? entities.first(.additionErrorMsg)?.text
    }
    if isSubJob {
      // The parent's `code` and `message` would speak of the question; a sub job's speak of itself.
      error.code = error.code ?? object[.code]?.text
      error.message = error.message ?? object[.message]?.text
    }
    if let nested = object.first(.error, .errorInfo), nested.isObject,
      let inner = ErrorReader.error(of: object)
    {
      error.code = error.code ?? inner.code
      error.message = error.message ?? inner.message
      error.details = inner.details
    }
    return error.isEmpty ? nil : error
  }

  private static let reasons: [WireKey] = [
    .failReason, .errorMsg, .errorMessage, .errMsg, .failedDetail, .failedReason, .reason,
    .executeMsg, .executeMessage,
  ]

  // MARK: Kubernetes style

  private func kubernetesJob(
    _ object: JSONView, spec: JSONView, metadata: JSONView, depth: Int
  ) -> Job? {
    guard let id = metadata[.uid]?.text else { return nil }
    var job = Job()
    setPlace(of: &job, spec)
    job.id = JobID(rawValue: withoutBlanks(id))
    job.type = spec[.type]?.text
    job.service = hint.service ?? "cce"
    let status = object[.status]
    job.rawStatus = status?.first(.phase, .status)?.text
    job.state = job.rawStatus.map(StatusWords.state) ?? .unknown
    job.began = instant(metadata[.creationTimestamp])
    if job.state.isTerminal {
      job.ended = instant(status?[.completionTime]) ?? instant(metadata[.updateTimestamp])
    }
    job.resourceID = spec.first(.resourceID, .clusterUID)?.text
    job.resourceName = spec.first(.resourceName, .clusterName)?.text
    job.orderID = spec[.extendParam]?[.orderID]?.text.map(OrderID.init)
    if let list = spec[.subJobs], list.isArray, depth < 8 {
      job.subJobs = list.children.compactMap { self.job($0, proof: .given, depth: depth + 1) }
      job.subJobsTotal = job.subJobs.count
    }
    if let reason = status?.first(.reason, .message)?.text, job.state != .succeeded {
      job.error = JobError(message: reason)
    }
    finish(&job, object, entities: spec[.extendParam], depth: depth)
    return job
  }

  // MARK: What follows from the rest

  private func finish(_ job: inout Job, _ object: JSONView, entities: JSONView?, depth: Int) {
    if job.resourceID == nil, job.resourceName == nil { takeResource(ofSubJobs: &job) }
    if depth == 0 { job.service = job.service ?? ServiceGuess.service(of: job, object) }
    let subStates = job.subJobs.map(\.state)
    let someFailed = subStates.contains(.failed)
    let someSucceeded = subStates.contains(.succeeded)
    if someFailed || job.state == .failed {
      job.rootCause = RootCauseFinder(reader: self).cause(of: job, object: object)
    }
    if someFailed, someSucceeded { job.flags.insert(.partial) }
    if job.state == .succeeded, someFailed { job.flags.insert(.hiddenFailure) }
    if job.state == .failed {
      if job.rootCause == nil { job.flags.insert(.silentFailure) }
      if hasCreatedResource(job, entities: entities) { job.flags.insert(.rolledBack) }
    }
  }

  /// Whether a job that makes things shows a thing that it made. One that changes or deletes a thing
  /// shows that thing too, but nothing is taken away again when it fails.
  private func hasCreatedResource(_ job: Job, entities: JSONView?) -> Bool {
    guard let type = job.type, Self.making.contains(where: type.containsIgnoringCase) else {
      return false
    }
    if let entities, entities.isObject, ResourceFields.id(in: entities) != nil { return true }
    return job.subJobs.contains { sub in
      sub.flags.contains(.rolledBack) || sub.state == .succeeded && sub.resourceID != nil
    }
  }

  private static let making: [StaticString] = ["create", "clone", "copy", "scaleup"]

  /// A job for a single thing names it in its only sub job.
  private func takeResource(ofSubJobs job: inout Job) {
    guard let first = job.subJobs.first, job.subJobs.allSatisfy({ $0.resourceID == first.resourceID })
    else { return }
    job.resourceID = first.resourceID
    job.resourceName = first.resourceName
  }

  private func instant(_ view: JSONView?) -> Instant? {
    view?.scalarBytes.flatMap(InstantReader.instant)
  }

  private func setResource(of job: inout Job, _ object: JSONView, entities: JSONView?) {
    ResourceFields.set(of: &job, object, entities: entities)
  }

  private func withoutBlanks(_ id: String) -> String {
    id.utf8.contains(0x20) ? id.filter { $0 != " " } : id
  }
}

extension JobReader {
  /// Whether an entry of a list of sub jobs is read as one: the same rule as for reading it.
  func isJob(_ object: JSONView) -> Bool {
    object[.metadata]?[.uid] != nil || fields(of: object, proof: .given) != nil
  }

  /// A job of which only the sub jobs are quoted.
  func partOfJob(_ object: JSONView) -> Job? {
    var job = Job()
    setSubJobs(of: &job, object, entities: object[.entities], depth: 0)
    return job.subJobs.isEmpty ? nil : job
  }
}
