import JobModel
import JobSources

/// Asks accounts about one job or order, and reads what they say.
struct Questioner: Sendable {
  var accounts: [CloudAccount]
  /// Other accounts it may belong to, which are not asked: while there are any, no job counts as unknown to
  /// everyone.
  var silent: [String] = []
  var timekeeper: Timekeeper

  struct Reply: Sendable {
    /// Who said it; nil when nobody did.
    var account: String?
    var outcome: AskingPlan.Outcome
    var answers: [SeenAnswer] = []
  }

  func ask(_ subject: AskingPlan.Subject) async -> Reply {
    var reply = await askJob(subject)
    // Only the order service knows that nobody will pay.
    if let order = subject.order, subject.job == nil || subject.state == .awaitingPayment {
      let owners = accounts.filter { $0.name == reply.account || reply.account == nil }
      let more = await Questioner(accounts: owners, timekeeper: timekeeper).ask(order)
      reply.answers += more.answers
      if subject.job == nil { reply = more }
    }
    return reply
  }

  private func askJob(_ subject: AskingPlan.Subject) async -> Reply {
    guard let id = subject.job else {
      return Reply(account: nil, outcome: .notFound)
    }
    var reply = await askAll(id, subject)
    let age = timekeeper.now() - max(subject.born, Instant(milliseconds: 0))
    guard reply.outcome == .notFound, age > AskingPlan.youth else { return reply }
    if let other = silent.first {
      reply.outcome = .refused(reason: "\(other) may know it, and was not asked")
      return reply
    }
    if let place = foreignPlace(of: subject) {
      reply.outcome = .refused(reason: "none of the accounts is in \(place)")
      return reply
    }
    // What is gone is never asked about again, so one wrong answer must not decide that.
    await timekeeper.sleep(Self.secondThought)
    reply = await askAll(id, subject)
    guard reply.outcome == .notFound else { return reply }
    reply.answers = [
      SeenAnswer(
        observation: .notFound(id, JobError()), bytes: [], isListEntry: false,
        seen: timekeeper.now(), isLive: true, source: reply.account ?? "", kind: .http)
    ]
    return reply
  }

  /// The job may belong to any of the accounts. It is unknown only when all of them say so.
  private func askAll(_ id: JobID, _ subject: AskingPlan.Subject) async -> Reply {
    var last = Reply(outcome: nobody)
    var hasFailed = false
    for account in accounts {
      let asked = await account.ask(job: id, service: subject.service, type: subject.type)
      let reply = read(asked, from: account.name)
      switch reply.outcome {
      case .answered: return reply
      case .notFound: if !hasFailed { last = reply }
      case .throttled, .unreachable, .refused, .unlisted:
        last = reply
        hasFailed = true
      }
    }
    return last
  }

  /// Where the job is, when no account is there: then they do not know it because it is not theirs.
  private func foreignPlace(of subject: AskingPlan.Subject) -> String? {
    guard subject.context == nil,
      !accounts.contains(where: {
        $0.mayOwn(region: subject.region, projectID: subject.projectID)
      })
    else { return nil }
    let hasRegion = accounts.contains { $0.mayOwn(region: subject.region, projectID: nil) }
    return hasRegion ? subject.projectID.map { "project \($0)" } : subject.region
  }

  private var nobody: AskingPlan.Outcome {
    .refused(reason: silent.first.map { "\($0) cannot be asked" } ?? "there is nobody to ask")
  }

  /// Asks for all jobs of a service.
  ///
  /// - Returns: what came of the question, and of each job that it was about. What the list says has ended
  ///   is not taken from it: a single answer tells more, and it is the last one.
  func list(
    _ service: String, about subjects: [AskingPlan.Subject]
  ) async -> (reply: Reply, outcomes: [(subject: AskingPlan.Subject, outcome: AskingPlan.Outcome)])
  {
    guard let account = accounts.first else {
      return (Reply(outcome: nobody), subjects.map { ($0, nobody) })
    }
    let born = subjects.map(\.born).min() ?? timekeeper.now()
    let wanted = Set(subjects.compactMap(\.job))
    var whole = Reply(account: account.name, outcome: .answered)
    var found: [JobID: AskingPlan.Outcome] = [:]
    for await asked in account.list(service, since: born - .seconds(60), wanted: wanted) {
      let page = read(asked, from: account.name)
      whole.outcome = page.outcome
      for answer in page.answers {
        guard case .job(let job) = answer.observation, let id = job.id, wanted.contains(id) else {
          continue
        }
        found[id] = job.state.isTerminal ? .unlisted : .answered
        if !job.state.isTerminal { whole.answers.append(answer) }
      }
    }
    let missing: AskingPlan.Outcome
    switch whole.outcome {
    case .throttled, .unreachable(_, wait: _?): missing = whole.outcome
    // An account that may not list may still ask for one.
    case .answered, .notFound, .refused, .unlisted, .unreachable: missing = .unlisted
    }
    return (whole, subjects.map { ($0, $0.job.flatMap { found[$0] } ?? missing) })
  }

  /// How long to wait before a job that an answer did not know is asked about again.
  private static let secondThought = Span.seconds(2)

  /// Asks for the details of an order, one account after the other until one knows it.
  func ask(_ order: OrderID) async -> Reply {
    var last = Reply(outcome: nobody)
    for account in accounts {
      last = read(await account.ask(order: order), from: account.name)
      if case .answered = last.outcome { return last }
    }
    return last
  }

  private func read(_ asked: Asked, from account: String) -> Reply {
    switch asked {
    case .answer(let bytes, let hint, let received):
      return Reply(
        account: account, outcome: .answered,
        answers: Self.answers(in: bytes, hint: hint, received: received, from: account))
    case .notFound: return Reply(account: account, outcome: .notFound)
    case .throttled(let span, let reason):
      return Reply(account: account, outcome: .throttled(span, reason: reason))
    case .refused(let reason): return Reply(account: account, outcome: .refused(reason: reason))
    case .unreachable(let reason, let wait):
      return Reply(account: account, outcome: .unreachable(reason: reason, wait: wait))
    }
  }

  /// What an answer says of jobs and orders, without secrets.
  static func answers(
    in bytes: [UInt8], hint: ReadingHint, received: Instant, from account: String
  ) -> [SeenAnswer] {
    var reader = WireReader(input: account, hint: hint)
    var found: [SeenAnswer] = []
    bytes.withUnsafeBytes { buffer in
      _ = reader.read(buffer, isLast: true) { reading in
        let part = buffer[reading.offset..<reading.offset + reading.length]
        let answer = SeenAnswer(
          observation: reading.observation, bytes: Array(part), isListEntry: reading.isListEntry,
          seen: received, isLive: true, source: account, kind: .http)
        found.append(answer.withoutSecrets)
      }
    }
    return found
  }
}
