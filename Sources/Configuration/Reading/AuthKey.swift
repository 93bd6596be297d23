/// A key under `auth`.
enum AuthKey: Hashable, RawRepresentable, CaseIterable {
  case type, from, name, username, domain, dialect
  case secret(Secret, Form)

  enum Secret: String, CaseIterable {
    case password
    case accessKey = "access_key"
    case secretKey = "secret_key"
    case securityToken = "security_token"
  }

  /// How a secret is given, by the end of the key.
  enum Form: String, CaseIterable {
    case environment = "_env"
    case file = "_file"
    case command = "_command"
    case written = ""
  }

  static let allCases: [AuthKey] =
    [.type, .from, .name, .username, .domain, .dialect]
    + Secret.allCases.flatMap { secret in Form.allCases.map { .secret(secret, $0) } }

  init?(rawValue: String) {
    guard let key = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = key
  }

  var rawValue: String {
    switch self {
    case .type: "type"
    case .from: "from"
    case .name: "name"
    case .username: "username"
    case .domain: "domain"
    case .dialect: "dialect"
    case .secret(let secret, let form): secret.rawValue + form.rawValue
    }
  }

  var isSecret: Bool {
    if case .secret = self { true } else { false }
  }
}
