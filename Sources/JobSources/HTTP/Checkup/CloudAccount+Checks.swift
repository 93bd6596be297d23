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
    let reason = String(error.reason.trimmingPrefix("login: "))
    switch error {
    case .refused(let text) where text.hasPrefix("login:"):
      return AccountCheck("login", .bad(advice: adviceOnSecrets), reason)
    case .refused:
      return AccountCheck("project", .bad(advice: "check project, project_id and region"), reason)
    case .throttled(let span, _): return AccountCheck("login", .throttled(span), reason)
    case .useless:
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
        "login", .bad(advice: adviceOnSecrets), AnswerReading.reason(answer))
    } catch {
      return AccountCheck("login", .bad(advice: error.advice), error.reason(at: address))
    }
  }

  /// Asks a service for a short list, or for a job that cannot exist.
  ///
  /// - Returns: nil when it has no address.
  func check(_ row: ServiceRow) async -> ServiceCheck? {
    let scope: LoginPass.Scope = row.scope == .region ? .project : .account
    let pass: LoginPass
    do {
      pass = try await login.pass(scope)
    } catch .throttled {
      return ServiceCheck(check: Self.notAsked(row.name))
    } catch {
      return ServiceCheck(
        check: AccountCheck(
          row.name, .skipped, "not asked: no login for the whole account (\(error.reason))"))
    }
    let addresses = settings.endpoints.addresses(of: row, catalogue: pass.catalogue)
    guard !addresses.isEmpty, let question = Self.harmless(row) else { return nil }
    if await wantsToBeLeftAlone { return ServiceCheck(check: Self.notAsked(row.name)) }
    // An address that was only made up from a pattern may well not exist in a region.
    let names = [row.name, row.host] + row.otherNames
    let isNamed =
      names.contains { settings.endpoints.own[$0] != nil }
      || pass.catalogue.address(of: row, region: settings.endpoints.region) != nil
    let sent = await send(
      row, path: question.path, query: question.query, language: question.language, !isNamed)
    return verdict(sent, of: row.name).map { check in
      ServiceCheck(check: check, hosts: addresses.map(\.hostAndPort))
    }
  }

  /// All services of a cloud stand behind one gateway: who goes on asking after it sent us away prolongs that.
  private var wantsToBeLeftAlone: Bool {
    get async {
      await login.gate.hosts.contains { host in
        if case .throttled = host.condition { true } else { false }
      }
    }
  }

  private static func notAsked(_ subject: String) -> AccountCheck {
    AccountCheck(subject, .skipped, "not asked: the cloud wants to be left alone for a while")
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

  private func verdict(_ sent: AskedResult<Sent>, of service: String) -> AccountCheck? {
    switch sent {
    case .success(let (answer, _)): verdict(answer, of: service)
    case .failure(.notFound): AccountCheck(service, .skipped, "not in this region")
    // Whoever was asked has an answer: its host had sent somebody else away just before.
    case .failure(.throttled): Self.notAsked(service)
    case .failure(.unreachable(let reason, wait: _?)):
      AccountCheck(service, .skipped, "not asked: \(reason)")
    case .failure(.refused(let reason)), .failure(.unreachable(let reason, nil)):
      AccountCheck(service, .bad(advice: "check the endpoint and the network"), reason)
    case .failure(.answer): nil
    }
  }

  private func verdict(_ answer: CloudAnswer, of service: String) -> AccountCheck {
    let reason = AnswerReading.reason(answer)
    if let span = AnswerReading.throttle(answer, now: now()) {
      return AccountCheck(service, .throttled(span), reason)
    }
    switch answer.status {
    case 401:
      return AccountCheck(
        service, .bad(advice: "check that the project is one of this region"), reason)
    case 403:
      return AccountCheck(
        service, .bad(advice: "have somebody grant the user the right to read there"), reason)
    case 500...: return AccountCheck(service, .bad(advice: "try again later"), reason)
    case 200..<300 where AnswerReading.isPage(answer):
      return AccountCheck(
        service, .bad(advice: "check the endpoint, and what stands in between"),
        "a page came in place of an answer")
    case 200..<300 where Self.isUnreadable(answer):
      return AccountCheck(service, .bad(advice: "try again later"), "an answer cannot be read")
    // It answers, and has no such job.
    default: return AccountCheck(service, .good, "answers")
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
    let sites = settings.endpoints.orderSites
    guard !sites.isEmpty else {
      return AccountCheck("orders", .skipped, "this cloud has no service for orders")
    }
    if await wantsToBeLeftAlone { return Self.notAsked("orders") }
    var last = AccountCheck("orders", .skipped, "no site was asked")
    for site in sites {
      let path = "/v2/orders/customer-orders/details/CS0000000000"
      let query: [WebAddress.QueryItem] = [.init("offset", "0"), .init("limit", "1")]
      let request = Self.request(site.appending(path: path, query: query), language: "en_US")
      do {
        let pass = try await login.pass(.account)
        let answer = try await login.answer(to: request, with: pass)
        last = verdict(answer, of: "orders")
        let code = AnswerReading.error(of: answer)?.code?.uppercased()
        // The account belongs to another site.
        if answer.status == 403, code == "CBC.0150" || code == "CBC.0156" { continue }
        return last
      } catch LoginError.throttled {
        return Self.notAsked("orders")
      } catch let error as LoginError {
        var check = failedLogin(error)
        check.subjects = ["orders"]
        return check
      } catch let error as TransferError {
        if case .held(let stop) = error, case .throttled = stop.reason {
          return Self.notAsked("orders")
        }
        last = AccountCheck("orders", .bad(advice: error.advice), error.reason(at: site))
      } catch {
        return last
      }
    }
    return last
  }
}
