extension SettingReader {
  func auth(_ field: Field) throws(ConfigurationError) -> AuthSettings {
    var parts = AuthParts()
    try each(field) { (key: AuthKey, field) throws(ConfigurationError) in
      parts.fields.append((key, field))
      switch key {
      case .type: parts.type = try word(field, is: "type of login")
      case .dialect: parts.dialect = try word(field, is: "dialect")
      case .from: parts.texts[key] = try text(field, expected: "a file, such as clouds.yaml")
      case .name: parts.texts[key] = try text(field, expected: "the name of an account")
      case .username, .domain: parts.texts[key] = try text(field, expected: "a name")
      case .secret(let secret, let form):
        if let (earlier, _) = parts.secrets[secret] {
          throw error(
            "\(earlier) is already given; keep one of \(earlier) and \(field.name)",
            at: field.place)
        }
        parts.secrets[secret] = (field.name, try source(secret, form, field))
      }
    }
    return try settings(parts, at: field)
  }

  private func source(
    _ secret: AuthKey.Secret, _ form: AuthKey.Form, _ field: Field
  ) throws(ConfigurationError) -> SecretSource {
    switch form {
    case .environment:
      let expected = "the name of a variable, without $"
      let name = try text(field, expected: expected)
      guard name.utf8.allSatisfy(isPartOfVariable), name.first?.isNumber == false else {
        throw error(field, expected: expected)
      }
      return .environment(name)
    case .file: return .file(try text(field, expected: "the path of a file"))
    case .command: return .command(try text(field, expected: "a command"))
    case .written:
      let text = try text(field)
      switch secret {
      case .password, .accessKey: return .written(text)
      case .secretKey, .securityToken:
        let name = field.name
        throw error(
          "\(name) does not belong in a file; write \(name)_env, \(name)_file or \(name)_command",
          at: field.place)
      }
    }
  }

  private func isPartOfVariable(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  // MARK: Which login it is

  private func settings(
    _ parts: AuthParts, at field: Field
  ) throws(ConfigurationError) -> AuthSettings {
    if let file = parts.texts[.from] {
      try refuse(parts, but: [.from, .name], "from")
      return .from(file: file, name: parts.texts[.name])
    }
    switch parts.type {
    case .token:
      try refuse(
        parts, but: [.type, .username, .domain] + AuthKey.forms(of: [.password]), "type token")
      guard let username = parts.texts[.username] else { throw missing("username", .token, field) }
      guard let domain = parts.texts[.domain] else { throw missing("domain", .token, field) }
      return .token(
        username: username, domain: domain, password: parts.secrets[.password]?.source ?? .prompt)
    case .aksk:
      try refuse(
        parts,
        but: [.type, .dialect] + AuthKey.forms(of: [.accessKey, .secretKey, .securityToken]),
        "type aksk")
      guard let accessKey = parts.secrets[.accessKey]?.source else {
        throw missing("access_key_env, access_key_file or access_key_command", .aksk, field)
      }
      guard let secretKey = parts.secrets[.secretKey]?.source else {
        throw missing("secret_key_env, secret_key_file or secret_key_command", .aksk, field)
      }
      return .aksk(
        accessKey: accessKey, secretKey: secretKey,
        securityToken: parts.secrets[.securityToken]?.source, dialect: parts.dialect ?? .access)
    case nil:
      throw error(
        "auth: expected type: token, type: aksk, or from: with a file such as clouds.yaml",
        at: field.value.place)
    }
  }

  private func missing(
    _ names: String, _ type: AuthParts.LoginType, _ field: Field
  ) -> ConfigurationError {
    error("auth: type \(type.rawValue) needs \(names)", at: field.value.place)
  }

  /// Names the keys that mean nothing with this login.
  private func refuse(
    _ parts: AuthParts, but allowed: [AuthKey], _ login: String
  ) throws(ConfigurationError) {
    let others = parts.fields.filter { !allowed.contains($0.key) }
    _ = try all(others) { (_, field) throws(ConfigurationError) in
      throw error("\(field.name) means nothing with \(login)", at: field.place)
    }
  }
}

/// What was read so far.
private struct AuthParts {
  enum LoginType: String, CaseIterable {
    case token, aksk
  }

  var type: LoginType?
  var dialect: SigningDialect?
  var texts: [AuthKey: String] = [:]
  var secrets: [AuthKey.Secret: (key: String, source: SecretSource)] = [:]
  /// In the order of the file.
  var fields: [(key: AuthKey, field: Field)] = []
}

extension AuthKey {
  fileprivate static func forms(of secrets: [Secret]) -> [AuthKey] {
    secrets.flatMap { secret in Form.allCases.map { .secret(secret, $0) } }
  }
}
