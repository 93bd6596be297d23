package import JobModel

extension AskingPlan {
  /// A job or an order that has not come to its end.
  package struct Subject: Hashable, Sendable {
    /// Its row in the store.
    package var row: Int
    package var job: JobID?
    package var order: OrderID?
    package var service: String?
    package var type: String?
    /// The account it belongs to; nil when that is not known.
    package var context: String?
    package var region: String?
    package var projectID: String?
    package var state: JobState
    /// Whether the cloud has ever said how it stands.
    package var isKnown: Bool
    package var born: Instant
    /// When anybody last had an answer about it, also another jobtop.
    package var lastSeen: Instant

    package init(row: Int, job: Job) {
      self.row = row
      self.job = job.id
      order = job.orderID
      service = job.service
      type = job.type
      context = job.context
      region = job.region
      projectID = job.projectID
      state = job.state
      isKnown = job.rawStatus != nil
      born = job.bestBegin ?? Instant(milliseconds: 0)
      lastSeen = job.lastSeen ?? Instant(milliseconds: 0)
    }
  }
}
