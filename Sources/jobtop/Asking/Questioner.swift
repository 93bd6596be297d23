import JobModel
import JobSources

/// Asks accounts about one job or order, and reads what they say.
struct Questioner: Sendable {
  var accounts: [CloudAccount]
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
      let more = await ask(
        order, of: accounts.filter { $0.name == reply.account || reply.account == nil })
      reply.answers += more.answers
      if subject.job == nil { reply = more }
    }
    return reply
  }

  private func askJob(_ subject: AskingPlan.Subject) async -> Reply {
    guard let id = subject.job else {
      return Reply(account: nil, outcome: .notFound)
    }
    var last = Reply(outcome: .refused(reason: "there is nobody to ask"))
    for account in accounts {
      let asked = await account.ask(job: id, service: subject.service, type: subject.type)
      last = read(asked, from: account.name)
      // The job may belong to another account.
      guard last.outcome == .notFound else { return last }
    }
    let age = timekeeper.now() - max(subject.born, Instant(milliseconds: 0))
    if last.outcome == .notFound, age > AskingPlan.youth {
      last.answers = [
        SeenAnswer(
          observation: .notFound(id, JobError()), bytes: [], isListEntry: false,
          seen: timekeeper.now(), isLive: true, source: last.account ?? "", kind: .http)
      ]
    }
    return last
  }

  private func ask(_ order: OrderID, of accounts: [CloudAccount]) async -> Reply {
    var last = Reply(outcome: .refused(reason: "there is nobody to ask"))
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
    case .unreachable(let reason):
      return Reply(account: account, outcome: .unreachable(reason: reason))
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
