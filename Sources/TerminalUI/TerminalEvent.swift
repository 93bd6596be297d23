/// What an operator, or their terminal, did.
package enum TerminalEvent: Equatable, Sendable {
  case key(KeyPress)
  /// Text pasted as one piece. It is as hostile as any other; it is never a sequence of keys.
  case paste(String)
  case mouse(MouseEvent)
  case resize(Size)
  /// The terminal has told its background.
  case background(isLight: Bool)
  /// The terminal went away: the program ends.
  case hangup
}

/// What was done with the mouse, and where.
package struct MouseEvent: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case press, doubleClick, release, scrollUp, scrollDown
  }

  package var kind: Kind
  /// 1 left, 2 middle, 3 right; 0 for the wheel.
  package var button: Int
  package var at: Point
  package var modifiers: Modifiers

  package init(kind: Kind, button: Int = 1, at: Point, modifiers: Modifiers = []) {
    self.kind = kind
    self.button = button
    self.at = at
    self.modifiers = modifiers
  }
}
