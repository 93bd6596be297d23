import JobModel

extension Login {
  /// Sends one request as soon as its host may get it. The gate and the log learn what came of it.
  ///
  /// - Parameters:
  ///   - isLogin: whether nothing but who asks is told and asked.
  ///   - secrets: what was sent that an answer may quote: they do quote what they dislike.
  ///   - request: made when it goes, since signatures tell the time.
  func exchange(
    with address: WebAddress, isLogin: Bool = false, hiding secrets: [SecretValue],
    _ request: () -> CloudRequest
  ) async throws(TransferError) -> CloudAnswer {
    hosts.insert(address.hostAndPort)
    do throws(HostStop) {
      try await gate.pass(to: address.hostAndPort)
    } catch {
      throw .held(error)
    }
    let request = request()
    let begin = now()
    do throws(TransferError) {
      let answer = try await client.answer(to: request).hiding(secrets)
      let took = now() - begin
      // No colon: what stands after "tokens:" is taken for a secret, and not shown.
      let end = "answered \(answer.status) in \(took.milliseconds) ms"
      write(.debug, "\(Self.line(request)) \(end)", requestID: answer.requestID)
      var outcome = Self.outcome(of: answer, now: now())
      // A login alone is no news of any job.
      if isLogin, outcome == .answered { outcome = .greeted }
      await learn(outcome, of: address)
      return answer
    } catch {
      await learn(Self.outcome(of: error, at: address), of: address)
      throw error
    }
  }

  /// Tries whether anything answers at an address, without any credentials.
  func reach(_ address: WebAddress) async throws(TransferError) -> CloudAnswer {
    try await exchange(with: address, isLogin: true, hiding: []) { CloudRequest(address) }
  }

  /// A token that is not taken is no matter of one job: the host gets no requests for a while.
  func lockedOut(_ answer: CloudAnswer, by address: WebAddress) async -> CloudAnswer {
    let host = address.hostAndPort
    let (wait, change) = await gate.lockOut(host, reason: AnswerReading.reason(answer))
    tell(change, of: host)
    var answer = answer
    answer.lockout = wait
    return answer
  }

  private func learn(_ outcome: HostLine.Outcome, of address: WebAddress) async {
    let host = address.hostAndPort
    let change = await gate.learn(outcome, of: host)
    tell(change, of: host)
    if change == nil, case .failed(_, let reason) = outcome { tell(.debug, "\(host): \(reason)") }
  }

  private func tell(_ change: HostLine.Change?, of host: String) {
    switch change {
    case .slowedDown(let span, let reason):
      tell(.warning, "\(host) gets no requests for \(span.coarse): \(reason)")
    case .lost(let reason): tell(.warning, "\(host): \(reason)")
    case .back(let span): write(.info, "\(host) answers again after \(span.coarse)")
    case nil: break
    }
  }

  func tell(_ level: LogLevel, _ reason: Reason) {
    write(level, reason.text, requestID: reason.requestID)
  }

  func write(
    _ level: LogLevel, _ text: @autoclosure () -> String, requestID: String? = nil
  ) {
    guard level >= log.least else { return }
    log.write(
      LogEntry(level, text(), at: now(), context: settings.context, requestID: requestID))
  }

  /// A service without a host does not exist in the region: that is no trouble.
  func forgetHost(of address: WebAddress) async { await gate.forget(address.hostAndPort) }

  private static func line(_ request: CloudRequest) -> String {
    "\(request.method) \(request.address.hostAndPort)\(request.address.path)"
  }

  private static func outcome(of answer: CloudAnswer, now: Instant) -> HostLine.Outcome {
    if let span = AnswerReading.throttle(answer, now: now) {
      return .throttled(span, reason: AnswerReading.reason(answer))
    }
    guard answer.status >= 500 else { return answer.status == 401 ? .greeted : .answered }
    return .failed(.error, reason: AnswerReading.reason(answer))
  }

  private static func outcome(
    of error: TransferError, at address: WebAddress
  ) -> HostLine.Outcome {
    let reason = error.reason(at: address)
    return switch error {
    case .abandoned, .held: .abandoned
    case .tooLarge: .answered
    case .redirected, .timedOut, .cut: .failed(.silent, reason: reason)
    case .noLibrary, .cannotResolve, .refused, .proxyWantsLogin, .tls:
      .failed(.unreachable, reason: reason)
    }
  }
}

extension LoginError {
  init(_ error: TransferError, at login: WebAddress) {
    switch Asked(error, at: login) {
    case .throttled(let span, let reason): self = .throttled(span, reason)
    case .unreachable(let reason, let wait): self = .unreachable(reason, wait: wait)
    case .answer, .refused, .notFound: self = .unreachable(error.reason(at: login))
    }
  }
}
