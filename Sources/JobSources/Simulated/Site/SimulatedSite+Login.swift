import JobModel

/// Keystone, as far as clients of jobs need it.
extension SimulatedSite {
  mutating func logIn(
    _ call: SimulatedCall, _ path: String, at now: Instant
  ) -> SimulatedAnswer {
    if (call.method, path) == ("POST", "/v3/auth/tokens") { return newToken(call, at: now) }
    if let refusal = refusal(of: call, at: now) { return say(refusal, at: now) }
    switch (call.method, path) {
    case ("GET", "/v3/auth/tokens"): return knownToken(call, at: now)
    case ("DELETE", "/v3/auth/tokens"):
      desk.revoke(call.header("X-Subject-Token") ?? "")
      return say(ErrorText(status: 204, body: [:]), at: now)
    case ("GET", "/v3/projects"), ("GET", "/v3/auth/projects"):
      let isWanted = call.item("name").map { $0 == user.project } ?? true
      let project: JSONText = [
        "id": .string(projectID), "name": .string(user.project), "domain_id": .string(accountID),
        "parent_id": .string(accountID), "is_domain": false, "enabled": true,
      ]
      return say(ErrorText(status: 200, body: ["projects": isWanted ? [project] : []]), at: now)
    case ("GET", "/v3/auth/domains"):
      let account: JSONText = [
        "id": .string(accountID), "name": .string(user.domain), "enabled": true,
      ]
      return say(ErrorText(status: 200, body: ["domains": [account]]), at: now)
    case (_, "/v3/auth/tokens"), (_, "/v3/projects"), (_, "/v3/auth/projects"),
      (_, "/v3/auth/domains"):
      return say(.wrongMethod, at: now)
    default: return say(.noSuchAPI, at: now)
    }
  }

  private mutating func newToken(_ call: SimulatedCall, at now: Instant) -> SimulatedAnswer {
    guard let form = LoginForm.read(call.body) else {
      return say(.keystone(400, "Bad Request", "The body is not a request for a token."), at: now)
    }
    guard isKnown(form.auth.identity, at: now) else {
      return say(
        .keystone(401, "Unauthorized", "The username or password is wrong."), at: now)
    }
    guard let scope = scope(form.auth.scope?.value) else {
      let message = "The project or account is not there, or not for this user."
      return say(.keystone(401, "Unauthorized", message), at: now)
    }
    let token = desk.issue(scope, at: now.milliseconds)
    let hasCatalogue = call.item("nocatalog") == nil
    return tell(token, status: 201, origin: hasCatalogue ? call.origin : nil, at: now)
  }

  private mutating func knownToken(_ call: SimulatedCall, at now: Instant) -> SimulatedAnswer {
    let token = call.header("X-Subject-Token").flatMap(desk.token)
    guard let token, desk.isGood(token, at: now.milliseconds) else {
      return say(.keystone(404, "Not Found", "This is not a token that is good."), at: now)
    }
    let hasCatalogue = call.item("nocatalog") == nil
    return tell(token, status: 200, origin: hasCatalogue ? call.origin : nil, at: now)
  }

  private func isKnown(_ identity: LoginForm.Identity, at now: Instant) -> Bool {
    if identity.methods.contains("token"), let text = identity.token?.id {
      return desk.token(text).map { desk.isGood($0, at: now.milliseconds) } ?? false
    }
    guard identity.methods.contains("password"), let person = identity.password?.user else {
      return false
    }
    let isUser =
      person.id.map { $0 == userID }
      ?? (person.name == user.name && person.domain.map(isAccount) ?? false)
    return isUser && person.password == user.password
  }

  private func isAccount(_ thing: LoginForm.Thing) -> Bool {
    thing.id.map { $0 == accountID } ?? (thing.name == user.domain)
  }

  /// - Returns: nil for the project or account of someone else.
  private func scope(_ wish: LoginForm.Scope?) -> TokenDesk.Scope? {
    if let project = wish?.project {
      let isOurs = project.id.map { $0 == projectID } ?? (project.name == user.project)
      return isOurs ? .project : nil
    }
    guard let domain = wish?.domain else { return .account }
    return isAccount(domain) ? .account : nil
  }

  // MARK: What a token tells

  private mutating func tell(
    _ token: TokenDesk.Token, status: Int, origin: String?, at now: Instant
  ) -> SimulatedAnswer {
    let domain: JSONText = ["id": .string(accountID), "name": .string(user.domain)]
    var pairs: [(String, JSONText)] = [
      ("methods", ["password"]),
      ("expires_at", .string(CloudInstant(token.expires).isoMicroseconds + "Z")),
      ("issued_at", .string(CloudInstant(token.issued).isoMicroseconds + "Z")),
      ("user", ["id": .string(userID), "name": .string(user.name), "domain": domain]),
      ("roles", [["id": "0", "name": "readonly"]]),
    ]
    switch token.scope {
    case .account: pairs.append(("domain", domain))
    case .project:
      let project: JSONText = [
        "id": .string(projectID), "name": .string(user.project), "domain": domain,
      ]
      pairs.append(("project", project))
    }
    pairs.append(("catalog", .array(origin.map(catalogue) ?? [])))
    return say(
      ErrorText(status: status, body: ["token": .object(pairs)]),
      [("X-Subject-Token", token.text)], at: now)
  }

  private func catalogue(_ origin: String) -> [JSONText] {
    SimulatedCloud.services.map { service in
      // Some real catalogues name an address with a version and a project, of another API.
      let version =
        switch service {
        case "evs": "/v2/\(projectID)"
        case "cce": "/api/v1"
        default: ""
        }
      let region: JSONText = service == "bss" ? "*" : .string(user.region)
      return [
        "type": .string(service), "name": .string(service),
        "endpoints": [
          [
            "interface": "public", "region": region, "region_id": region,
            "url": .string("\(origin)/\(service)\(version)"),
          ]
        ],
      ]
    }
  }
}
