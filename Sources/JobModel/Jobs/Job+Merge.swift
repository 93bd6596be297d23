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
    let isSameState = state == newer.state
    state = newer.state
    rawStatus = newer.rawStatus ?? rawStatus
    guard newer.state != .gone else { return }
    // A list says less than the answer to a question for one job: what it leaves out still holds.
    ended = newer.ended ?? (isSameState ? ended : nil)
    progress = newer.progress ?? (isSameState ? progress : nil)
    error = newer.error ?? (isSameState ? error : nil)
    rootCause = newer.rootCause ?? (isSameState ? rootCause : nil)
    flags = isSameState ? flags.union(newer.flags) : newer.flags
    if rootCause != nil { flags.remove(.silentFailure) }
    guard newer.subJobsTotal != nil || !isSameState else { return }
    subJobs = newer.subJobs
    subJobsTotal = newer.subJobsTotal
  }

  private func takesState(of newer: Job) -> Bool {
    if newer.rawStatus == nil, newer.state == .unknown { return false }
    if newer.state == .gone { return !state.isTerminal }
    // Failed without a status: a call was refused, and that says nothing about how the job went on.
    if state == .failed, rawStatus == nil, newer.rawStatus != nil { return true }
    return newer.state.isTerminal || !state.isTerminal || state == .gone
  }
}
