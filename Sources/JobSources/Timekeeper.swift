package import JobModel

/// The clock that sources and schedules go by. Tests and the simulated cloud bring their own.
package struct Timekeeper: Sendable {
  package var now: @Sendable () -> Instant
  /// Waits that long by this clock; ends at once when the task is cancelled.
  package var sleep: @Sendable (Span) async -> Void

  package init(
    now: @escaping @Sendable () -> Instant, sleep: @escaping @Sendable (Span) async -> Void
  ) {
    self.now = now
    self.sleep = sleep
  }
}
