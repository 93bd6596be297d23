import JobModel

extension CloudAccount {
  /// Whether one can log in, and into which project.
  func checkLogin() async -> [AccountCheck] {
    let pass: LoginPass
    do {
      pass = try await login.pass(.project)
    } catch {
      return [failedLogin(error)]
    }
    if case .keys = pass.proof, let bad = await checkKeys(pass) { return [bad] }
    let proof = if case .keys = pass.proof { "the keys are good" } else { "a token was given" }
    guard let project = pass.projectID else {
      return [
        .init("login", .good, proof),
        .init(
          "project", .bad(advice: "give the context a project or a project_id"),
          "the login is for no project"),
      ]
    }
    let name = settings.project.map { "\($0) (\(project))" } ?? project
    return [.init("login", .good, proof), .init("project", .good, name.printable)]
  }

  private func failedLogin(_ error: LoginError) -> AccountCheck {
    let reason = error.reason.description
    switch error {
    case .refused(_, at: .login):
      return AccountCheck("login", .bad(advice: adviceOnSecrets), reason)
    case .refused(_, at: .project):
      return AccountCheck("project", .bad(advice: "check project, project_id and region"), reason)
    case .throttled(let span, _): return AccountCheck("login", .throttled(span), reason)
    case .intercepted:
      return AccountCheck(
        "login", .bad(advice: "check the endpoint, and what stands in between"), reason)
    case .unreachable: return AccountCheck("login", .bad(advice: "try again later"), reason)
    }
  }

  private var adviceOnSecrets: String {
    switch settings.credentials {
    case .password: "check the user, its account (domain), the project and the password"
    case .token: "get a new token: this one has expired, or is of another cloud or account"
    case .keys: "check the access key, the secret key and the security token"
    }
  }

  /// Keys are used without a login, so something is asked to try them.
  private func checkKeys(_ pass: LoginPass) async -> AccountCheck? {
    guard let address = settings.endpoints.login else { return nil }
    let request = Self.request(address.appending(path: "/auth/projects"), language: nil)
    do {
      let answer = try await login.answer(to: request, with: pass)
      guard answer.status == 401 else { return nil }
      return AccountCheck(
        "login", .bad(advice: adviceOnSecrets), AnswerReading.reason(answer).description)
    } catch {
      return AccountCheck(
        "login", .bad(advice: error.advice), error.reason(at: address).description)
    }
  }

  /// Asks a service for a short list, or for a job that cannot exist.
  ///
  /// - Returns: nil when it has no address.
  func check(_ row: ServiceRow) async -> ServiceCheck? {
    let pass: LoginPass
    do {
      pass = try await login.pass(row.scope)
    } catch .throttled {
      return Self.notAsked(row.name)
    } catch {
      return ServiceCheck(
        row.name, .skipped, "not asked: no login for the whole account (\(error.reason))")
    }
    let addresses = settings.endpoints.addresses(of: row, catalogue: pass.catalogue)
    guard !addresses.isEmpty, let question = Self.harmless(row) else { return nil }
    if await asksToWait { return Self.notAsked(row.name) }
    // An address that was only made up from a pattern may well not exist in a region.
    let names = [row.name, row.host] + row.otherNames
    let isNamed =
      names.contains { settings.endpoints.own[$0] != nil }
      || pass.catalogue.address(of: row, region: settings.endpoints.region) != nil
    let sent = await send(
      row, path: question.path, query: question.query, language: question.language, !isNamed)
    return verdict(sent, of: row.name)
  }

  /// All services of a cloud stand behind one gateway: asking on after it asked for a pause prolongs that.
  private var asksToWait: Bool {
    get async {
      await login.gate.hosts.contains { host in
        if case .throttled = host.condition { true } else { false }
      }
    }
  }

  private static func notAsked(_ subject: String) -> ServiceCheck {
    ServiceCheck(subject, .skipped, "not asked: the cloud asks to wait a while")
  }

  private static func harmless(
    _ row: ServiceRow
  ) -> (path: String, query: [WebAddress.QueryItem], language: String?)? {
    if let question = row.job {
      var query = question.query
      if let item = question.idItem { query.append(.init(item, nobody)) }
      return (question.path.replacing("{id}", with: nobody), query, question.language)
    }
    guard let list = row.list else { return nil }
    return (list.path, list.query + [.init("limit", "1")], list.language)
  }

  /// The id of no job.
  private static let nobody = "00000000-0000-4000-8000-000000000000"

  private func verdict(_ sent: AskedResult<Sent>, of service: String) -> ServiceCheck? {
    switch sent {
    case .success(let (answer, _)): verdict(answer, of: service)
    case .failure(.notFound): ServiceCheck(service, .skipped, "not in this region")
    // It was not asked: its host had asked for a pause just before.
    case .failure(.throttled): Self.notAsked(service)
    case .failure(.unreachable(let reason, wait: _?)):
      ServiceCheck(service, .skipped, "not asked: \(reason)")
    case .failure(.refused(let reason)), .failure(.unreachable(let reason, nil)):
      ServiceCheck(service, .bad(advice: "check the endpoint and the network"), reason)
    case .failure(.answer): nil
    }
  }

  private func verdict(_ answer: CloudAnswer, of service: String) -> ServiceCheck {
    let reason = AnswerReading.reason(answer)
    if let span = AnswerReading.throttle(answer, now: now()) {
      return ServiceCheck(service, .throttled(span), reason)
    }
    switch answer.status {
    case 401:
      return ServiceCheck(
        service, .bad(advice: "check that the project is one of this region"), reason)
    case 403:
      return ServiceCheck(
        service, .bad(advice: "have somebody grant the user the right to read there"), reason)
    case 500...: return ServiceCheck(service, .bad(advice: "try again later"), reason)
    case 200..<300 where AnswerReading.isPage(answer):
      return ServiceCheck(
        service, .bad(advice: "check the endpoint, and what stands in between"),
        "a page came in place of an answer")
    case 200..<300 where Self.isUnreadable(answer):
      return ServiceCheck(service, .bad(advice: "try again later"), "an answer cannot be read")
    // It answers, and has no such job.
    default: return ServiceCheck(service, .good, "answers")
    }
  }

  private static func isUnreadable(_ answer: CloudAnswer) -> Bool {
    if case .unreadable = AnswerReading.verdict(answer.body, hint: ReadingHint()) {
      true
    } else {
      false
    }
  }

  /// Whether one may see orders.
  func checkOrders() async -> AccountCheck {
    guard !settings.endpoints.orderSites.isEmpty else {
      return AccountCheck("orders", .skipped, "this cloud has no service for orders")
    }
    if await asksToWait { return Self.notAsked("orders").check }
    do throws(LoginError) {
      // The number of no order.
      let nobody = OrderID(rawValue: "CS0000000000")
      guard let (site, said) = try await askSites(about: nobody) else {
        return AccountCheck("orders", .skipped, "no site was asked")
      }
      switch said {
      case .success(let answer): return verdict(answer, of: "orders").check
      case .failure(let error):
        if case .held(let stop) = error, case .throttled = stop.cause {
          return Self.notAsked("orders").check
        }
        return ServiceCheck("orders", .bad(advice: error.advice), error.reason(at: site)).check
      }
    } catch {
      if case .throttled = error { return Self.notAsked("orders").check }
      var check = failedLogin(error)
      check.subjects = ["orders"]
      return check
    }
  }
}
