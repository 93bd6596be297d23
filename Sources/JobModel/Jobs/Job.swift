/// A job as it was last seen, whole. Sub jobs are jobs.
///
/// A submission that failed, and an order that no job is known of, are jobs without an id: they stand
/// in the same table, because an operator looks for them in the same place.
package struct Job: Hashable, Sendable {
  package var id: JobID?
  package var orderID: OrderID?
  package var state: JobState = .unknown
  /// The status in the cloud's own word, trimmed; nil when the record has none.
  package var rawStatus: String?
  package var flags: JobFlags = []
  /// The short name of the service in its host name: `ecs`, `evs`, `rds`.
  package var service: String?
  package var type: String?
  package var resourceID: String?
  package var resourceName: String?
  package var region: String?
  package var projectID: String?
  package var context: String?
  package var began: Instant?
  package var ended: Instant?
  /// 0 to 100.
  package var progress: Double?
  package var subJobs: [Job] = []
  /// How many sub jobs there are or will be; nil when the record does not speak of sub jobs.
  package var subJobsTotal: Int?
  package var error: JobError?
  package var rootCause: RootCause?
  package var requestID: String?
  /// Who started it, where an audit trace says so.
  package var startedBy: String?
  package var note: String?
  package var firstSeen: Instant?
  package var lastSeen: Instant?

  package init() {}

  /// The instant that is encoded in the id, where there is one.
  package var submitted: Instant? {
    id?.created ?? orderID?.created
  }

  /// When it began, as well as that is known: what a list is ordered by.
  package var bestBegin: Instant? { began ?? submitted ?? firstSeen }

  /// From start to end; nil while it runs.
  package var duration: Span? {
    guard let began, let ended, ended >= began else { return nil }
    return ended - began
  }

  package var subJobsDone: Int? {
    subJobsTotal == nil ? nil : subJobs.count { $0.state.isTerminal }
  }
}
