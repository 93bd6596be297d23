import JobModel

/// Watches the simulated cloud: hears of submissions, asks for jobs when they are due, and copes with
/// refusals.
actor SimulatedWatch {
  /// What is still to be asked for.
  private struct Question {
    var due: Instant
    var submitted: Instant
  }

  /// At most this many questions in a second, which is what one account should send to one host.
  private static let rate: Int64 = 5
  /// How long it waits for something to happen at most.
  private static let longestNap = Span.seconds(0.5)

  private var cloud: SimulatedCloud
  private var random: SeededRandom
  private let schedule = PollSchedule()
  private let trouble: SimulatedTrouble
  private let isLive: Bool
  private let timekeeper: Timekeeper
  /// What was submitted before the watch began and is not told yet, in the order of telling reversed;
  /// nil before that is known.
  private var past: [Submission]?
  private var questions: [SimulatedHandle: Question] = [:]
  private var due: [Delivery] = []
  private var condition = SourceStatus.Condition.reading(fraction: nil)
  /// No question before this moment.
  private var silentUntil = Instant(milliseconds: 0)

  init(
    seed: UInt64, history: Span, trouble: SimulatedTrouble, start: Instant, isLive: Bool,
    timekeeper: Timekeeper
  ) {
    // Whether somebody watches or takes one look, it is the same cloud.
    cloud = SimulatedCloud(
      seed: seed, start: (start - history).milliseconds, curtain: start.milliseconds)
    random = SeededRandom(seed: seed ^ 0x706f_6c6c)
    self.trouble = trouble
    self.isLive = isLive
    self.timekeeper = timekeeper
  }

  func next() async -> Delivery? {
    while !Task.isCancelled {
      if !due.isEmpty { return due.removeFirst() }
      let now = timekeeper.now()
      if past?.isEmpty != true {
        tellPast(at: now)
        continue
      }
      guard isLive else { return nil }
      hear(cloud.advance(to: now.milliseconds))
      askDue(at: now)
      if due.isEmpty { await timekeeper.sleep(nap(at: now)) }
    }
    return nil
  }

  func ask(_ ids: Set<String>) {
    for handle in questions.keys where ids.contains(handle.id) {
      questions[handle]?.due = timekeeper.now()
    }
  }

  // MARK: What there is already

  /// A part of the past at a time, so that the first rows are soon on a screen: there the newest come
  /// first; a list is read from its begin.
  private func tellPast(at now: Instant) {
    cloud.trouble = .calm
    var rest = past ?? inOrderOfTelling(cloud.advance(to: now.milliseconds))
    let part = rest.suffix(Self.part)
    rest.removeLast(part.count)
    past = rest
    for submission in part.reversed() {
      hear([submission])
      for handle in submission.handles { ask(handle, at: now) }
    }
    cloud.trouble = trouble
    let told = due
    due = [.several(told)]
    if rest.isEmpty { become(isLive ? .live : .complete) }
  }

  private static let part = 60

  private func inOrderOfTelling(_ submissions: [Submission]) -> [Submission] {
    isLive ? submissions : submissions.reversed()
  }

  // MARK: Going on

  private func hear(_ submissions: [Submission]) {
    for submission in submissions {
      let instant = Instant(milliseconds: submission.instant)
      var hint = hint(service: submission.service)
      hint.resourceName = submission.resource.isEmpty ? nil : submission.resource
      hint.startedBy = submission.user
      due.append(.answer(submission.body, hint: hint, received: instant))
      for handle in submission.handles {
        questions[handle] = Question(due: instant + .seconds(1), submitted: instant)
      }
    }
  }

  private func askDue(at now: Instant) {
    guard now >= silentUntil else { return }
    let ready = questions.filter { $0.value.due <= now }.min {
      ($0.value.due, $0.key.id) < ($1.value.due, $1.key.id)
    }
    guard let handle = ready?.key else { return }
    silentUntil = now + Span(milliseconds: 1000 / Self.rate)
    ask(handle, at: now)
  }

  private func nap(at now: Instant) -> Span {
    let next = questions.values.map(\.due).min().map { max($0, silentUntil) - now }
    return min(max(next ?? Self.longestNap, Span(milliseconds: 10)), Self.longestNap)
  }

  private func ask(_ handle: SimulatedHandle, at now: Instant) {
    guard let question = questions[handle] else { return }
    let answer = cloud.answer(cloud.requests(for: handle), at: now.milliseconds)
    switch answer.status {
    case 200..<300, 400, 404:
      take(answer, of: handle, asked: question, at: now)
    case 429:
      let wait = ThrottleMessage.wait(
        message: answer.text, retryAfter: answer.headers.first { $0.0 == "Retry-After" }?.1)
      silentUntil = now + wait
      become(.throttled(until: silentUntil, reason: "the cloud asks for a pause"))
    default:
      let reason = answer.failure == nil ? "HTTP \(answer.status)" : "connection reset"
      if case .offline = condition {} else { become(.offline(since: now, reason: reason)) }
      questions[handle]?.due = now + .seconds(3)
    }
  }

  private func take(
    _ answer: SimulatedAnswer, of handle: SimulatedHandle, asked question: Question, at now: Instant
  ) {
    if condition != .live, isLive, past?.isEmpty == true { become(.live) }
    var hint = hint(service: handle.kind == .job ? handle.service : nil)
    if handle.kind == .job { hint.askedJob = JobID(rawValue: handle.id) }
    if handle.kind == .order { hint.askedOrder = OrderID(rawValue: handle.id) }
    hint.httpStatus = answer.status
    let age = now - question.submitted
    let state = state(after: answer.body, hint: hint)
    if state == .gone, age < AskingPlan.youth {
      questions[handle]?.due = now + .seconds(2)
      return
    }
    due.append(.answer(answer.body, hint: hint, received: now))
    let chance = random.unit() * 2 - 1
    if let wait = schedule.wait(state: state, age: age, chance: chance) {
      questions[handle]?.due = now + wait
    } else {
      questions[handle] = nil
    }
  }

  /// What the answer says of what was asked for: decides when it is asked for again.
  private func state(after body: [UInt8], hint: ReadingHint) -> JobState {
    let observations = body.withUnsafeBytes {
      WireReader.reread($0, isListEntry: false, hint: hint)
    }
    for observation in observations {
      switch observation {
      case .job(let job) where job.id == hint.askedJob: return job.state
      case .order(let order): return order.state?.jobState ?? .unknown
      case .notFound: return .gone
      case .job, .refused, .unreadable: continue
      }
    }
    return .unknown
  }

  private func become(_ new: SourceStatus.Condition) {
    condition = new
    due.append(.condition(new))
  }

  private func hint(service: String?) -> ReadingHint {
    var hint = ReadingHint()
    hint.service = service
    hint.context = "demo"
    hint.region = "demo-1"
    return hint
  }
}

extension OrderState {
  /// How far an order is, in the words for jobs.
  fileprivate var jobState: JobState {
    switch self {
    case .awaitingPayment: .awaitingPayment
    case .completed: .succeeded
    case .cancelled: .cancelled
    case .underReview, .awaitingRefund, .processing, .awaitingConfirmation, .awaitingShipment,
      .awaitingReceipt, .awaitingPickUp, .exchanging:
      .running
    }
  }
}
