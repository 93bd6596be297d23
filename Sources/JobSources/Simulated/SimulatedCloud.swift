/// A cloud that exists only as a value: what happens in it follows from the seed and the clock.
///
/// Users of the cloud call it all the time; `advance(to:)` lets that happen and tells what they got
/// back. `answer(_:at:)` answers a question for a job, an order, a list. Two clouds of the
/// same seed that hear the same questions at the same instants give the same bytes.
package struct SimulatedCloud: Sendable {
  /// The id of the only project, which stands in every path.
  package let project: String
  /// How it behaves towards those who ask; may be changed at any time.
  package var trouble: SimulatedTrouble

  let seed: UInt64
  var registry = CloudRegistry()
  var ordered: [OrderedTrouble] = []
  var allowances: [String: RequestAllowance] = [:]
  /// The latest instant that this cloud has seen.
  private(set) var now: Int64
  private var rhythm: SubmissionRhythm
  private var calls: UInt64 = 0
  /// Counted so that every shape of error has its turn.
  private var refused: [CloudService: Int] = [:]
  /// Happened while somebody asked, and not yet told by `advance(to:)`.
  private var untold: [Submission] = []

  /// - Parameters:
  ///   - start: milliseconds since 1970 UTC at which its life begins.
  ///   - curtain: the instant at which somebody begins to watch, when that is later: a short first
  ///     act plays there, so that the first seconds already show a start, progress and a failure.
  package init(
    seed: UInt64, start: Int64, character: SimulatedTrouble = .everyday, curtain: Int64? = nil
  ) {
    self.seed = seed
    self.trouble = character
    self.now = start
    var random = SeededRandom(seed: seed, branch: 0x9801)
    self.project = random.hex(32)
    self.rhythm = SubmissionRhythm(seed: seed, start: start, curtain: curtain ?? start)
  }

  /// Lets time pass; returns what users of the cloud submitted meanwhile, in order of time.
  ///
  /// - Parameter milliseconds: since 1970 UTC; an instant in the past changes nothing.
  package mutating func advance(to milliseconds: Int64) -> [Submission] {
    live(until: milliseconds)
    defer { untold = [] }
    return untold
  }

  /// Orders trouble: it strikes the next `times` requests to the service, or to any, for certain.
  package mutating func disturb(
    with kind: SimulatedTrouble.Kind, times: Int = 1, service: String? = nil
  ) {
    ordered.append(OrderedTrouble(kind: kind, service: service, times: times))
  }

  /// The request with which one asks for a job or an order.
  package func requests(for handle: SimulatedHandle) -> SimulatedRequest {
    guard handle.kind == .job, let service = CloudService(rawValue: handle.service) else {
      return SimulatedRequest(
        service: trouble.billingSite, path: "/v2/orders/customer-orders/details/\(handle.id)",
        query: [("offset", "0"), ("limit", "10")], headers: [("X-Language", "en_US")])
    }
    let resource = registry.script(of: handle.id)?.plan.resource.id ?? "unknown"
    return service.request(job: handle.id, resource: resource, project: project)
  }

  mutating func live(until milliseconds: Int64) {
    now = max(now, milliseconds)
    while let call = rhythm.call(until: now) {
      untold.append(submission(call.card, at: call.instant))
    }
  }

  /// - Parameter name: of the resource, when the caller brings one.
  mutating func submission(
    _ card: FateCard, at instant: Int64, name: String? = nil
  ) -> Submission {
    calls += 1
    var playwright = Playwright(random: SeededRandom(seed: seed, branch: calls), instant: instant)
    let (script, order) = playwright.play(card, name: name)
    let blueprint = card.blueprint
    var submission = Submission(
      instant: instant, service: script.service.rawValue, method: blueprint.method,
      path: blueprint.path(project: project, resource: script.plan.resource.id), status: 200,
      body: [], handles: [], resource: script.plan.resource.name, user: script.user)
    if card.fate == .rejected {
      var text = RejectionText(
        service: script.service, resource: script.plan.resource, random: playwright.random)
      let rejection = text.rejection(refused[script.service, default: 0])
      refused[script.service, default: 0] += 1
      submission.status = rejection.status
      submission.body = rejection.body.bytes
      return submission
    }
    registry.add(script, order)
    let answer = SubmitText(script: script, order: order)
    submission.status = card.fate == .slow ? 202 : 200
    submission.body = answer.text.bytes
    submission.handles = answer.handles
    return submission
  }
}
