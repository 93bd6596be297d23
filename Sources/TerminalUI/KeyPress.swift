/// The keys held down while another is pressed.
package struct Modifiers: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let shift = Modifiers(rawValue: 1)
  package static let control = Modifiers(rawValue: 2)
  package static let alt = Modifiers(rawValue: 4)
}

/// A key. Terminals send characters, not keys: a capital letter is its own key, without `shift`.
package enum Key: Hashable, Sendable {
  case character(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, pageUp, pageDown, home, end
  case function(Int)
}

/// A key with what was held down with it.
package struct KeyPress: Hashable, Sendable {
  package var key: Key
  package var modifiers: Modifiers

  /// Keys that no terminal can tell apart are made one here (ctrl-i is tab, ctrl-L is ctrl-l), so
  /// that a binding matches however it was spelt.
  package init(_ key: Key, _ modifiers: Modifiers = []) {
    (self.key, self.modifiers) = KeyPress.canonical(key, modifiers)
  }

  package static func character(_ character: Character) -> KeyPress {
    KeyPress(.character(character))
  }

  package static func control(_ character: Character) -> KeyPress {
    KeyPress(.character(character), .control)
  }

  private static func canonical(_ key: Key, _ modifiers: Modifiers) -> (Key, Modifiers) {
    switch key {
    case .tab where modifiers.contains(.shift), .backTab:
      return (.backTab, modifiers.subtracting(.shift))
    case .character(let character) where modifiers.contains(.control):
      let lower = Character(character.lowercased())
      let rest = modifiers.subtracting([.control, .shift])
      switch lower {
      case "i": return (.tab, rest)
      case "m", "j": return (.enter, rest)
      case "[": return (.escape, rest)
      case "?": return (.backspace, rest)
      case "@": return (.character(" "), rest.union(.control))
      default: return (.character(lower), rest.union(.control))
      }
    case .character(let character) where modifiers.contains(.shift):
      let upper = character.uppercased()
      let key = upper.count == 1 ? Key.character(Character(upper)) : .character(character)
      return (key, modifiers.subtracting(.shift))
    default:
      return (key, modifiers)
    }
  }
}
