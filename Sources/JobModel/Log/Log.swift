/// Where log entries go. Copies write to the same place.
package struct Log: Sendable {
  /// Anything less important is dropped, so there is no need to make up its text.
  package let least: LogLevel
  private let take: @Sendable (LogEntry) -> Void

  /// - Parameter take: is given each entry, from any thread; must not take long.
  package init(least: LogLevel = .debug, _ take: @escaping @Sendable (LogEntry) -> Void) {
    self.least = least
    self.take = take
  }

  /// Forgets everything.
  package static let none = Log(least: .error) { _ in }

  package func write(_ entry: LogEntry) {
    if entry.level >= least { take(entry) }
  }
}
