package import JobModel

/// What a login gave: with it requests are sent.
package struct LoginPass: Sendable {
  /// What a pass is good for.
  package enum Scope: Hashable, Sendable {
    /// The services of a region.
    case project
    /// Services of the whole account, such as its orders.
    case account
  }

  enum Proof: Sendable {
    case token(SecretValue)
    case keys(SigningKeys)

    var secrets: [SecretValue] {
      switch self {
      case .token(let token): [token]
      case .keys(let keys): keys.secrets
      }
    }
  }

  var proof: Proof
  package var scope: Scope
  package var projectID: String?
  package var domainID: String?
  package var catalogue = ServiceCatalogue()
  /// From then on a new one is fetched; nil for one that does not age.
  var renewal: Instant?
  var expiry: Instant?
  /// Counts the logins of a context, so that one can tell whether another was newer.
  var number = 0

  /// What a path names as the owner of a job.
  package var owner: String? { scope == .project ? projectID : domainID }

  /// The request with what proves who asks.
  ///
  /// - Parameter time: by the clock of the cloud.
  func authorized(_ request: CloudRequest, at time: Instant) -> CloudRequest {
    var request = request
    switch proof {
    case .token(let token):
      request.set("X-Auth-Token", token.revealed)
      return request
    case .keys(let keys):
      switch scope {
      case .project: if let projectID { request.set("X-Project-Id", projectID) }
      case .account: if let domainID { request.set("X-Domain-Id", domainID) }
      }
      return RequestSigner(keys: keys).signed(request, at: time)
    }
  }
}

/// Why an account cannot be asked.
package enum LoginError: Error, Hashable, Sendable {
  /// The cloud does not let us, or the settings do not suffice.
  case refused(String)
  /// Somebody answered, but not the login service: a page of a proxy, an answer without a token.
  case useless(String)
  case throttled(Span, String)
  /// - Parameter wait: so long its host is not asked; nil when it was.
  case unreachable(String, wait: Span? = nil)

  /// For people.
  var reason: String {
    switch self {
    case .refused(let reason), .useless(let reason), .throttled(_, let reason),
      .unreachable(let reason, _):
      reason
    }
  }
}
