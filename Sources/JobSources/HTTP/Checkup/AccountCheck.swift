package import JobModel

/// What came of trying one thing with an account.
package struct AccountCheck: Hashable, Sendable {
  package enum Result: Hashable, Sendable {
    case good
    /// Something is wrong; with what to do about it.
    case bad(advice: String)
    /// The cloud asks to wait that long.
    case throttled(Span)
    /// It says nothing about this account.
    case skipped
  }

  /// What was tried: `name`, `connection`, `tls`, `clock`, `login`, `project`, `orders`, or services: all of
  /// which the same is to be said.
  package var subjects: [String]
  package var result: Result
  /// What was found, for people.
  package var finding: String

  package init(_ subject: String, _ result: Result, _ finding: String) {
    subjects = [subject]
    self.result = result
    self.finding = finding
  }

  package var isBad: Bool {
    switch result {
    case .bad, .throttled: true
    case .good, .skipped: false
    }
  }
}
