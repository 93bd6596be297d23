/// The normal form of a job's status. The raw word is always kept beside it.
package enum JobState: UInt8, CaseIterable, Sendable {
  /// Accepted, not begun.
  case waiting
  /// On hold until someone pays for the order.
  case awaitingPayment
  case running
  case succeeded
  case failed
  case cancelled
  /// Never asked, or a word that nobody has explained. Never terminal.
  case unknown
  /// The cloud no longer knows the id; what was last seen stays.
  case gone

  /// The spelling of the command line, JSON and the filter language.
  package var name: String {
    switch self {
    case .waiting: "waiting"
    case .awaitingPayment: "awaiting_payment"
    case .running: "running"
    case .succeeded: "succeeded"
    case .failed: "failed"
    case .cancelled: "cancelled"
    case .unknown: "unknown"
    case .gone: "gone"
    }
  }

  package init?(name: some StringProtocol) {
    guard let state = JobState.allCases.first(where: { $0.name == name }) else { return nil }
    self = state
  }

  /// Whether nothing can come after it.
  package var isTerminal: Bool {
    switch self {
    case .succeeded, .failed, .cancelled, .gone: true
    case .waiting, .awaitingPayment, .running, .unknown: false
    }
  }
}
