/// A record of the container service, in the manner of Kubernetes: `metadata`, `spec`, `status`.
struct ContainerRecord {
  let object: JSONView
  let metadata: JSONView
  let spec: JSONView

  /// Nil for an object that is not of this manner, whatever it is.
  init?(_ object: JSONView) {
    guard let metadata = object[.metadata], metadata.isObject, let spec = object[.spec],
      spec.isObject
    else { return nil }
    self.object = object
    self.metadata = metadata
    self.spec = spec
  }

  /// Whether it is a job of the container service, and not one of the many other objects that look like
  /// this, such as the jobs of Kubernetes itself.
  func isJob(_ proof: JobReader.Proof) -> Bool {
    guard metadata[.uid]?.text != nil else { return false }
    guard let kind = object[.kind]?.text else {
      return proof == .given || spec.has(.clusterUID) || spec.has(.subJobs)
    }
    let isOfKubernetesItself = object[.apiVersion]?.text?.utf8.contains(UInt8(ascii: "/")) ?? false
    return kind.lowercased() == "job" && !isOfKubernetesItself
  }
}

extension JobReader {
  func job(_ record: ContainerRecord, depth: Int) -> Job {
    let (metadata, spec) = (fields(record.metadata), fields(record.spec))
    let status = record.object[.status].map { fields($0) }
    let extra = record.spec[.extendParam]
    var job = Job()
    job.id = metadata.text(.id).map(JobID.withoutBlanks)
    job.type = record.spec[.type]?.text
    job.service = hint.service ?? "cce"
    job.rawStatus = status?.text(.status)
    job.state = job.rawStatus.map(StatusWords.state) ?? .unknown
    job.began = metadata.instant(.began)
    if job.state.isTerminal {
      job.ended = status?.instant(.ended) ?? metadata.instant(.updated)
    }
    job.resourceID = record.spec.first(.resourceID, .clusterUID)?.text
    job.resourceName = spec.text(.resourceName)
    job.orderID = extra?[.orderID]?.text.map(OrderID.init)
    job.region = hint.region
    job.projectID = spec.text(.projectID) ?? hint.projectID
    job.context = hint.context
    job.requestID = hint.requestID
    if let list = spec[.subJobs] { job.subJobs = subJobs(list, depth: depth) }
    if record.spec.has(.subJobs) { job.subJobsTotal = job.subJobs.count }
    if job.state != .succeeded,
      let reason = status?.text(.remark) ?? record.object[.status]?[.message]?.text
    {
      job.error = JobError(message: reason)
    }
    finish(&job, record.object, createdID: extra?[.serverID], depth: depth)
    return job
  }
}
