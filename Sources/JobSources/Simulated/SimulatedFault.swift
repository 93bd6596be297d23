/// Trouble that somebody asks for by its name: `slow`, or `throttled=25` for 25 of 100 requests.
package struct SimulatedFault: Sendable, Equatable {
  package enum Name: String, CaseIterable, Sendable {
    case throttled, unauthorized, errors
    case badGateway = "bad-gateway"
    case gatewayTimeout = "gateway-timeout"
    case html, slow, truncated, reset

    /// What it does, for the help.
    package var meaning: String {
      switch self {
      case .throttled: "429 with the gateway's message"
      case .unauthorized: "401, as for a token that has expired"
      case .errors: "500 with an error of the service"
      case .badGateway: "502 with a page of HTML"
      case .gatewayTimeout: "504 with a page of HTML"
      case .html: "200 with a page of HTML, as from a login page in between"
      case .slow: "the answer takes 5 seconds"
      case .truncated: "the answer breaks off in the middle"
      case .reset: "no answer at all"
      }
    }

    var kind: SimulatedTrouble.Kind {
      switch self {
      case .throttled: .throttled(retryAfter: nil)
      case .unauthorized: .unauthorized
      case .errors: .serverError
      case .badGateway: .badGateway
      case .gatewayTimeout: .gatewayTimeout
      case .html: .page
      case .slow: .slow(milliseconds: 5000)
      case .truncated: .truncated
      case .reset: .reset
      }
    }
  }

  package var name: Name
  /// How many of 100 requests it strikes.
  package var share: Double

  /// - Returns: nil for a name that there is not, or a share that is not above 0 and up to 100.
  package init?(parsing text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = Name(rawValue: String(parts[0])) else { return nil }
    self.name = name
    share = 10
    guard parts.count == 2 else { return }
    guard let share = Double(parts[1]), share > 0, share <= 100 else { return nil }
    self.share = share
  }
}

extension SimulatedTrouble {
  /// A cloud that has these faults and no others.
  ///
  /// - Returns: nil when they would strike more requests than there are.
  package init?(_ faults: [SimulatedFault]) {
    self.init()
    guard faults.reduce(0, { $0 + $1.share }) <= 100 else { return nil }
    chances = faults.map { ($0.name.kind, $0.share / 100) }
  }
}
