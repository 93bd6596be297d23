import JobModel
import JobSources
import JobStore

/// Asks once about each of some jobs, and says what has changed.
struct RefreshRound: Sendable {
  private let store: JobStore
  private let recorder: Recorder
  private let accounts: [CloudAccount]

  init(store: JobStore, accounts: [CloudAccount]) {
    self.store = store
    recorder = Recorder(store: store)
    self.accounts = accounts
  }

  struct Line: Sendable {
    var text: String
    /// Whether it says why something could not be found out.
    var isTrouble = false
  }

  /// The hosts are asked no faster than their rate, however many questions wait.
  private static let mostAtOnce = 16

  /// - Returns: a line for each job that changed, and for each that could not be asked about.
  func run(_ subjects: [AskingPlan.Subject]) async -> [Line] {
    await withTaskGroup(of: Line?.self) { group in
      var rest = subjects[...]
      var lines: [Line] = []
      for subject in rest.prefix(Self.mostAtOnce) { group.addTask { await ask(subject) } }
      rest = rest.dropFirst(Self.mostAtOnce)
      while let line = await group.next() {
        if let line { lines.append(line) }
        if let subject = rest.popFirst() { group.addTask { await ask(subject) } }
      }
      return lines
    }
  }

  private func ask(_ subject: AskingPlan.Subject) async -> Line? {
    let asked = accounts.filter { subject.context == nil || subject.context == $0.name }
    let reply = await Questioner(accounts: asked, timekeeper: .system).ask(subject)
    let id = (subject.job?.rawValue ?? subject.order?.rawValue ?? "").printable
    switch reply.outcome {
    case .answered, .notFound, .unlisted: break
    case .throttled(_, let reason), .unreachable(let reason, _), .refused(let reason):
      return Line(text: "\(id): \(reason.printable)", isTrouble: true)
    }
    do throws(StoreError) {
      let known = try subject.order.flatMap { order throws(StoreError) in try store.order(order) }
      let taken = try await recorder.take(reply.answers).last { $0.row == subject.row }
      if subject.job == nil, let order = subject.order {
        return change(from: known, to: try store.order(order)).map { Line(text: "\(id)  \($0)") }
      }
      guard let job = taken?.job, job.state != subject.state else { return nil }
      let name = [job.type, job.resourceName ?? job.resourceID].compactMap { $0 }
      return Line(
        text: ([id] + name + ["\(subject.state.name) -> \(job.state.name)"]).joined(separator: "  ")
          .printable)
    } catch {
      return Line(text: "\(error)".printable, isTrouble: true)
    }
  }
  private func change(from known: Order?, to order: Order?) -> String? {
    guard let order, order != known else { return nil }
    let states = [known?.state, order.state].compactMap { $0?.name }
    let amount = order.amount.map { ["\($0)", order.currency ?? ""].joined(separator: " ") }
    return (["order", states.joined(separator: " -> ")] + [amount].compactMap(\.self))
      .filter { !$0.isEmpty }.joined(separator: "  ").printable
  }
}
