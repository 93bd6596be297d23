internal import CNcurses
internal import Glibc

/// The terminal that the program was started on, through ncurses.
///
/// It opens /dev/tty itself: standard input may be data, standard output may be a file. Make it
/// before other threads start, since opening sets the locale and, for a moment, a variable of the
/// environment. Whatever ends the program, the terminal is given back (see Restore.c).
///
/// A new size and the return from ^Z arrive as signals, which make `wakeDescriptor` readable.
package final class CursesTerminal: Terminal {
  package let depth: ColorDepth
  package let isUnicode: Bool
  /// Whether characters beyond ASCII can be sent at all.
  private let canSendUnicode: Bool

  private let palette: CursesPalette
  private var decoder = InputDecoder()
  private var isHungUp = false
  private let environment: TerminalEnvironment
  /// The newest, to be sent again after a stop, when the shell had its own.
  private var title: String?

  /// Takes over the screen, with at most this many colours.
  package init(maximumDepth: ColorDepth = .trueColor) throws(TerminalError) {
    let environment = TerminalEnvironment { name in getenv(name).map { String(cString: $0) } }
    guard let term = environment.term else { throw .termNotSet }
    self.environment = environment

    canSendUnicode = CursesTerminal.chooseLocale(environment)
    isUnicode = canSendUnicode && !environment.wantsASCII

    let wantsDirect =
      environment.claimsTrueColor && maximumDepth == .trueColor
      && !environment.refusesColor
    let description = TerminfoDatabase.entry(named: term).flatMap { found in
      var entry = found
      entry.leavePaletteAlone()
      if wantsDirect { entry.useDirectColors() }
      return entry.environmentValue
    }
    switch CursesTerminal.open(term, description, hasTitle: environment.isLikeXterm) {
    case CURSES_OPEN: break
    case CURSES_NO_TTY: throw .noTerminal
    case CURSES_NO_ENTRY: throw .termUnknown(term)
    case CURSES_TOO_POOR: throw .termTooPoor(term)
    case CURSES_NO_DATABASE: throw .noDatabase(term)
    default: throw .refused(term)
    }

    let colors = Int(curses_colors())
    let isDirect = wantsDirect && description != nil && colors > 256
    let possible: ColorDepth =
      isDirect ? .trueColor : colors >= 256 ? .indexed256 : colors >= 8 ? .sixteen : .monochrome
    depth = environment.refusesColor ? .monochrome : min(possible, maximumDepth)
    palette = CursesPalette(depth: depth, colors: colors, define: curses_define_pair)
  }

  deinit { curses_close() }

  package var size: Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    curses_size(&columns, &rows)
    return Size(columns: Int(columns), rows: Int(rows))
  }

  package var inputDescriptor: Int32 { curses_descriptor() }
  package var wakeDescriptor: Int32 { curses_wake_descriptor() }

  // MARK: - Showing

  package func show(_ canvas: Canvas) {
    guard !isHungUp else { return }
    let size = self.size
    if canvas.size != size { curses_erase() }
    for row in 0..<min(canvas.size.rows, size.rows) {
      canvas.forEachRun(inRow: row, columns: size.columns) { column, style, scalars in
        let ink = palette.ink(for: style)
        let text = canSendUnicode ? scalars : asciiForm(of: scalars)
        text.withUnsafeBufferPointer { buffer in
          curses_draw(
            Int32(row), Int32(column), buffer.baseAddress, Int32(buffer.count), ink.attributes,
            ink.pair)
        }
      }
    }
    if let cursor = canvas.cursor, Rect(size: size).contains(cursor) {
      curses_refresh(Int32(cursor.row), Int32(cursor.column))
    } else {
      curses_refresh(-1, -1)
    }
  }

  package func repaint() { curses_repaint() }
  package func ring() { curses_ring() }
  package func setMouse(_ on: Bool) { curses_set_mouse(on) }
  package func setInterruptKey(_ on: Bool) { curses_set_interrupt_key(on) }
  package func suspend() { curses_suspend() }
  package func close() { curses_close() }

  package func write(raw: String) {
    var raw = raw
    raw.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { curses_write($0.baseAddress, $0.count) }
    }
  }

  package func write(title: String) {
    guard environment.isLikeXterm else { return }
    self.title = title
    write(raw: title)
  }

  // MARK: - Background

  package var hasLightBackground: Bool? { environment.hasLightBackground }

  package func askForBackground() {
    guard environment.answersQuestions, depth != .monochrome else { return }
    curses_expect_answer(true)
    write(raw: TerminalColor.question)
  }

  // MARK: - Events

  package func pendingEvents() -> [TerminalEvent] {
    guard !isHungUp else { return [] }
    var events: [TerminalEvent] = []
    var hasNewSize = curses_was_continued()
    if hasNewSize, let title { write(raw: title) }
    let now = ContinuousClock.now
    while let input = CursesTerminal.nextInput() {
      events += decoder.feed(input, now: now)
      if input == .resize { hasNewSize = true }
    }
    events += decoder.flush()
    if events.contains(where: \.isAnswer) { curses_expect_answer(false) }
    if hasNewSize { events.insert(.resize(size), at: 0) }
    if curses_is_hung_up() {
      isHungUp = true
      events.append(.hangup)
    }
    return events
  }

  private static func nextInput() -> RawInput? {
    var value: UInt32 = 0
    var modifiers: Int32 = 0
    while true {
      switch curses_read(&value, &modifiers) {
      case CURSES_CHARACTER:
        if let scalar = Unicode.Scalar(value) { return .scalar(scalar) }
      case CURSES_KEY:
        if let input = RawInput(code: value, modifiers: modifiers) { return input }
      default:
        return nil
      }
    }
  }

  // MARK: - Opening

  /// Sets the character set of the process, and says whether it is UTF-8. Where the environment
  /// names none, as in many containers, UTF-8 is taken: every terminal of today understands it.
  private static func chooseLocale(_ environment: TerminalEnvironment) -> Bool {
    if curses_use_locale() { return true }
    if environment.namesOtherCharacterSet || !curses_locale_is_ascii() { return false }
    return curses_force_utf8()
  }

  /// Opens with our description of the terminal where there is one, else with the installed one.
  private static func open(
    _ term: String, _ description: String?, hasTitle: Bool
  ) -> curses_failure {
    guard let description else { return curses_open(term, hasTitle) }
    let before = getenv("TERMINFO").map { String(cString: $0) }
    setenv("TERMINFO", description, 1)
    defer {
      // Not for programs that we start.
      if let before { setenv("TERMINFO", before, 1) } else { unsetenv("TERMINFO") }
    }
    return curses_open(term, hasTitle)
  }
}

