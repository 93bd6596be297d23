/// What the keyboard driver hands over, one at a time.
enum RawInput: Equatable {
  case scalar(Unicode.Scalar)
  case key(KeyPress)
  case pasteBegins
  case pasteEnds
  /// A report of the mouse follows as scalars, `0;12;5M`.
  case mouseBegins
  case resize
}

/// Turns keyboard input into events: joins pasted text, sees that ESC and a
/// character are one key with alt, reads reports of the mouse, and swallows control sequences that
/// nobody asked for, since their letters would otherwise be taken for keys.
struct InputDecoder {
  private enum State: Equatable {
    case idle
    case escape
    /// After `ESC [` or `ESC O`; `count` characters of parameters so far.
    case sequence(introducer: Unicode.Scalar, count: Int)
    /// After `ESC ]`, `ESC P` and the like: until BEL or ESC \. The text is kept where it may be an answer.
    case string(introducer: Unicode.Scalar, count: Int, text: String)
    case mouse(String)
    case paste
  }

  private var state = State.idle
  private var pasted: [Unicode.Scalar] = []
  private var lastPasteInput: Instant?
  private var lastPress: (event: MouseEvent, when: Instant)?

  typealias Instant = ContinuousClock.Instant
  private static let mostPasted = 4_000_000
  private static let longestSequence = 64
  private static let pasteTimeout = Duration.seconds(2)
  private static let doubleClick = Duration.milliseconds(400)

  /// Takes the next input and returns the events it completes. A resize is made an
  /// event by the caller, who knows the new size.
  mutating func feed(_ input: RawInput, now: Instant) -> [TerminalEvent] {
    if state == .paste {
      // The end of a paste that got lost on the way must not swallow the keys of a whole session.
      if let last = lastPasteInput, now - last > Self.pasteTimeout {
        return endPaste() + feed(input, now: now)
      }
      lastPasteInput = now
    }
    switch input {
    case .resize:
      return []
    case .pasteBegins:
      let events = flush()
      state = .paste
      lastPasteInput = now
      return events
    case .pasteEnds:
      return state == .paste ? endPaste() : []
    case .mouseBegins:
      guard state != .paste else { return [] }
      let events = flush()
      state = .mouse("")
      return events
    case .key(let press):
      return feed(press)
    case .scalar(let scalar):
      return feed(scalar, now: now)
    }
  }

  /// Called when nothing more is waiting: a lone ESC was the escape key.
  mutating func flush() -> [TerminalEvent] {
    switch state {
    case .idle, .mouse, .paste:
      return []
    case .escape:
      state = .idle
      return [.key(KeyPress(.escape))]
    case .sequence(let introducer, let count), .string(let introducer, let count, _):
      if count == 0 {
        state = .idle
        return [.key(KeyPress(.character(Character(introducer)), .alt))]
      }
      // The rest of a control sequence may still come, and that of an answer; other text up to a BEL is given up.
      if case .string(_, _, let text) = state, !TerminalColor.mayBegin(text) { state = .idle }
      return []
    }
  }

  // MARK: - Keys

  private mutating func feed(_ press: KeyPress) -> [TerminalEvent] {
    if state == .paste { return [] }  // part of the pasted text that looked like a key
    let isAlt = state == .escape
    let events = isAlt ? [] : flush()
    state = .idle
    return events + [
      .key(KeyPress(press.key, isAlt ? press.modifiers.union(.alt) : press.modifiers))
    ]
  }

