/// How keys are written in configuration files and in help texts.
extension KeyPress {
  /// Reads `G`, `<`, `space`, `ctrl-l`, `^L`, `alt-x`, `shift-tab`, `pgdn`, `f5`.
  package init?(parsing text: String) {
    var rest = Substring(text)
    var modifiers: Modifiers = []
    while rest.count > 1 {
      if rest.count == 2, rest.hasPrefix("^") {
        modifiers.insert(.control)
        rest = rest.dropFirst()
        continue
      }
      let word = rest.lowercased()
      guard let (prefix, modifier) = KeyPress.prefixes.first(where: { word.hasPrefix($0.0) }),
        word != prefix
      else { break }
      modifiers.insert(modifier)
      rest = rest.dropFirst(prefix.count)
    }
    guard let key = Key(parsing: rest) else { return nil }
    self.init(key, modifiers)
  }

  private static let prefixes: [(String, Modifiers)] = [
    ("ctrl-", .control), ("control-", .control), ("alt-", .alt), ("meta-", .alt),
    ("shift-", .shift),
  ]

  /// The spelling that `init(parsing:)` reads back.
  package var name: String {
    var prefix = ""
    if modifiers.contains(.control) { prefix += "ctrl-" }
    if modifiers.contains(.alt) { prefix += "alt-" }
    if modifiers.contains(.shift) { prefix += "shift-" }
    return prefix + key.name
  }

  /// The shortest unmistakable form, for the key line: `⏎`, `esc`, `^L`, `↑`.
  package var symbol: String {
    var prefix = ""
    if modifiers.contains(.alt) { prefix += "alt-" }
    if modifiers.contains(.shift) { prefix += "shift-" }
    if modifiers.contains(.control) {
      if case .character(let character) = key, character != " " {
        return prefix + "^" + character.uppercased()
      }
      prefix += "ctrl-"
    }
    return prefix + key.symbol
  }
}

extension Key {
  private static let named: [(name: String, key: Key)] = [
    ("space", .character(" ")), ("enter", .enter), ("esc", .escape), ("tab", .tab),
    ("shift-tab", .backTab), ("backspace", .backspace), ("delete", .delete), ("insert", .insert),
    ("up", .up), ("down", .down), ("left", .left), ("right", .right), ("pgup", .pageUp),
    ("pgdn", .pageDown), ("home", .home), ("end", .end),
  ]

  private static let alsoNamed: [(name: String, key: Key)] = [
    ("return", .enter), ("escape", .escape), ("backtab", .backTab), ("del", .delete),
    ("ins", .insert), ("pageup", .pageUp), ("pagedown", .pageDown), ("bs", .backspace),
  ]

  init?(parsing text: Substring) {
    if text.count == 1, let character = text.first {
      guard let safe = SafeGlyph(character), safe.isFaithful else { return nil }
      self = .character(character)
      return
    }
    let word = text.lowercased()
    if let found = (Key.named + Key.alsoNamed).first(where: { $0.name == word }) {
      self = found.key
    } else if word.hasPrefix("f"), let number = Int(word.dropFirst()), (1...63).contains(number),
      word == "f\(number)"
    {
      self = .function(number)
    } else {
      return nil
    }
  }

  var name: String {
    switch self {
    case .character(let character) where character != " ": return String(character)
    case .function(let number): return "f\(number)"
    default: return Key.named.first { $0.key == self }?.name ?? ""
    }
  }

  var symbol: String {
    switch self {
    case .enter: return "⏎"
    case .tab: return "⇥"
    case .backTab: return "⇤"
    case .backspace: return "⌫"
    case .delete: return "del"
    case .insert: return "ins"
    case .up: return "↑"
    case .down: return "↓"
    case .left: return "←"
    case .right: return "→"
    case .function(let number): return "F\(number)"
    case .character, .escape, .pageUp, .pageDown, .home, .end: return name
    }
  }
}
