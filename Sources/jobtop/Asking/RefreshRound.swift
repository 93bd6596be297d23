import JobModel
import JobSources
import JobStore

/// Asks about some jobs once each, and says what has changed.
actor RefreshRound {
  private let store: JobStore
  private let recorder: Recorder
  private let accounts: [CloudAccount]
  /// Accounts that are not asked.
  private let silent: [String]

  /// Another program may keep the store locked for a while.
  private let ownQueue = OwnQueue(name: "jobtop.refresh")
  nonisolated var unownedExecutor: UnownedSerialExecutor { ownQueue.asUnownedSerialExecutor() }

  init(store: JobStore, asked: AskedAccounts) {
    self.store = store
    recorder = Recorder(store: store)
    accounts = asked.accounts
    silent = asked.unusable.map(\.name) + asked.others
  }

  struct Line: Sendable {
    var text: String
    /// Whether it says why something could not be found out.
    var isTrouble = false
  }

  /// The hosts are asked no faster than their rate, however many questions wait.
  private static let mostAtOnce = 16

  private enum Outcome: Sendable {
    case unchanged
    case changed(String)
    /// Why nothing could be found out about a job.
    case trouble(id: String, reason: Reason)
  }

  /// - Returns: a line for each job that changed, and for each reason for which jobs could not be asked about.
  func run(_ subjects: [AskingPlan.Subject]) async -> [Line] {
    var lines: [Line] = []
    var troubles = Reasons<String>()
    await inOrder(subjects, atOnce: Self.mostAtOnce) {
      await self.ask($0)
    } take: { outcome in
      switch outcome {
      case .unchanged: break
      case .changed(let text): lines.append(Line(text: text))
      case .trouble(let id, let reason): troubles.add(reason, of: id)
      }
    }
    return lines
      + troubles.all.map { reason, ids in
        let example = ids.first ?? ""
        let about = ids.count > 1 ? "\(ids.count) jobs, such as \(example)" : example
        return Line(text: "\(about): \(reason)".printable, isTrouble: true)
      }
  }

  private func ask(_ subject: AskingPlan.Subject) async -> Outcome {
    let isOwner = { (name: String) in subject.context == nil || subject.context == name }
    let questioner = Questioner(
      accounts: accounts.filter { isOwner($0.name) }, silent: silent.filter(isOwner),
      timekeeper: .system)
    let reply = await questioner.ask(subject)
    let id = subject.job?.rawValue ?? subject.order?.rawValue ?? ""
    switch reply.outcome {
    case .answered, .notFound, .unlisted: break
    case .throttled(_, let reason), .unreachable(let reason, _), .refused(let reason):
      return .trouble(id: id, reason: reason)
    }
    do throws(StoreError) {
      let known = try subject.order.flatMap { order throws(StoreError) in try store.order(order) }
      let taken = try await recorder.take(reply.answers).last { $0.row == subject.row }
      if subject.job == nil, let order = subject.order {
        let change = change(from: known, to: try store.order(order))
        return change.map { .changed("\(id)  \($0)".printable) } ?? .unchanged
      }
      guard let job = taken?.job, job.state != subject.state else { return .unchanged }
      let name = [job.type, job.resourceName ?? job.resourceID].compactMap { $0 }
      let change = "\(subject.state.name) -> \(job.state.name)"
      return .changed(([id] + name + [change]).joined(separator: "  ").printable)
    } catch {
      return .trouble(id: id, reason: "\(error)")
    }
  }

  private func change(from known: Order?, to order: Order?) -> String? {
    guard let order, order != known else { return nil }
    let states = [known?.state, order.state].compactMap { $0?.name }
    let amount = order.amount.map { ["\($0)", order.currency ?? ""].joined(separator: " ") }
    return (["order", states.joined(separator: " -> ")] + [amount].compactMap(\.self))
      .filter { !$0.isEmpty }.joined(separator: "  ")
  }
}
