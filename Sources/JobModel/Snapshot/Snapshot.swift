/// All that is known at one moment: what sources hand to a screen or a command.
package struct Snapshot: Sendable {
  package var jobs = JobTable()
  package var problems: [Unreadable] = []
  package var sources: [SourceStatus] = []
  /// Rises with every snapshot.
  package var version = 0

  package init() {}
}

/// How it stands with one source.
package struct SourceStatus: Hashable, Sendable {
  package enum Kind: String, Sendable { case file, simulated, http, store }

  package enum Condition: Hashable, Sendable {
    /// Being read for the first time; `fraction` 0 to 1 where the size is known.
    case reading(fraction: Double?)
    /// All there is has been read, and no more will come.
    case complete
    /// What was recorded: nobody asks the cloud for more just now.
    case recorded
    /// Kept fresh.
    case live
    /// Asked to slow down by the cloud.
    case throttled(until: Instant, reason: String)
    /// Could not be reached since then; the last data stays.
    case offline(since: Instant, reason: String)
  }

  package var name: String
  package var kind: Kind
  package var condition: Condition
  /// When it last gave data.
  package var lastData: Instant?
  /// How many records it has given: jobs, submissions, orders and errors, each as often as it came.
  package var records = 0
  /// The hosts that have been asked, by name.
  package var hosts: [HostStatus] = []

  package init(name: String, kind: Kind, condition: Condition, lastData: Instant? = nil) {
    self.name = name
    self.kind = kind
    self.condition = condition
    self.lastData = lastData
  }
}
