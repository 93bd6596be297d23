package import TerminalUI

/// Which key does what.
package struct KeyMap: Sendable, Equatable {
  private var keys: [Action: [KeyPress]]

  /// The default keys.
  package init() {
    keys = Dictionary(uniqueKeysWithValues: Action.allCases.map { ($0, $0.defaultKeys) })
  }

  /// - Parameter overrides: from the name of an action to its keys; an empty list leaves it without.
  /// - Throws: `KeyMapError` with what is wrong, and the nearest right name.
  package init(overrides: [String: [String]]) throws(KeyMapError) {
    self.init()
    for (name, spellings) in overrides.sorted(by: { $0.key < $1.key }) {
      guard let action = Action(rawValue: name) else {
        throw KeyMapError(
          message: "no action \"\(name)\""
            + suggestion(for: name, among: Action.allCases.map(\.name)))
      }
      var presses: [KeyPress] = []
      for spelling in spellings {
        guard let press = KeyPress(parsing: spelling) else {
          throw KeyMapError(
            message: "\(name): no key \"\(spelling)\"; keys are written G, space, ctrl-l, f5, pgdn")
        }
        presses.append(press)
      }
      keys[action] = presses
    }
    takeDefaultsAway(from: overrides)
    if let (one, other, key) = conflict {
      throw KeyMapError(message: "\(key.name) is bound to both \(one.name) and \(other.name)")
    }
  }

  package func keys(of action: Action) -> [KeyPress] { keys[action] ?? [] }

  /// What a key does in a view; nil when it does nothing there.
  package func action(for press: KeyPress, in view: ViewKind) -> Action? {
    let bound = Action.allCases.filter { keys(of: $0).contains(press) }
    return bound.first { $0.views.contains(view) } ?? bound.first
  }

  /// A key that the operator gives to an action is no longer another's by default.
  private mutating func takeDefaultsAway(from overrides: [String: [String]]) {
    let chosen = Set(
      overrides.keys.compactMap(Action.init(rawValue:)).flatMap { keys(of: $0) })
    for action in Action.allCases where overrides[action.name] == nil {
      keys[action]?.removeAll(where: chosen.contains)
    }
  }

  private var conflict: (Action, Action, KeyPress)? {
    for (place, one) in Action.allCases.enumerated() {
      for other in Action.allCases.dropFirst(place + 1)
      where !one.views.isDisjoint(with: other.views) {
        if let key = keys(of: one).first(where: keys(of: other).contains) {
          return (one, other, key)
        }
      }
    }
    return nil
  }
}

/// Why keys cannot be bound as written.
package struct KeyMapError: Error, Equatable, Sendable {
  package var message: String
}
