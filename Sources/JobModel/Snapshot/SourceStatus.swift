/// The state of one source.
package struct SourceStatus: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable { case file, simulated, http, store }

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
    /// Is there, but has answered with errors of its own (HTTP 5xx) since then; the last data stays.
    case failing(since: Instant, reason: String)
    /// Has let nobody in since then, or was never asked because the settings are not enough. Waiting does not
    /// help: someone has to act.
    case refused(since: Instant, reason: String)
  }

  package var name: String
  package var kind: Kind
  package var condition: Condition
  /// When it last gave data.
  package var lastData: Instant?
  /// How many records it has given: jobs, submissions, orders and errors, each as often as it came.
  package var records = 0
  /// How many jobs and orders are open that it is asked about; nil where nobody is asked.
  package var openJobs: Int?
  /// Why it tells nothing about its orders; nil where it does, or was never asked for one.
  package var ordersRefusal: String?
  /// The hosts that have been asked, by name.
  package var hosts: [HostStatus] = []

  package init(name: String, kind: Kind, condition: Condition, lastData: Instant? = nil) {
    self.name = name
    self.kind = kind
    self.condition = condition
    self.lastData = lastData
  }
}

extension SourceStatus.Condition {
  /// What an operator has to know first: the higher, the worse.
  package var gravity: Int {
    switch self {
    case .complete: 0
    case .recorded: 1
    case .live: 2
    case .reading: 3
    case .throttled: 4
    case .failing: 5
    case .offline: 6
    case .refused: 7
    }
  }

  package var isTrouble: Bool { reason != nil }

  /// Why it is in trouble.
  package var reason: String? {
    switch self {
    case .throttled(_, let reason), .offline(_, let reason), .failing(_, let reason),
      .refused(_, let reason):
      reason
    case .reading, .complete, .recorded, .live: nil
    }
  }

  /// Since when it has given nothing.
  package var since: Instant? {
    switch self {
    case .offline(let since, _), .failing(let since, _), .refused(let since, _): since
    case .throttled, .reading, .complete, .recorded, .live: nil
    }
  }
}
