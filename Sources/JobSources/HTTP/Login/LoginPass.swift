package import JobModel

/// What a login gave: with it requests are sent.
package struct LoginPass: Sendable {
  /// What a pass is good for, and what a path names as the owner of a job.
  package enum Scope: Hashable, Sendable {
    /// The services of a region.
    case project
    /// Services of the whole account, such as its orders; their hosts have no region.
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

  /// The request with its proof of identity.
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
  package enum Step: Hashable, Sendable {
    case login
    /// Finding the project, or the account, with what the settings say.
    case project
  }

  /// The cloud does not let us in, or the settings do not suffice.
  case refused(Reason, at: Step)
  /// Something other than the login service answered: a page of a proxy, an answer without a token.
  case intercepted(Reason)
  case throttled(Span, Reason)
  /// - Parameter wait: how long its host is not asked; nil when it was.
  case unreachable(Reason, wait: Span? = nil)

  var reason: Reason {
    switch self {
    case .refused(let reason, _), .intercepted(let reason), .throttled(_, let reason),
      .unreachable(let reason, _):
      reason
    }
  }

  /// For whoever asked about something else: with the step that failed.
  var message: Reason {
    if case .refused(_, at: .project) = self { reason } else { "login: \(reason)" }
  }
}
