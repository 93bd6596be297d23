extension SimulatedCloud {
  /// Answers one request as the cloud would at this instant; time never goes back.
  ///
  /// - Parameter milliseconds: since 1970 UTC.
  package mutating func answer(
    _ request: SimulatedRequest, at milliseconds: Int64
  ) -> SimulatedAnswer {
    live(until: milliseconds)
    let text = request.query.reduce(request.service + request.path) { "\($0)&\($1.0)=\($1.1)" }
    var random = SeededRandom(seed: seed ^ stableHash(text), branch: UInt64(max(0, now)))
    let id = random.hex(32)
    let delay = random.between(trouble.latency)
    var answer = SimulatedAnswer(
      status: 200, headers: [("Date", CloudInstant(now).httpDate), ("X-Request-Id", id)], body: [],
      delay: delay, failure: nil)
    let struck = orderedTrouble(for: request.service) ?? trouble.strike(&random)
    if let struck, refuse(struck, id: id, &answer) {
      return answer
    }
    if let throttle = trouble.throttle, !allows(request.service, throttle) {
      let error = ErrorText.throttled(
        limit: throttle.limit, window: throttle.window, request: id)
      answer.say(error.status, error.body)
      if throttle.sendsRetryAfter {
        answer.headers.append(("Retry-After", String(max(1, throttle.window / 1000))))
      }
      return answer
    }
    let said = reply(to: request)
    answer.say(said.status, said.body)
    if let struck {
      answer.spoil(struck)
    }
    return answer
  }

  private mutating func orderedTrouble(for service: String) -> SimulatedTrouble.Kind? {
    let fits = { (order: OrderedTrouble) in order.service.map { $0 == service } ?? true }
    guard let index = ordered.firstIndex(where: fits) else { return nil }
    let kind = ordered[index].kind
    ordered[index].times -= 1
    if ordered[index].times <= 0 {
      ordered.remove(at: index)
    }
    return kind
  }

  private mutating func allows(_ service: String, _ throttle: SimulatedTrouble.Throttle) -> Bool {
    allowances[service, default: RequestAllowance(throttle, at: now)].take(throttle, at: now)
  }

  /// Makes the answer a refusal; false when this kind of trouble spoils an answer instead.
  private func refuse(
    _ kind: SimulatedTrouble.Kind, id: String, _ answer: inout SimulatedAnswer
  ) -> Bool {
    switch kind {
    case .throttled(let seconds):
      let window = trouble.throttle?.window ?? 60_000
      let error = ErrorText.throttled(
        limit: trouble.throttle?.limit ?? 100, window: window, request: id)
      answer.say(error.status, error.body)
      if let seconds {
        answer.headers.append(("Retry-After", String(seconds)))
      }
    case .unauthorized:
      let error = ErrorText.unauthorized("the token has expired", request: id)
      answer.say(error.status, error.body)
    case .wrongSite: answer.say(ErrorText.wrongSite.status, ErrorText.wrongSite.body)
    case .serverError: answer.say(ErrorText.serverError.status, ErrorText.serverError.body)
    case .page: answer.show(200, "Sign in to this network")
    case .badGateway: answer.show(502, "502 Bad Gateway")
    case .gatewayTimeout: answer.show(504, "504 Gateway Time-out")
    case .reset:
      answer.status = 0
      answer.headers = []
      answer.failure = .connectionReset
    case .truncated, .slow: return false
    }
    return true
  }
}

extension SimulatedAnswer {
  mutating func say(_ status: Int, _ body: JSONText) {
    self.status = status
    self.body = body.bytes
    headers.append(("Content-Type", "application/json;charset=UTF-8"))
  }

  fileprivate mutating func show(_ status: Int, _ title: String) {
    self.status = status
    self.body = ErrorText.page(title)
    headers.append(("Content-Type", "text/html"))
  }

  fileprivate mutating func spoil(_ kind: SimulatedTrouble.Kind) {
    switch kind {
    case .truncated: body = Array(body.prefix(body.count * 3 / 5))
    case .slow(let milliseconds): delay = max(delay, milliseconds)
    case .throttled, .unauthorized, .wrongSite, .serverError, .badGateway, .gatewayTimeout, .page,
      .reset:
      break
    }
  }
}
