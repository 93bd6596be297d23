extension Job {
  /// Takes over what a newer answer says of the same job, and keeps what it does not say.
  ///
  /// A terminal state stays: answers that arrive late or are read out of order do not revive a job.
  package mutating func merge(newer: Job) {
    id = id ?? newer.id
    orderID = newer.orderID ?? orderID
    service = newer.service ?? service
    type = newer.type ?? type
    resourceID = newer.resourceID ?? resourceID
    resourceName = newer.resourceName ?? resourceName
    region = newer.region ?? region
    projectID = newer.projectID ?? projectID
    context = newer.context ?? context
    requestID = newer.requestID ?? requestID
    startedBy = newer.startedBy ?? startedBy
    note = newer.note ?? note
    began = newer.began ?? began
    firstSeen = firstSeen ?? newer.firstSeen
    lastSeen = newer.lastSeen ?? lastSeen
    guard takesState(of: newer) else { return }
    state = newer.state
    rawStatus = newer.rawStatus ?? rawStatus
    guard newer.state != .gone else { return }
    flags = newer.flags
    ended = newer.ended
    progress = newer.progress
    subJobs = newer.subJobs
    subJobsTotal = newer.subJobsTotal
    error = newer.error
    rootCause = newer.rootCause
  }

  private func takesState(of newer: Job) -> Bool {
    if newer.rawStatus == nil, newer.state == .unknown { return false }
    if newer.state == .gone { return !state.isTerminal }
    return newer.state.isTerminal || !state.isTerminal || state == .gone
  }
}
