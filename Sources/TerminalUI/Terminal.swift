/// The screen and keyboard as the program sees them. Deliberately not Sendable: the thread of the
/// event loop owns it; everything else posts messages to that loop.
package protocol Terminal: AnyObject {
  var size: Size { get }
  /// What the event loop polls. POLLHUP on it means that the terminal went away.
  var inputDescriptor: Int32 { get }
  /// What the event loop polls beside it: readable when there are events that are not input.
  var wakeDescriptor: Int32 { get }
  var depth: ColorDepth { get }
  /// Whether box lines, blocks and the like can be shown; else the ASCII glyphs are to be used.
  var isUnicode: Bool { get }

  /// Makes the screen look like the canvas. Writes only what changed, nothing if nothing did.
  func show(_ canvas: Canvas)
  /// Redraws everything, whatever the screen holds now (^L).
  func repaint()
  /// Everything that happened since the last call; empty when nothing did. Never waits.
  func pendingEvents() -> [TerminalEvent]
  /// Gives the terminal to the shell until the operator comes back with `fg` (^Z).
  func suspend()
  func ring()
  /// Sends a control sequence (OSC 52, OSC 9) past the screen. The caller has built it, and
  /// answers for what is in it.
  func write(raw: String)
  /// Sends the sequence that names the window, where it has a name. The name it had comes back at the end.
  func write(title: String)
  /// What is known of the background before the terminal is asked; nil is nothing.
  var hasLightBackground: Bool? { get }
  /// Asks the terminal for its background. The answer is an event, if there ever is one.
  func askForBackground()
  /// Whether clicks and the wheel come to the program instead of selecting text.
  func setMouse(_ on: Bool)
  /// Whether ^C is a key like all others. Else the terminal makes a signal of it, which ends the program even
  /// while it hangs.
  func setInterruptKey(_ on: Bool)
  /// Gives the terminal back as it was found. Nothing is shown afterwards; calling it again is
  /// harmless.
  func close()
}
