/// The handle of a job or of a purchase, and what the text around it says about where it belongs.
package struct FoundHandle: Hashable, Sendable {
  package var job: JobID?
  package var order: OrderID?
  package var service: String?
  package var region: String?
  package var projectID: String?
  /// Where the id begins, in bytes from the start of the input.
  package var offset: Int

  package init(job: JobID? = nil, order: OrderID? = nil, offset: Int = 0) {
    self.job = job
    self.order = order
    self.offset = offset
  }

  /// Fills in where it belongs, as far as that is known.
  mutating func place(in surroundings: Surroundings) {
    service = service ?? surroundings.service
    region = region ?? surroundings.region
    projectID = projectID ?? surroundings.projectID
  }
}