extension TerminalEvent {
  fileprivate var isAnswer: Bool {
    if case .background = self { true } else { false }
  }
}

extension RawInput {
  /// Translates a key of the C layer; nil for keys that mean nothing here.
  init?(code: UInt32, modifiers: Int32) {
    let key: Key
    switch curses_key(rawValue: code) {
    case CURSES_KEY_RESIZE: self = .resize; return
    case CURSES_KEY_PASTE_BEGINS: self = .pasteBegins; return
    case CURSES_KEY_PASTE_ENDS: self = .pasteEnds; return
    case CURSES_KEY_MOUSE: self = .mouseBegins; return
    case CURSES_KEY_UP: key = .up
    case CURSES_KEY_DOWN: key = .down
    case CURSES_KEY_RIGHT: key = .right
    case CURSES_KEY_LEFT: key = .left
    case CURSES_KEY_HOME: key = .home
    case CURSES_KEY_END: key = .end
    case CURSES_KEY_INSERT: key = .insert
    case CURSES_KEY_DELETE: key = .delete
    case CURSES_KEY_PAGE_UP: key = .pageUp
    case CURSES_KEY_PAGE_DOWN: key = .pageDown
    case CURSES_KEY_BACK_TAB: key = .backTab
    case CURSES_KEY_BACKSPACE: key = .backspace
    case CURSES_KEY_ENTER: key = .enter
    default:
      guard code > CURSES_KEY_FUNCTION.rawValue else { return nil }
      key = .function(Int(code - CURSES_KEY_FUNCTION.rawValue))
    }
    var held: Modifiers = []
    if modifiers & 1 != 0 { held.insert(.shift) }
    if modifiers & 2 != 0 { held.insert(.alt) }
    if modifiers & 4 != 0 { held.insert(.control) }
    self = .key(KeyPress(key, held))
  }
}
