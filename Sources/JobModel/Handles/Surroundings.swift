/// What a text said last about the calls that it tells of, by an address or by the lines of a request.
package struct Surroundings: Hashable, Sendable {
  package var service: String?
  package var region: String?
  package var projectID: String?
  /// What the call asked for: an answer that is an error is then about the question.
  package var askedJob: JobID?
  package var askedOrder: OrderID?
  /// Of the request that is answered next.
  package var requestID: String?

  package init() {}

  /// What is known of an answer that follows, added to what is known already.
  package func hint(_ known: ReadingHint = ReadingHint()) -> ReadingHint {
    var hint = known
    hint.service = known.service ?? service
    hint.region = known.region ?? region
    hint.projectID = known.projectID ?? projectID
    hint.askedJob = known.askedJob ?? askedJob
    hint.askedOrder = known.askedOrder ?? askedOrder
    hint.requestID = known.requestID ?? requestID
    return hint
  }
}
