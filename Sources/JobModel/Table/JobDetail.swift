/// A job with everything that is known of it, for someone who looks closer.
package struct JobDetail: Hashable, Sendable {
  package var row: Int
  package var job: Job
  /// Oldest first.
  package var documents: [SeenDocument]

  package init(row: Int, job: Job, documents: [SeenDocument]) {
    self.row = row
    self.job = job
    self.documents = documents
  }

  /// The cloud's own last answer about the job: the newest document that tells its state, else the
  /// newest of all.
  package var lastAnswer: SeenDocument? {
    documents.last { $0.tellsState } ?? documents.last
  }

  /// The status in the cloud's own words. For a job that the cloud has forgotten, it also says when that was:
  /// otherwise the job would seem to be running still.
  ///
  /// - Parameter time: writes a moment.
  package func status(_ time: (Instant) -> String) -> String? {
    guard job.state == .gone else { return job.rawStatus }
    let seen = (lastAnswer?.lastSeen ?? lastAnswer?.seen).map { ", last seen \(time($0))" }
    return job.rawStatus.map { $0 + (seen ?? ", as last seen") }
  }

  /// What kind of source it came from.
  package var source: SourceStatus.Kind? { documents.last?.kind }
}
