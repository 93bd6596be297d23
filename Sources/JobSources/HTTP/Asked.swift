package import JobModel

/// What came of asking a cloud.
package enum Asked: Sendable, Equatable {
  /// The bytes as they came, what is known beside them, and when they came by our clock.
  case answer([UInt8], hint: ReadingHint, received: Instant)
  /// The account may not ask for that long.
  case throttled(Span, reason: Reason)
  /// The cloud will not tell; asking again does not help.
  case refused(Reason)
  /// No answer, or none of the service itself; it may come later.
  ///
  /// - Parameter wait: how long its host is not asked; nil when it was.
  case unreachable(Reason, wait: Span? = nil)
  /// None of those who might know it does.
  case notFound
}

extension Asked {
  init(_ error: TransferError, at address: WebAddress) {
    guard case .held(let stop) = error else {
      self = .unreachable(error.reason(at: address))
      return
    }
    switch stop.cause {
    case .throttled(let reason): self = .throttled(stop.wait, reason: reason)
    case .lost(let reason): self = .unreachable(reason, wait: stop.wait)
    }
  }

  init(_ error: LoginError) {
    switch error {
    case .refused: self = .refused(error.message)
    case .throttled(let span, _): self = .throttled(span, reason: error.message)
    case .unreachable(_, let wait): self = .unreachable(error.message, wait: wait)
    case .intercepted: self = .unreachable(error.message)
    }
  }
}
