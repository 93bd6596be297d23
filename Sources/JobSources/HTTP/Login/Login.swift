package import JobModel

/// Logs one context in, keeps what it got, and sends requests with it.
///
/// However many ask at once, there is one login at a time for each scope. A login that was refused is not
/// tried again for a while, since clouds lock users out whose password is wrong too often.
package actor Login {
  /// How long a refused login is not repeated.
  package static let patience = Span.seconds(300)
  /// The pause after something other than the login service answered; it doubles each time.
  private static let firstPause = Span.seconds(2)
  /// Refused tokens are not renewed more often than this.
  private static let renewalPause = Span.seconds(60)

  private(set) var settings: AccountSettings
  let client: CloudClient
  let gate: HostGate
  let now: @Sendable () -> Instant
  let log: Log
  /// Why the login is refused, and since when.
  private(set) var trouble: [LoginPass.Scope: (since: Instant, reason: Reason)] = [:]
  /// Those that it was asked at; others with the same gate may ask at more.
  var hosts: Set<String> = []
  private var passes: [LoginPass.Scope: LoginPass] = [:]
  private var running: [LoginPass.Scope: Task<Result<LoginPass, LoginError>, Never>] = [:]
  private var refusals: [LoginPass.Scope: (until: Instant, error: LoginError)] = [:]
  /// How often in a row something other than the login service answered.
  private var interceptions: [LoginPass.Scope: Int] = [:]
  private var renewals: [LoginPass.Scope: Instant] = [:]
  private var count = 0
  /// What to add to our clock to get that of the cloud.
  private var clockOffset = Span(milliseconds: 0)

  package init(
    settings: AccountSettings, client: CloudClient, gate: HostGate, log: Log = .none,
    now: @escaping @Sendable () -> Instant
  ) {
    self.settings = settings
    self.log = log
    self.client = client.trusting(settings.authority)
    self.gate = gate
    self.now = now
  }

  /// What to ask with; logs in where that is needed.
  package func pass(_ scope: LoginPass.Scope) async throws(LoginError) -> LoginPass {
    let time = now()
    let current = passes[scope]
    if let current, current.renewal.map({ time < $0 }) ?? true { return current }
    do {
      return try await logIn(scope)
    } catch {
      // The old one is good until its end.
      if let current, let expiry = current.expiry, time < expiry { return current }
      throw error
    }
  }

  /// Sends a request; when the token or the keys are no longer taken, once more with new ones.
  package func answer(
    to request: CloudRequest, with pass: LoginPass
  ) async throws(TransferError) -> CloudAnswer {
    let answer = try await sendInTime(request, with: pass)
    guard answer.status == 401 else { return answer }
    guard let newer = await renewed(pass) else {
      return await lockedOut(answer, by: request.address)
    }
    let last = try await sendInTime(request, with: newer)
    return last.status == 401 ? await lockedOut(last, by: request.address) : last
  }

  /// Sends a request, and once more when it was refused because of the clock: then the difference is known.
  private func sendInTime(
    _ request: CloudRequest, with pass: LoginPass
  ) async throws(TransferError) -> CloudAnswer {
    let offset = clockOffset
    let answer = try await send(request, with: pass)
    guard answer.status == 401, case .keys = pass.proof,
      abs(clockOffset.milliseconds - offset.milliseconds) > 60_000
    else { return answer }
    return try await send(request, with: pass)
  }

  /// - Returns: nil when there is none that is newer, and none may be fetched.
  private func renewed(_ pass: LoginPass) async -> LoginPass? {
    if let current = passes[pass.scope], current.number > pass.number { return current }
    if running[pass.scope] == nil {
      if let last = renewals[pass.scope], now() >= last, now() - last < Self.renewalPause {
        return nil
      }
      renewals[pass.scope] = now()
      // Keys get no token: only others would be taken.
      if case .keys = pass.proof, await !renewCredentials() { return nil }
    }
    return try? await logIn(pass.scope)
  }

  private func send(
    _ request: CloudRequest, with pass: LoginPass
  ) async throws(TransferError) -> CloudAnswer {
    let secrets = pass.proof.secrets + settings.credentials.secrets
    let answer = try await exchange(with: request.address, hiding: secrets) {
      pass.authorized(request, at: now() + clockOffset)
    }
    if let date = answer.date {
      // Small differences are the time on the way and the missing milliseconds.
      let difference = date - now()
      clockOffset = abs(difference.milliseconds) > 30_000 ? difference : Span(milliseconds: 0)
    }
    return answer
  }

  /// Allows the next login at once; after a refusal only with other secrets.
  package func tryNow() async {
    for (scope, refusal) in refusals {
      if case .intercepted = refusal.error { refusals[scope] = nil }
    }
    if !refusals.isEmpty { await renewCredentials() }
    // Keys may be looked up again at once as well.
    renewals = [:]
  }

  /// Takes other secrets, should there be some by now.
  ///
  /// - Returns: whether there were.
  @discardableResult
  private func renewCredentials() async -> Bool {
    guard let credentials = await settings.credentialsNow(), credentials != settings.credentials
    else { return false }
    settings.credentials = credentials
    (passes, refusals) = ([:], [:])
    write(.info, "the secrets have changed: logs in with the new ones")
    return true
  }

  // MARK: Logging in

  private func logIn(_ scope: LoginPass.Scope) async throws(LoginError) -> LoginPass {
    if let refusal = refusals[scope], now() < refusal.until,
      refusal.until - now() <= Self.patience
    {
      if case .intercepted(let reason) = refusal.error {
        throw .unreachable(reason, wait: refusal.until - now())
      }
      throw refusal.error
    }
    // A task of its own: one caller that gives up does not end it for the others.
    let task = running[scope] ?? Task { await self.fetch(scope) }
    running[scope] = task
    return try await task.value.get()
  }

  private func fetch(_ scope: LoginPass.Scope) async -> Result<LoginPass, LoginError> {
    if refusals[scope] != nil { await renewCredentials() }
    let result: Result<LoginPass, LoginError>
    do throws(LoginError) {
      if scope == .project, settings.projectID == nil, settings.projectName == nil {
        throw .refused(
          "nothing says which project: give the context a project or a region", at: .project)
      }
      var pass: LoginPass
      switch settings.credentials {
      case .keys(let keys): pass = try await passOfKeys(keys, scope)
      case .password, .token: pass = try await passOfToken(scope)
      }
      if let id = pass.projectID { await gate.belongs(to: id) }
      count += 1
      pass.number = count
      passes[scope] = pass
      refusals[scope] = nil
      trouble[scope] = nil
      interceptions[scope] = nil
      result = .success(pass)
      let what = pass.projectID.map { "project \($0)" } ?? "the account"
      let end = pass.expiry.map { " until \($0.iso8601)" } ?? ""
      write(.info, "logged in to \(what)\(end)")
    } catch {
      result = .failure(error)
      if case .refused = error {
        refusals[scope] = (now() + Self.patience, error)
        trouble[scope] = (trouble[scope]?.since ?? now(), error.message)
        tell(.error, error.message)
      } else if case .intercepted = error {
        let count = interceptions[scope, default: 0]
        interceptions[scope] = count + 1
        let pause = Span(milliseconds: Self.firstPause.milliseconds << Int64(min(count, 8)))
        refusals[scope] = (now() + min(pause, Self.patience), error)
      }
    }
    running[scope] = nil
    return result
  }

  private func passOfToken(_ scope: LoginPass.Scope) async throws(LoginError) -> LoginPass {
    let login = try loginAddress()
    guard let request = TokenRequest(settings: settings, scope: scope).request(at: login) else {
      throw .refused("these credentials get no token", at: .project)
    }
    let answer: CloudAnswer
    do {
      let secrets = settings.credentials.secrets
      answer = try await exchange(with: login, isLogin: true, hiding: secrets) { request }
    } catch {
      throw LoginError(error, at: login)
    }
    guard (200..<300).contains(answer.status) else {
      let error = Self.error(answer, now: now())
      // A wrong password is wrong for everything; the page of a portal is no word on it.
      if case .refused = error, answer.status == 401 {
        for scope in [LoginPass.Scope.project, .account] {
          refusals[scope] = (now() + Self.patience, error)
        }
      }
      throw error
    }
    let pass = TokenAnswer.pass(answer, scope: scope, origin: login, now: now())
    // The login service would have refused: something else said that, and may be gone soon.
    guard var pass else {
      throw .intercepted(
        AnswerReading.isPage(answer)
          ? AnswerReading.pageReason(answer) : "\(host: login.hostAndPort) gave no token")
    }
    pass.projectID = pass.projectID ?? settings.projectID
    pass.domainID = pass.domainID ?? settings.domainID
    return pass
  }

  // MARK: Keys

  /// Keys need no login, but the ids of the project and the account have to be known.
  private func passOfKeys(
    _ keys: SigningKeys, _ scope: LoginPass.Scope
  ) async throws(LoginError) -> LoginPass {
    var pass = LoginPass(proof: .keys(keys), scope: scope)
    pass.projectID = settings.projectID
    pass.domainID = settings.domainID
    switch scope {
    case .project where pass.projectID == nil:
      let name = settings.projectName ?? ""
      pass.projectID = try await id("projects", name: name, pass)
    case .account where pass.domainID == nil:
      pass.domainID = try await id("auth/domains", name: settings.domain, pass)
    case .project, .account: break
    }
    return pass
  }

  /// Looks an id up by its name.
  ///
  /// - Parameter name: nil when there is only one anyway.
  private func id(
    _ kind: String, name: String?, _ pass: LoginPass
  ) async throws(LoginError) -> String {
    let login = try loginAddress()
    var answer = try await list(kind, name: name, login, pass)
    if answer.status == 403, kind == "projects" {
      // A plain reader may only ask for its own.
      answer = try await list("auth/projects", name: nil, login, pass)
    }
    guard (200..<300).contains(answer.status) else { throw Self.error(answer, now: now()) }
    let found = NamedThings.read(answer.body).filter { name == nil || $0.name == name }
    guard let id = found.first?.id, found.count == 1 else {
      let what = kind == "projects" ? "project" : "account"
      let wanted = name.map { " named \($0)" } ?? ""
      throw .refused(
        found.isEmpty
          ? "there is no \(what)\(wanted)" : "there are \(found.count) \(what)s\(wanted)",
        at: .project)
    }
    return id
  }

  private func list(
    _ kind: String, name: String?, _ login: WebAddress, _ pass: LoginPass
  ) async throws(LoginError) -> CloudAnswer {
    let query = kind == "projects" ? [WebAddress.QueryItem("name", name ?? "")] : []
    let request = CloudRequest(
      login.appending(path: "/\(kind)", query: query),
      headers: [.init("Content-Type", "application/json")])
    do {
      // A part of logging in, which must not wait for another login.
      return try await sendInTime(request, with: pass)
    } catch {
      throw LoginError(error, at: login)
    }
  }

  private func loginAddress() throws(LoginError) -> WebAddress {
    guard let login = settings.endpoints.login else {
      throw .refused(
        "nothing says where to log in: give the context a cloud or an endpoint for iam",
        at: .project)
    }
    return login
  }

  private static func error(_ answer: CloudAnswer, now: Instant) -> LoginError {
    let reason = AnswerReading.reason(answer)
    if let span = AnswerReading.throttle(answer, now: now) { return .throttled(span, reason) }
    if AnswerReading.isPage(answer), answer.status < 500 {
      return .intercepted(AnswerReading.pageReason(answer))
    }
    return answer.status >= 500 ? .unreachable(reason) : .refused(reason, at: .login)
  }
}
