/// An answer that was seen, and when.
package struct SeenDocument: Hashable, Sendable {
  package var bytes: [UInt8]
  package var isListEntry: Bool
  package var seen: Instant?
  /// When the same was last seen, if it was seen again.
  package var lastSeen: Instant?
  /// The name and kind of the source that it came from.
  package var source: String
  package var kind: SourceStatus.Kind

  package init(
    bytes: [UInt8], isListEntry: Bool, seen: Instant?, lastSeen: Instant? = nil, source: String,
    kind: SourceStatus.Kind
  ) {
    self.bytes = bytes
    self.isListEntry = isListEntry
    self.seen = seen
    self.lastSeen = lastSeen
    self.source = source
    self.kind = kind
  }

  /// Whether the document tells the state of a job or an order, and is not a mere receipt.
  var tellsState: Bool {
    bytes.withUnsafeBytes { WireReader.reread($0, isListEntry: isListEntry) }.contains {
      if case .job(let job) = $0 { job.rawStatus != nil || job.error != nil } else { false }
    }
  }

  /// The job that the document speaks of, among others perhaps.
  package func job(with id: JobID?) -> Job? {
    var found: Job?
    let observations = bytes.withUnsafeBytes {
      WireReader.reread($0, isListEntry: isListEntry)
    }
    for case .job(let job) in observations where job.id == id || found == nil {
      found = job
    }
    return found
  }
}

extension Job {
  /// The job with what only its documents tell: sub jobs, the entries of `details`, the path to the cause.
  package func whole(from documents: [SeenDocument]) -> Job {
    var whole: Job?
    for document in documents {
      guard let seen = document.job(with: id) else { continue }
      if whole == nil { whole = seen } else { whole?.merge(newer: seen) }
    }
    guard let whole else { return self }
    var job = self
    job.subJobs = whole.subJobs
    job.error = whole.error ?? error
    job.rootCause = whole.rootCause ?? rootCause
    return job
  }
}

extension JobTable {
  /// A job whole: the row, and what only its documents tell.
  package func job(at row: Int, from documents: [SeenDocument]) -> Job {
    self[row].shallow.whole(from: documents)
  }
}
