package import JobModel

/// How long a gateway wants to be left alone, read from what it says: `Retry-After`, or the window in
/// `policy api over ratelimit,limit:100,time:1 minute`.
package enum ThrottleMessage {
  /// What to wait when nothing says more.
  package static let fallback = Span.seconds(5)

  package static func wait(message: String?, retryAfter: String?) -> Span {
    if let seconds = retryAfter.flatMap({ Double($0) }), seconds >= 0, seconds < 86_400 {
      return .seconds(seconds)
    }
    return message.flatMap(window) ?? fallback
  }

  /// The window of the limit; for the daily ones, an hour is waited at a time.
  private static func window(_ message: String) -> Span? {
    guard let start = message.firstRange(of: "time:")?.upperBound else { return nil }
    let rest = message[start...]
    let digits = rest.prefix { $0.isNumber }
    // Nobody means more than a day, and some numbers are no spans at all.
    guard let count = Double(digits).map({ min($0, 86_400) }) else { return nil }
    let unit = rest.dropFirst(digits.count).drop { $0 == " " }
    if unit.hasPrefix("second") { return .seconds(count) }
    if unit.hasPrefix("minute") { return .seconds(count * 60) }
    return unit.hasPrefix("hour") || unit.hasPrefix("day") ? .seconds(3600) : nil
  }
}
