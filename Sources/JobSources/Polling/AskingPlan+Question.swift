package import JobModel

extension AskingPlan {
  /// What is to be asked now.
  package enum Question: Sendable {
    /// About one job, of these accounts one after the other.
    case one(Subject, accounts: [String])
    /// About several jobs of one service at once: it can be asked for all of them.
    case list(service: String, account: String, [Subject])
  }

  /// What came of a question, as far as the plan is concerned.
  package enum Outcome: Hashable, Sendable {
    case answered
    /// No account knows it: a young job may only be late.
    case notFound
    case throttled(Span, reason: Reason)
    /// - Parameter wait: how long its host is not asked; nil when it was.
    case unreachable(reason: Reason, wait: Span? = nil)
    case refused(reason: Reason)
    /// A list was asked, and did not have it, or not all of it.
    case unlisted
  }
}
