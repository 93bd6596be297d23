import JobModel

extension Login {
  /// Sends one request as soon as its host may get it. What came of it is told to the gate and to the log.
  ///
  /// - Parameters:
  ///   - secrets: what was sent that an answer may quote: they do quote what they dislike.
  ///   - request: made when it goes, since signatures tell the time.
  func exchange(
    with address: WebAddress, hiding secrets: [SecretValue], _ request: () -> CloudRequest
  ) async throws(TransferError) -> CloudAnswer {
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
      write(.debug, "\(Self.line(request)) \(end)", answer)
      await note(Self.outcome(of: answer, now: now()), of: address, answer)
      return answer
    } catch {
      await note(Self.outcome(of: error, at: address), of: address, nil)
      throw error
    }
  }

  private func note(
    _ outcome: HostLine.Outcome, of address: WebAddress, _ answer: CloudAnswer?
  ) async {
    let host = address.hostAndPort
    switch await gate.note(outcome, of: host) {
    case .slowedDown(let span, let reason):
      write(.warning, "\(host) is left alone for \(span.coarse): \(reason)", answer)
    case .lost(let reason): write(.warning, "\(host): \(reason)", answer)
    case .back(let span): write(.info, "\(host) answers again after \(span.coarse)", answer)
    case nil:
      if case .failed(_, let reason) = outcome { write(.debug, "\(host): \(reason)", answer) }
    }
  }

  func write(
    _ level: LogLevel, _ text: @autoclosure () -> String, _ answer: CloudAnswer? = nil
  ) {
    guard level >= log.least else { return }
    log.write(
      LogEntry(
        level, text(), at: now(), context: settings.context, requestID: answer?.requestID))
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
    guard answer.status >= 500 else { return answer.status == 401 ? .refused : .answered }
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
    case .throttled(let span, let reason): self = .throttled(span, "login: \(reason)")
    case .unreachable(let reason, let wait): self = .unreachable("login: \(reason)", wait: wait)
    case .answer, .refused, .notFound:
      self = .unreachable("login: \(error.reason(at: login))")
    }
  }
}
