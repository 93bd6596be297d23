/// A terminal without a terminal: tests feed it events and look at what was shown.
package final class MemoryTerminal: Terminal {
  package var size: Size
  package var inputDescriptor: Int32 { -1 }
  package var depth: ColorDepth
  package var isUnicode: Bool

  /// Everything that was shown, oldest first.
  package private(set) var shown: [Canvas] = []
  package private(set) var rawWrites: [String] = []
  package private(set) var rings = 0
  package private(set) var repaints = 0
  package private(set) var suspensions = 0
  package private(set) var titles: [String] = []
  package private(set) var questions = 0
  package var hasLightBackground: Bool?
  package private(set) var isMouseOn = false
  package private(set) var isClosed = false
  private var waiting: [TerminalEvent] = []

  package init(size: Size, depth: ColorDepth = .trueColor, isUnicode: Bool = true) {
    self.size = size
    self.depth = depth
    self.isUnicode = isUnicode
  }

  /// What is on the screen now.
  package var screen: Canvas { shown.last ?? Canvas(size: size) }

  /// Lets the program find these events at its next look; a resize takes effect at once.
  package func feed(_ events: TerminalEvent...) {
    for case .resize(let size) in events { self.size = size }
    waiting += events
  }

  /// Types keys by their names: `type("j", "ctrl-l", "enter")`. Unknown names are ignored.
  package func type(_ names: String...) {
    waiting += names.compactMap { KeyPress(parsing: $0).map(TerminalEvent.key) }
  }

  package func show(_ canvas: Canvas) { shown.append(canvas) }
  package func repaint() { repaints += 1 }
  package func suspend() { suspensions += 1 }
  package func ring() { rings += 1 }
  package func write(raw: String) { rawWrites.append(raw) }
  package func write(title: String) { titles.append(title) }
  package func askForBackground() { questions += 1 }
  package func setMouse(_ on: Bool) { isMouseOn = on }
  package func close() { isClosed = true }

  package func pendingEvents() -> [TerminalEvent] {
    defer { waiting.removeAll() }
    return waiting
  }
}
