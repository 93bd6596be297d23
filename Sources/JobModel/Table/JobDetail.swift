/// A job with everything that is known of it, for somebody who looks closer.
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

  /// The cloud's own last answer about the job: the newest document that tells how it stands, else the
  /// newest of all.
  package var lastAnswer: SeenDocument? {
    documents.last { $0.tellsState } ?? documents.last
  }

  /// What kind of source it came from.
  package var source: SourceStatus.Kind? { documents.last?.kind }
}
