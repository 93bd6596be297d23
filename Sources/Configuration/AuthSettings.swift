/// How a context logs in.
package enum AuthSettings: Hashable, Sendable {
  /// A user with a password gets a token.
  case token(username: String, domain: String, password: SecretSource)
  /// Every request is signed.
  case aksk(
    accessKey: SecretSource, secretKey: SecretSource, securityToken: SecretSource?,
    dialect: SigningDialect)
  /// As an account of a file that other programs use, such as `clouds.yaml`.
  ///
  /// - name: the account in the file; nil when there is only one.
  case from(file: String, name: String?)

  /// Its values that no one else may read.
  var secrets: [SecretSource] {
    switch self {
    case .token(_, _, let password): [password]
    // The access key is a name: it goes out with every request.
    case .aksk(_, let secretKey, let securityToken, _):
      [secretKey] + (securityToken.map { [$0] } ?? [])
    case .from: []
    }
  }
}

/// The two ways to sign a request.
package enum SigningDialect: String, CaseIterable, Sendable {
  /// `SDK-HMAC-SHA256 Access=`, as the tools of Huawei Cloud do it.
  case access
  /// `SDK-HMAC-SHA256 Credential=` with date, region and service, as some tools of OTC do it.
  case scoped
}

/// Where to get a secret.
package enum SecretSource: Hashable, Sendable {
  /// An environment variable.
  case environment(String)
  /// The first line of a file.
  case file(String)
  /// The first line that a command prints.
  case command(String)
  /// The operator is asked.
  case prompt
  /// It is in the configuration itself.
  case written(String)

  var isWrittenOut: Bool {
    if case .written = self { true } else { false }
  }
}

/// Printed, it says where it is kept. A command is not quoted: people put secrets even there.
extension SecretSource: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    switch self {
    case .environment(let name): "variable \(name)"
    case .file(let path): "file \(path)"
    case .command: "command"
    case .prompt: "asked for"
    case .written: "written there"
    }
  }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: []) }
}
