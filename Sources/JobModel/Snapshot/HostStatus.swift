/// The state of one host that an account asks.
package struct HostStatus: Hashable, Sendable {
  /// Its name, with the port where that is not the usual one.
  package var host: String
  /// Live, throttled, offline or failing.
  package var condition = SourceStatus.Condition.live
  /// When it last gave an answer of its own.
  package var lastData: Instant?
  /// When it is tried again, while it gives no answers.
  package var nextTrial: Instant?
  /// Requests a second that it gets at most; less than the account allows after it asked to slow down.
  package var rate: Double
  /// How many requests it got since the program began.
  package var requests = 0
  /// How many of the last ones in a row had no answer.
  package var failures = 0

  package init(host: String, rate: Double) {
    self.host = host
    self.rate = rate
  }
}
