package import JobModel
package import TerminalUI

/// What is decided before the first screen is drawn, and stays.
package struct Settings: Sendable {
  /// What the header calls the place that the jobs come from: a context, a file, `demo`.
  package var sourceName = ""
  /// Whether the terminal can show more than ASCII.
  package var isUnicode = true
  package var depth = ColorDepth.trueColor
  package var keyMap = KeyMap()
  package var links = LinkTemplates()
  /// Whether the jobs are kept, so that others can be added, forgotten and written notes about.
  package var keepsJobs = false
  /// Whether the operator may only look, and not change what is kept.
  package var isReadOnly = false
  /// The columns that the operator chose, in their order; nil for those that suit the width.
  package var columns: [JobColumn]?
  package var notify = NotifySettings()
  /// The views that have a name.
  package var views: [SavedView] = []
  /// How many seconds of the clock pass in a second: those of a demo may be short.
  package var speed: Double = 1
  /// Seconds east of UTC at a moment.
  package var secondsEastOfUTC: @Sendable (Instant) -> Int = { _ in 0 }

  /// Whether the theme follows the background of the terminal, since the operator has named none.
  package var followsBackground = false

  /// Tables with more rows than this are sorted and summed up outside of the event loop.
  var mostRowsAtOnce = 10_000

  package init() {}

  /// The span of the clock that feels this long to the person at the screen.
  func felt(_ span: Span) -> Span { .seconds(span.seconds * speed) }
}
