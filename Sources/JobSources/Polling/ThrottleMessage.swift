package import JobModel

/// How long a gateway asks to wait, read from what it says: `Retry-After`, or the window in
/// `policy api over ratelimit,limit:100,time:1 minute`, `100/1 minute`, `for up to one minute`.
package enum ThrottleMessage {
  /// What to wait when nothing says more.
  package static let fallback = Span.seconds(5)
  /// Nobody means more, and some numbers are no spans at all.
  private static let longest: Double = 86_400

  package static func wait(message: String?, retryAfter: String?) -> Span {
    if let seconds = retryAfter.flatMap({ Double($0) }), seconds >= 0 {
      return .seconds(min(seconds, longest))
    }
    return message.flatMap(window) ?? fallback
  }

  /// The window of the limit; for the daily ones, an hour is waited at a time.
  private static func window(_ message: String) -> Span? {
    let message = message.lowercased()
    // The limit itself may come with a unit too.
    let rest = message.firstRange(of: "time:").map { message[$0.upperBound...] } ?? message[...]
    guard let match = rest.firstMatch(of: #/(\d+|\bone|\/)\s*(second|minute|hour|day)/#) else {
      return nil
    }
    let count = min(Double(match.1) ?? 1, longest)
    switch match.2 {
    case "second": return .seconds(count)
    case "minute": return .seconds(count * 60)
    default: return .seconds(3600)
    }
  }
}
