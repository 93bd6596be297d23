package import JobModel
package import TerminalUI

/// Everything that can happen.
package enum Message: Sendable {
  case event(TerminalEvent)
  /// It has become later. Comes before other messages, and when `AppState.nextTick` is over.
  case tick(Instant)
  /// Sources have told something new.
  case snapshot(Snapshot)
  case arranged(ArrangementResult)
  case digested(DigestResult)
  /// What was asked for with `Effect.loadDetail`.
  case detail(JobDetail)
  /// Something that was to be done outside could not be done; in one line.
  case failed(String)
  /// Something was done outside that the operator should know of; in one line.
  case done(String)
  /// A theme was read, or its file has changed.
  case themeChanged(Theme)
}
