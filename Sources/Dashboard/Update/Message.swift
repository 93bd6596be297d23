package import JobModel
package import TerminalUI

/// Everything that can happen.
package enum Message: Sendable {
  case event(TerminalEvent)
  /// Time has passed. Comes before other messages, and when `AppState.nextTick` is over.
  case tick(Instant)
  /// Sources have told something new.
  case snapshot(Snapshot)
  /// The program has done something.
  case log([LogEntry])
  case arranged(ArrangementResult)
  case digested(DigestResult)
  /// What was asked for with `Effect.loadDetail`.
  case loaded(LoadedJob)
  /// A text was tracked: the rows that are new, and what came of it in one line.
  case tracked(newRows: [Int], text: String)
  /// These rows are no longer shown.
  case forgot([Int])
  /// These rows are shown again.
  case recalled([Int])
  /// Something outside could not be done; in one line.
  case failed(String)
  /// Something was done outside that the operator should know of; in one line.
  case done(String)
  /// A theme was read that the operator wants to use.
  case themeChanged(Theme)
  /// The file of a theme was saved.
  case themeSaved(Theme)
}
