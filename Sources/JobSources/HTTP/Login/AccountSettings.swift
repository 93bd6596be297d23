/// What is needed to ask one account of a cloud: a context, with all its secrets at hand.
package struct AccountSettings: Sendable {
  /// The name of the context.
  package var context: String
  package var endpoints: Endpoints
  /// The project by its name; nil for that of the region.
  package var project: String?
  package var projectID: String?
  /// The account by its name, where the credentials do not say it.
  package var domain: String?
  package var domainID: String?
  package var credentials: Credentials
  /// Looks the secrets up again, for when the cloud does not take them: they may have been changed meanwhile.
  /// Never prompts; nil where nothing was found.
  package var credentialsNow: @Sendable () async -> Credentials? = { nil }
  /// The PEM file with the only authorities to trust; nil for those of the system.
  package var authority: String?

  package init(context: String, endpoints: Endpoints, credentials: Credentials) {
    self.context = context
    self.endpoints = endpoints
    self.credentials = credentials
  }

  /// What the cloud knows it by, whatever the context is called: contexts that differ in nothing of this share how
  /// fast a host may be asked.
  package struct Identity: Hashable, Sendable {
    var login: WebAddress?
    var project: String?
    var domain: String?
    var credentials: Credentials
  }

  package var identity: Identity {
    Identity(
      login: endpoints.login, project: projectID ?? projectName, domain: domainID ?? domain,
      credentials: credentials)
  }

  /// The name under which the project is looked for.
  var projectName: String? { project ?? endpoints.region }
}

/// How an account proves its identity.
package enum Credentials: Hashable, Sendable {
  /// A user of an account, who gets a token.
  case password(user: String, domain: String, password: SecretValue)
  /// A token from elsewhere; it is exchanged for one of the right scope.
  case token(SecretValue)
  /// Every request is signed.
  case keys(SigningKeys)

  var secrets: [SecretValue] {
    switch self {
    case .password(_, _, let password): [password]
    case .token(let token): [token]
    case .keys(let keys): keys.secrets
    }
  }
}
