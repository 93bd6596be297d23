package import JobModel

/// One context: answers what is asked about its jobs and orders, and knows where to ask.
package actor CloudAccount {
  /// The name of the context.
  package nonisolated let name: String
  let settings: AccountSettings
  let login: Login
  let now: @Sendable () -> Instant
  var memory = AskingMemory()
  /// The site that keeps this account's orders.
  var orderSite: WebAddress?
  /// Why the last question for an order was refused; nil when it was answered.
  var ordersRefusal: String?
  /// When a service last said something of a job or an order: a login alone says nothing of them.
  var lastData: Instant?
  /// Since when answers say nothing of what was asked, and how many did: pages of a proxy, tokens that are not
  /// taken. The hosts are well then.
  var gap: (since: Instant, reason: Reason, answers: Int)?
  private static let longestGap = 3

  /// - Parameter gate: keeps to the rate at which the account's hosts may be asked.
  package init(
    settings: AccountSettings, client: CloudClient, gate: HostGate, log: Log = .none,
    now: @escaping @Sendable () -> Instant
  ) {
    name = settings.context
    self.settings = settings
    self.now = now
    login = Login(settings: settings, client: client, gate: gate, log: log, now: now)
  }

  /// How it stands with the account: as with the host in the worst trouble.
  package func status() async -> SourceStatus {
    var status = SourceStatus(name: name, kind: .http, condition: .live, lastData: lastData)
    status.ordersRefusal = ordersRefusal
    let own = await login.hosts
    status.hosts = await login.gate.hosts.filter { own.contains($0.host) }
    let worst = status.hosts.map(\.condition).max { $0.gravity < $1.gravity }
    if let worst, worst.isTrouble { status.condition = worst }
    if !status.condition.isTrouble, let gap, gap.answers >= Self.longestGap || lastData == nil {
      status.condition = .failing(since: gap.since, reason: gap.reason.description)
    }
    // Without the right to see the orders of the account, its jobs are still told of.
    if let trouble = await login.trouble[.project] {
      status.condition = .refused(since: trouble.since, reason: trouble.reason.description)
    }
    return status
  }

  /// Why the login is refused, where it is: someone has to do something about it.
  package var refusal: String? {
    get async { await login.trouble[.project]?.reason.description }
  }

  /// Tries at once whether its hosts are back, except those that asked for a pause.
  package func tryNow() async {
    await login.gate.tryNow()
    await login.tryNow()
  }

  // MARK: Jobs

  /// Whether a job of that region and project can be the account's: what neither says speaks for it.
  package nonisolated func mayOwn(region: String?, projectID: String?) -> Bool {
    let own = (region: settings.endpoints.region?.lowercased(), projectID: settings.projectID)
    return (own.region ?? region) == (region?.lowercased() ?? own.region)
      && (own.projectID ?? projectID) == (projectID ?? own.projectID)
  }

  /// Asks for a job.
  ///
  /// - Parameters:
  ///   - service: who owns it. Where nobody knows that, all who might are asked, and the owner is
  ///     remembered.
  ///   - type: the type of the job, where it is known; it tells who the owner may be.
  package func ask(job id: JobID, service: String? = nil, type: String? = nil) async -> Asked {
    guard Self.isPlain(id.rawValue) else { return .refused("this is not the id of a job") }
    if let row = service.flatMap(ServiceRow.named) ?? memory.owner(of: id) {
      guard let question = row.job else {
        return .refused("\(row.name) cannot be asked for a single job")
      }
      return await ask(row, question, id, as: service ?? row.name)
    }
    return await probe(id, type: type)
  }

  private func probe(_ id: JobID, type: String?) async -> Asked {
    var catalogue = ServiceCatalogue()
    do {
      catalogue = try await pass(.project).catalogue
    } catch {
      return Asked(error)
    }
    let candidates = Candidates.order(
      for: id, type: type, catalogue: catalogue, own: Set(settings.endpoints.own.keys),
      likely: memory.likelyOwner(of: id))
    var unclear: Asked?
    var hasAnswer = false
    for row in candidates where !memory.isPassedOver(row, for: id, at: now()) {
      guard let question = row.job else { continue }
      let asked = await ask(row, question, id, as: row.name, isProbe: true)
      switch asked {
      case .answer:
        memory.learn(owner: row, of: id)
        return asked
      // Those who said no are not asked again when it goes on.
      case .throttled: return asked
      case .notFound:
        hasAnswer = hasAnswer || !memory.isMissing(row, at: now())
        memory.learn(row, doesNotKnow: id)
      // The job may still be there.
      case .unreachable: unclear = asked
      case .refused: unclear = unclear ?? asked
      }
    }
    memory.forgetProbes(of: id)
    // That others refuse says nothing as long as the owner may still be found.
    if case .refused(let reason)? = unclear { tell("a job: \(reason)") }
    // Where pages come from everywhere, no service said anything.
    if !hasAnswer, case .unreachable(let reason, nil)? = unclear { recordGap(reason) }
    // Where no name of a host can be looked up, no service says that it does not know the job.
    return unclear ?? (hasAnswer ? .notFound : .unreachable("no service of \(name) could be asked"))
  }

  private func ask(
    _ row: ServiceRow, _ question: ServiceRow.Question, _ id: JobID, as name: String,
    isProbe: Bool = false
  ) async -> Asked {
    let path = question.path.replacing("{id}", with: PercentCoding.encoded(id.rawValue))
    var query = question.query
    if let item = question.idItem { query.append(.init(item, id.rawValue)) }
    var hint = hint(service: name)
    hint.askedJob = id
    let sent = await send(row, path: path, query: query, language: question.language, isProbe)
    switch sent {
    case .failure(let asked): return asked
    case .success(let (answer, pass)):
      hint.projectID = pass.projectID
      let isList = !question.path.contains("{id}")
      let asked = read(answer, hint, isList: isList, isProbe: isProbe)
      tell(asked, of: row, answer, isProbe: isProbe)
      return asked
    }
  }
}