  private mutating func feed(_ scalar: Unicode.Scalar, now: Instant) -> [TerminalEvent] {
    switch state {
    case .idle:
      if scalar == "\u{1B}" {
        state = .escape
        return []
      }
      return [.key(Self.keyPress(scalar))]
    case .escape:
      switch scalar {
      case "\u{1B}":
        return [.key(KeyPress(.escape))]
      case "[", "O":
        state = .sequence(introducer: scalar, count: 0)
        return []
      case "]", "P", "X", "^", "_":
        state = .string(introducer: scalar, count: 0, text: "")
        return []
      default:
        state = .idle
        let press = Self.keyPress(scalar)
        return [.key(KeyPress(press.key, press.modifiers.union(.alt)))]
      }
    case .sequence(let introducer, let count):
      // ECMA-48: parameters and intermediates, then one final character.
      if (0x20..<0x40).contains(scalar.value), count < Self.longestSequence {
        state = .sequence(introducer: introducer, count: count + 1)
        return []
      }
      state = .idle
      return scalar == "\u{1B}" ? feed(scalar, now: now) : []
    case .string(let introducer, let count, let text):
      switch scalar {
      case "\u{07}", "\u{9C}": state = .idle
      // What follows is the \ of the terminator, and is swallowed as a sequence of one.
      case "\u{1B}": state = .sequence(introducer: scalar, count: 1)
      default:
        let isShort = introducer == "]" && count < Self.longestSequence
        state = .string(
          introducer: introducer, count: count + 1, text: isShort ? text + String(scalar) : "")
        return []
      }
      guard introducer == "]", let color = TerminalColor(answer: text) else { return [] }
      return [.background(isLight: color.isLight)]
    case .mouse(let report):
      return feed(scalar, toReport: report, now: now)
    case .paste:
      if pasted.count < Self.mostPasted { pasted.append(scalar) }
      return []
    }
  }

  /// The key that sends this character.
  private static func keyPress(_ scalar: Unicode.Scalar) -> KeyPress {
    switch scalar.value {
    case 0x09: return KeyPress(.tab)
    case 0x0A, 0x0D: return KeyPress(.enter)
    case 0x1B: return KeyPress(.escape)
    case 0x7F: return KeyPress(.backspace)
    case 0..<0x20:
      // Control characters are the column of @A-Z[\]^_ moved down by 64.
      let letter = Character(Unicode.Scalar(UInt8(scalar.value + 0x40)))
      return KeyPress(.character(letter), .control)
    default: return KeyPress(.character(Character(scalar)))
    }
  }

  private mutating func endPaste() -> [TerminalEvent] {
    state = .idle
    // Terminals send the end of a line as the key that makes one.
    let text = String(
      String(String.UnicodeScalarView(pasted)).map { $0 == "\r" || $0 == "\r\n" ? "\n" : $0 })
    pasted = []
    return text.isEmpty ? [] : [.paste(text)]
  }

  // MARK: - Mouse

  private mutating func feed(
    _ scalar: Unicode.Scalar, toReport report: String, now: Instant
  ) -> [TerminalEvent] {
    switch scalar {
    case "0"..."9", ";":
      state = report.utf8.count < Self.longestSequence ? .mouse(report + String(scalar)) : .idle
      return []
    default:
      state = .idle
      let isEnd = scalar == "M" || scalar == "m"
      guard isEnd, let event = MouseEvent(report: report, isRelease: scalar == "m") else {
        return []
      }
      return [.mouse(recognizingDoubleClick(event, now: now))]
    }
  }

  private mutating func recognizingDoubleClick(_ event: MouseEvent, now: Instant) -> MouseEvent {
    guard event.kind == .press else { return event }
    if let last = lastPress, last.event == event, now - last.when <= Self.doubleClick {
      lastPress = nil
      var double = event
      double.kind = .doubleClick
      return double
    }
    lastPress = (event, now)
    return event
  }
}

extension MouseEvent {
  /// Reads `button;column;row` as terminals report it in mode 1006; nil for what no one
  /// wants to know, such as movement.
  init?(report: String, isRelease: Bool) {
    let fields = report.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    guard fields.count == 3, let code = fields[0], let column = fields[1], let row = fields[2],
      column > 0, row > 0, code & 32 == 0
    else { return nil }
    var modifiers: Modifiers = []
    if code & 4 != 0 { modifiers.insert(.shift) }
    if code & 8 != 0 { modifiers.insert(.alt) }
    if code & 16 != 0 { modifiers.insert(.control) }
    let kind: Kind
    var button = 0
    switch code & ~28 {
    case 0, 1, 2:
      kind = isRelease ? .release : .press
      button = (code & 3) + 1
    case 64: kind = .scrollUp
    case 65: kind = .scrollDown
    default: return nil
    }
    self.init(
      kind: kind, button: button, at: Point(column: column - 1, row: row - 1),
      modifiers: modifiers)
  }
}
