/// What the audit service keeps of a call. That of an asynchronous operation is written when the job ends,
/// and its `response` is the whole job.
struct AuditTrace {
  private let trace: JSONView
  private let response: JSONView

  init?(_ value: JSONView) {
    guard value.first(.traceID, .traceName) != nil, let response = value[.response] else {
      return nil
    }
    trace = value
    self.response = response
  }

  /// The response as it was answered: as an object or, mostly, as a text that holds one.
  func withResponse(_ look: (JSONView) -> Void) {
    if response.isObject { return look(response) }
    response.withUnescapedBytes { bytes in
      _ = EmbeddedJSON.first(in: bytes) { object -> Bool? in
        look(object)
        return true
      }
    }
  }

  /// The job with what only the trace knows of it.
  func completed(_ job: Job) -> Job {
    var job = job
    job.service = trace[.serviceType]?.text?.lowercased() ?? job.service
    job.resourceName = trace[.resourceName]?.text ?? job.resourceName
    job.resourceID = job.resourceID ?? trace[.resourceID]?.text
    job.projectID = trace[.projectID]?.text ?? job.projectID
    job.requestID = trace[.requestID]?.requestID ?? job.requestID
    let user = trace[.user]
    job.startedBy = user?.isObject == true ? user?.first(.userName, .name)?.text : user?.text
    return job
  }
}
