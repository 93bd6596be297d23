/// The keys by which requests are signed instead of carrying a token.
package struct SigningKeys: Hashable, Sendable {
  /// The name of the keys; it goes out with every request.
  package var accessKey: String
  package var secretKey: SecretValue
  /// Comes with keys that are valid for some hours only.
  package var securityToken: SecretValue?
  package var dialect: SignatureDialect

  package init(
    accessKey: String, secretKey: SecretValue, securityToken: SecretValue? = nil,
    dialect: SignatureDialect = .access
  ) {
    self.accessKey = accessKey
    self.secretKey = secretKey
    self.securityToken = securityToken
    self.dialect = dialect
  }

  var secrets: [SecretValue] { [secretKey] + (securityToken.map { [$0] } ?? []) }
}

/// The two ways to sign with `SDK-HMAC-SHA256`.
package enum SignatureDialect: Hashable, Sendable {
  /// `Access=`, as the official clients of Huawei Cloud do it.
  case access
  /// `Credential=` with date, region and service, as clients of Open Telekom Cloud do it. They leave
  /// region and service empty, and servers do not look at them.
  case scoped(region: String = "", service: String = "")
}
