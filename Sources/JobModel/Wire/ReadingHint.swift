/// What is known of an answer beside its bytes: nothing for a file, much for an answer to a request.
package struct ReadingHint: Hashable, Sendable {
  /// The job that was asked for. An error is then about the question, not the end of a job.
  package var askedJob: JobID?
  package var askedOrder: OrderID?
  package var service: String?
  package var region: String?
  package var projectID: String?
  package var context: String?
  package var requestID: String?
  /// What the request called the thing that it was about, and who sent it.
  package var resourceName: String?
  package var startedBy: String?
  package var httpStatus: Int?

  package init() {}
}
