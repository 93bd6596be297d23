package import Configuration

/// How an account logs in, with its secrets still where they are kept.
package enum AccountLogin: Hashable, Sendable {
  case password(user: String, domain: String, SecretSource)
  /// A token from elsewhere.
  case token(SecretSource)
  case keys(
    accessKey: SecretSource, secretKey: SecretSource, securityToken: SecretSource?,
    dialect: SigningDialect)
}

extension AccountLogin {
  /// For people: who logs in, and where the secret is kept, never the secret.
  package var summary: String {
    switch self {
    case .password(let user, let domain, let password):
      "password of \(user)/\(domain) (\(password))"
    case .token(let token): "token (\(token))"
    case .keys(let accessKey, let secretKey, let securityToken, let dialect):
      (securityToken == nil ? "keys" : "temporary keys")
        + (dialect == .scoped ? ", signed scoped" : "")
        + " (\("\(accessKey)" == "\(secretKey)" ? "\(secretKey)" : "\(accessKey), \(secretKey)"))"
    }
  }

  /// All that is looked up to log in.
  var sources: [SecretSource] {
    switch self {
    case .password, .token: secrets
    case .keys(let accessKey, _, _, _): [accessKey] + secrets
    }
  }

  var secrets: [SecretSource] {
    switch self {
    case .password(_, _, let password): [password]
    case .token(let token): [token]
    case .keys(_, let secretKey, let securityToken, _):
      [secretKey] + (securityToken.map { [$0] } ?? [])
    }
  }
}
