package import JobModel

/// The simulated cloud as one web site, with a login: the first word of a path names the service, so that
/// `http://127.0.0.1:8080/ecs` is the base address of the servers.
///
/// A value like the cloud behind it: it has no connection and no clock.
package struct SimulatedSite: Sendable {
  package let user: SimulatedUser
  var cloud: SimulatedCloud
  var desk: TokenDesk
  let accountID: String
  let userID: String
  private let signatures: SignatureCheck
  private var random: SeededRandom

  /// - Parameters:
  ///   - tokenLife: how long tokens are good.
  ///   - speed: how fast the clock runs by which the site is asked. What callers need their own time for
  ///     does not run faster: the life of tokens, and the 15 minutes by which signatures may be off.
  package init(
    cloud: SimulatedCloud, user: SimulatedUser = SimulatedUser(),
    tokenLife: Span = .seconds(86_400), speed: Double = 1
  ) {
    self.cloud = cloud
    self.user = user
    let stretch = max(1, speed)
    desk = TokenDesk(life: tokenLife.milliseconds, stretch: stretch, seed: cloud.seed)
    let tolerance = Span(milliseconds: Int64(900_000 * stretch))
    signatures = SignatureCheck(user: user, tolerance: tolerance)
    random = SeededRandom(seed: cloud.seed, branch: 0x517e)
    accountID = random.hex(32)
    userID = random.hex(32)
  }

  /// The id of the only project.
  package var projectID: String { cloud.project }

  /// A token without a login, to try the site by hand.
  package mutating func token(at now: Instant) -> String {
    desk.issue(.project, at: now.milliseconds, length: 38).text
  }

  package mutating func answer(_ call: SimulatedCall, at now: Instant) -> SimulatedAnswer {
    // What others submit is no news here.
    _ = cloud.advance(to: now.milliseconds)
    let (service, path) = call.route
    if service == "iam" { return logIn(call, path, at: now) }
    if let refusal = refusal(of: call, at: now) { return say(refusal, at: now) }
    guard SimulatedCloud.services.contains(service) else { return say(.noSuchAPI, at: now) }
    return cloud.answer(
      SimulatedRequest(
        method: call.method, service: service, path: path, query: call.query,
        headers: call.headers, body: call.body), at: now.milliseconds)
  }

  /// Why a call is not let in; nil for one that proves who calls.
  mutating func refusal(of call: SimulatedCall, at now: Instant) -> ErrorText? {
    let reason: String
    if let text = call.header("X-Auth-Token") {
      guard let token = desk.token(text) else { return unauthorized("decrypt token fail") }
      guard !desk.isGood(token, at: now.milliseconds) else { return nil }
      reason = "the token has expired"
    } else {
      switch signatures.verdict(on: call, at: now) {
      case .valid: return nil
      case .absent: reason = "x-auth-token not found"
      case .unknownKey: reason = "there is no such access key"
      case .wrong: reason = "verify aksk signature fail"
      case .expired: reason = "signature expired"
      }
    }
    return unauthorized(reason)
  }

  private mutating func unauthorized(_ reason: String) -> ErrorText {
    .unauthorized(reason, request: random.hex(32))
  }

  mutating func say(
    _ text: ErrorText, _ headers: [(String, String)] = [], at now: Instant
  ) -> SimulatedAnswer {
    let date = CloudInstant(now.milliseconds).httpDate
    var answer = SimulatedAnswer(
      status: text.status,
      headers: [("Date", date), ("X-Request-Id", random.hex(32))] + headers, body: [], delay: 0,
      failure: nil)
    answer.say(text.status, text.body)
    return answer
  }
}

extension SimulatedCloud {
  /// All that can be asked, by the first word of a host name.
  package static var services: [String] { CloudService.allCases.map(\.rawValue) + ["cts", "bss"] }
}
