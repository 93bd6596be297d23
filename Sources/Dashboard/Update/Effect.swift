/// What `update` wants done outside of the pure middle.
package enum Effect: Equatable, Sendable {
  /// Call `result()` off the event loop and post it as `.arranged`.
  case arrange(ArrangementRequest)
  /// Call `result()` off the event loop and post it as `.digested`.
  case digest(DigestRequest)
  /// Post the job of the row with its documents as `.loaded`.
  case loadDetail(Int)
  /// Ask the cloud for the jobs of these rows, out of turn.
  case askNow([Int])
  /// Ask the cloud for the jobs of these rows first: the operator is looking at them.
  case watch([Int])
  /// Put a text on the clipboard (OSC 52).
  case copy(String)
  /// Open addresses in the browser, and post what came of it.
  case open(LinkRequest)
  /// Keep where the operator is, for the next visit.
  case remember(Visit)
  /// Keep what a text names, and post it as `.tracked`.
  case track(String)
  /// No longer show the jobs of these rows, and post them as `.forgot`.
  case forget([Int])
  /// Show them again, and post them as `.recalled`.
  case recall([Int])
  /// Write a note beside the jobs of these rows.
  case note([Int], String)
  /// Write a file, and post what came of it.
  case writeFile(FileRequest)
  /// Read the theme of that name or path, and post it as `.themeChanged`.
  case loadTheme(String)
  /// Post the theme as `.themeSaved` whenever this file of it is saved; nil for none any more.
  case followTheme(String?)
  case setTitle(String)
  case setMouse(Bool)
  case ring
  /// Have the terminal show a notification of the desktop.
  case notify(String)
  /// Run the operator's command for each of the jobs of these rows, which have ended.
  case runCommand([Int])
  /// Do not run it for those that still wait for their turn.
  case dropCommands
  case repaint
  case suspend
  case quit(Int32)
}
