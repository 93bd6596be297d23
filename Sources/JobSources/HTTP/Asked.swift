package import JobModel

/// What came of asking a cloud.
package enum Asked: Sendable, Equatable {
  /// The bytes as they came, what is known beside them, and when they came by our clock.
  case answer([UInt8], hint: ReadingHint, received: Instant)
  /// Nobody of the account may ask for that long.
  case throttled(Span, reason: String)
  /// The cloud will not tell; asking again does not help.
  case refused(String)
  /// No answer, or none of the service itself; it may come later.
  ///
  /// - Parameter wait: so long its host is not asked; nil when it was.
  case unreachable(String, wait: Span? = nil)
  /// None of those who might know it does.
  case notFound
}

extension Asked {
  init(_ error: TransferError, at address: WebAddress) {
    guard case .held(let stop) = error else {
      self = .unreachable(error.reason(at: address))
      return
    }
    switch stop.reason {
    case .throttled(let reason): self = .throttled(stop.wait, reason: reason)
    case .lost(let reason): self = .unreachable(reason, wait: stop.wait)
    }
  }

  init(_ error: LoginError) {
    switch error {
    case .refused(let reason): self = .refused(reason)
    case .throttled(let span, let reason): self = .throttled(span, reason: reason)
    case .unreachable(let reason, let wait): self = .unreachable(reason, wait: wait)
    case .useless(let reason): self = .unreachable(reason)
    }
  }
}
