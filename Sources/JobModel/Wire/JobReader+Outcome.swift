/// What a record says about success and failure, and what follows from that.
extension JobReader {
  func ownError(
    of job: Job, _ object: JSONView, _ fields: RecordFields, _ inner: RecordFields?, isSubJob: Bool
  ) -> JobError? {
    let maySpeakOfFailure = job.state != .succeeded
    // What is left of an attempt that was repeated.
    if isSubJob, !maySpeakOfFailure { return nil }
    var error = JobError()
    error.code = code(of: job, fields) ?? inner.flatMap { code(of: job, $0) }
    error.message = fields[.failure]?.failure ?? inner?[.failure]?.failure
    if maySpeakOfFailure { error.message = error.message ?? fields.text(.remark) }
    if maySpeakOfFailure, isSubJob {
      // The parent's `code` and `message` would speak of the question; a sub job's speak of itself.
      error.code = error.code ?? object[.code]?.errorCode
      error.message = error.message ?? object[.message]?.text
    }
    if let nested = fields[.error], nested.isObject, let said = ErrorReader.error(in: nested) {
      error.code = error.code ?? said.code
      error.message = error.message ?? said.message
      error.details = said.details
    }
    return error.isEmpty ? nil : error
  }

  private func code(of job: Job, _ fields: RecordFields) -> String? {
    guard let code = fields[.errorCode] else { return nil }
    // Published applications count their steps with it, as long as nothing fails.
    if code.key == .executeCode, job.state != .failed, job.state != .unknown { return nil }
    return code.errorCode
  }

  /// - Parameter createdID: where the record shows a thing that the job made.
  func finish(_ job: inout Job, _ object: JSONView, createdID: JSONView?, depth: Int) {
    if job.resourceID == nil, job.resourceName == nil { takeResource(ofSubJobs: &job) }
    if depth == 0 { job.service = job.service ?? ServiceGuess.service(of: job, object) }
    let someFailed = job.subJobs.contains { $0.state == .failed }
    if someFailed || job.state == .failed {
      job.rootCause = RootCauseFinder(reader: self).cause(of: job, object)
    }
    if someFailed, job.subJobs.contains(where: { $0.state == .succeeded }) {
      job.flags.insert(.partial)
    }
    if someFailed, job.state == .succeeded { job.flags.insert(.hiddenFailure) }
    guard job.state == .failed else { return }
    if job.rootCause == nil { job.flags.insert(.silentFailure) }
    if hasCreatedResource(job, createdID: createdID) { job.flags.insert(.rolledBack) }
  }

  /// Whether a job that makes things shows a thing that it made. One that changes or deletes a thing
  /// shows that thing too, but nothing is taken away again when it fails.
  private func hasCreatedResource(_ job: Job, createdID: JSONView?) -> Bool {
    guard let type = job.type, Self.making.first(in: type) != nil else { return false }
    return createdID != nil
      || job.subJobs.contains { sub in
        sub.flags.contains(.rolledBack) || sub.state == .succeeded && sub.resourceID != nil
      }
  }

  private static let making = PhraseTable<Bool>(
    [("create", true), ("clone", true), ("copy", true), ("scaleup", true)])

  /// A job for a single thing names it in its only sub job.
  private func takeResource(ofSubJobs job: inout Job) {
    guard let first = job.subJobs.first,
      job.subJobs.allSatisfy({ $0.resourceID == first.resourceID })
    else { return }
    job.resourceID = first.resourceID
    job.resourceName = first.resourceName
  }
}

extension JobReader {
  /// Part of a job, quoted without its id and status: `{"sub_jobs": [...]}`.
  func quotedJob(_ object: JSONView) -> Job? {
    let job = self.job(object, fields(object), depth: 1)
    return job.subJobs.isEmpty ? nil : job
  }
}
