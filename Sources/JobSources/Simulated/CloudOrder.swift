/// A yearly or monthly purchase that waits for its money.
struct CloudOrder: Sendable {
  let id: String
  let user: String
  let service: CloudService
  /// The job that works once the money is there.
  let jobID: String
  let product: String
  let quantity: Int64
  /// In hundredths of the currency.
  let cents: Int64
  let months: Int64
  /// Milliseconds since 1970 UTC, like all instants here.
  let created: Int64
  /// When an unpaid order is cancelled by itself.
  let deadline: Int64
  var paid: Int64?
  var cancelled: Int64?
  let resource: CloudResource

  /// The order service's own numbers.
  enum Status: Int64, Sendable {
    case processing = 3
    case cancelled = 4
    case completed = 5
    case awaitingPayment = 6
  }

  /// `jobEnds`: when the job behind it will have ended; none while that is open.
  func status(at instant: Int64, jobEnds: Int64?) -> Status {
    if let paid, paid <= instant {
      return jobEnds.map { $0 <= instant } == true ? .completed : .processing
    }
    if let cancelled, cancelled <= instant { return .cancelled }
    return instant >= deadline ? .cancelled : .awaitingPayment
  }
}
