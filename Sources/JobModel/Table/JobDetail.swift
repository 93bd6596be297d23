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

  /// What kind of source it came from.
  package var source: SourceStatus.Kind? { documents.last?.kind }
}
