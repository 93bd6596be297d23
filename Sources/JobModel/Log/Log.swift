/// Where entries go that somebody writes. Copies write to the same place.
package struct Log: Sendable {
  private let take: @Sendable (LogEntry) -> Void

  /// - Parameter take: is given each entry, from any thread; must not take long.
  package init(_ take: @escaping @Sendable (LogEntry) -> Void) {
    self.take = take
  }

  /// Forgets everything.
  package static let none = Log { _ in }

  package func write(_ entry: LogEntry) { take(entry) }
}
