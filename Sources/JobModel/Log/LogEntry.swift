/// One line of the log: what the program did, and what came of it.
package struct LogEntry: Hashable, Sendable {
  package var time: Instant
  package var level: LogLevel
  /// The account that it is about.
  package var context: String?
  /// Without line breaks and without secrets.
  package var text: String
  /// What the cloud called the request: its support asks for that.
  package var requestID: String?

  package init(
    _ level: LogLevel, _ text: String, at time: Instant, context: String? = nil,
    requestID: String? = nil
  ) {
    self.time = time
    self.level = level
    self.context = context
    self.text = text.printable
    self.requestID = requestID
  }
}

/// How much an entry matters, the least first.
package enum LogLevel: String, CaseIterable, Sendable {
  /// Each request.
  case debug
  /// Logins, recoveries, what began and ended.
  case info
  /// What goes on by itself: throttling, a host that does not answer.
  case warning
  /// What someone has to fix.
  case error
}

extension LogLevel: Comparable {
  package static func < (one: LogLevel, other: LogLevel) -> Bool { one.rank < other.rank }

  private var rank: Int { LogLevel.allCases.firstIndex(of: self) ?? 0 }
}
