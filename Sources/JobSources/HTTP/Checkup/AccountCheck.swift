/// What came of trying one thing with an account.
package struct AccountCheck: Hashable, Sendable {
  package enum Result: Hashable, Sendable {
    case good
    /// Something is wrong; with what to do about it.
    case bad(advice: String)
    /// It says nothing about this account.
    case skipped
  }

  /// What was tried: `name`, `connection`, `tls`, `clock`, `login`, `project`, a service, `orders`.
  package var subject: String
  package var result: Result
  /// What was found, for people.
  package var finding: String

  package init(_ subject: String, _ result: Result, _ finding: String) {
    self.subject = subject
    self.result = result
    self.finding = finding
  }

  package var isBad: Bool {
    if case .bad = result { true } else { false }
  }
}
