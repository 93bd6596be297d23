import JobModel

/// The question for a token, and the reading of what comes back: Keystone v3, `POST /v3/auth/tokens`.
struct TokenRequest {
  var settings: AccountSettings
  var scope: LoginPass.Scope

  /// - Returns: nil for keys, which need no token.
  func request(at login: WebAddress) -> CloudRequest? {
    guard let identity else { return nil }
    let body: JSONText = ["auth": ["identity": identity, "scope": scopeText]]
    return CloudRequest(
      method: "POST", login.appending(path: "/auth/tokens"),
      headers: [.init("Content-Type", "application/json;charset=utf8")], body: body.bytes)
  }

  private var identity: JSONText? {
    switch settings.credentials {
    case .password(let user, let domain, let password):
      [
        "methods": ["password"],
        "password": [
          "user": [
            "name": .string(user), "password": .string(password.revealed),
            "domain": ["name": .string(domain)],
          ]
        ],
      ]
    case .token(let token):
      ["methods": ["token"], "token": ["id": .string(token.revealed)]]
    case .keys: nil
    }
  }

  private var scopeText: JSONText {
    switch scope {
    case .account: return ["domain": domainText ?? [:]]
    case .project:
      if let id = settings.projectID { return ["project": ["id": .string(id)]] }
      let name = JSONText.string(settings.projectName ?? "")
      // A real Keystone wants the project's domain with its name; Open Telekom Cloud takes both.
      guard let domainText else { return ["project": ["name": name]] }
      return ["project": ["name": name, "domain": domainText]]
    }
  }

  private var domainText: JSONText? {
    if let id = settings.domainID { return ["id": .string(id)] }
    if let name = settings.domain { return ["name": .string(name)] }
    guard case .password(_, let domain, _) = settings.credentials else { return nil }
    return ["name": .string(domain)]
  }
}
