extension Job {
  /// The same, with what its reasons quote of secrets hidden: clouds put whole requests into them.
  package var withoutSecrets: Job {
    guard error != nil || rootCause != nil || !subJobs.isEmpty else { return self }
    var job = self
    job.error = error?.withoutSecrets
    job.rootCause?.message = rootCause?.message?.withoutSecrets
    job.subJobs = subJobs.map(\.withoutSecrets)
    return job
  }
}

extension JobError {
  fileprivate var withoutSecrets: JobError {
    JobError(
      code: code, message: message?.withoutSecrets,
      details: details.map { ErrorDetail(code: $0.code, message: $0.message?.withoutSecrets) })
  }
}

extension String {
  fileprivate var withoutSecrets: String {
    var text = self
    return text.withUTF8 { Secrets.mayBe(in: UnsafeRawBufferPointer($0)) }
      ? Secrets.hide(in: self, with: "***") : self
  }
}
