/// How badly the simulated cloud behaves towards those who ask it.
///
/// It has no influence on what happens to the jobs.
package struct SimulatedTrouble: Sendable {
  /// One way in which a request can go wrong.
  package enum Kind: Sendable, Hashable {
    /// HTTP 429; `retryAfter` in seconds, none for an answer without that header.
    case throttled(retryAfter: Int?)
    /// HTTP 401, as for an expired token.
    case unauthorized
    /// HTTP 403: the account belongs to another site of the billing service.
    case wrongSite
    /// HTTP 500 with an error of the service.
    case serverError
    /// HTTP 502 with a page of HTML.
    case badGateway
    /// HTTP 504 with a page of HTML.
    case gatewayTimeout
    /// HTTP 200 with a page of HTML, from a proxy in between.
    case page
    /// No answer at all.
    case reset
    /// HTTP 200 with a body that breaks off in the middle.
    case truncated
    /// A right answer that takes this many milliseconds.
    case slow(milliseconds: Int64)
  }

  /// A limit of requests to one service.
  package struct Throttle: Sendable {
    /// How many requests are allowed ...
    package var limit: Int
    /// ... in how many milliseconds.
    package var window: Int64
    package var sendsRetryAfter: Bool

    package init(limit: Int, window: Int64, sendsRetryAfter: Bool = false) {
      self.limit = limit
      self.window = window
      self.sendsRetryAfter = sendsRetryAfter
    }
  }

  /// How many milliseconds after a submission the cloud does not know the job yet.
  package var unknownFor: Int64 = 0
  /// How many milliseconds it remembers jobs that have ended; nil for what each service does.
  package var retention: Int64?
  /// How many milliseconds after the submission it keeps a job whose order is not paid.
  package var unpaidRetention: Int64 = 14 * 86_400_000
  package var throttle: Throttle?
  /// How likely each kind is to strike a request.
  package var chances: [(kind: Kind, probability: Double)] = []
  /// The service name under which the account's own billing site answers.
  package var billingSite = "bss"
  /// Milliseconds that an ordinary answer takes.
  package var latency: ClosedRange<Int64> = 0...0

  package init() {}

  /// A cloud without any trouble.
  package static let calm = SimulatedTrouble()

  /// Rare and mild trouble, as on most days.
  package static let everyday = {
    var trouble = SimulatedTrouble()
    trouble.unknownFor = 700
    trouble.throttle = Throttle(limit: 600, window: 60_000)
    trouble.latency = 40...240
    trouble.chances = [
      (.slow(milliseconds: 2500), 0.004), (.gatewayTimeout, 0.001), (.reset, 0.001),
      (.throttled(retryAfter: 5), 0.001),
    ]
    return trouble
  }()
}

extension SimulatedTrouble {
  /// The trouble that strikes one request, drawn from a number that only it has.
  func strike(_ random: inout SeededRandom) -> Kind? {
    var place = random.unit()
    for chance in chances {
      if place < chance.probability { return chance.kind }
      place -= chance.probability
    }
    return nil
  }
}

/// Trouble that a test or a demo has ordered: it strikes the next fitting requests for certain.
struct OrderedTrouble: Sendable {
  var kind: SimulatedTrouble.Kind
  /// Only requests to this service; none for all.
  var service: String?
  var times: Int
}

/// Counts requests to one service and lets through as many as its limit allows.
struct RequestAllowance: Sendable {
  private var tokens: Double
  private var filled: Int64

  init(_ throttle: SimulatedTrouble.Throttle, at instant: Int64) {
    tokens = Double(throttle.limit)
    filled = instant
  }

  /// False when the request has to be refused.
  mutating func take(_ throttle: SimulatedTrouble.Throttle, at instant: Int64) -> Bool {
    let rate = Double(throttle.limit) / Double(max(1, throttle.window))
    tokens = min(Double(throttle.limit), tokens + Double(max(0, instant - filled)) * rate)
    filled = max(filled, instant)
    guard tokens >= 1 else { return false }
    tokens -= 1
    return true
  }
}
