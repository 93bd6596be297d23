import Dashboard
import TerminalUI

extension SettingReader {
  /// Maps the name of an action to a key or a list of keys; an empty list means no key.
  func keyMap(_ field: Field) throws(ConfigurationError) -> KeyMap {
    var overrides: [String: [String]] = [:]
    var map = KeyMap()
    _ = try all(try fields(field)) { entry throws(ConfigurationError) in
      guard Action(rawValue: entry.name) != nil else {
        throw error(
          entry.name, is: "action", among: Action.allCases.map(\.name), at: entry.place)
      }
      if entry.value.isNull { return }
      let items = try items(entry)
      guard items.count <= 20 else {
        throw error("\(entry.name): expected at most 20 keys", at: entry.value.place)
      }
      overrides[entry.name] = try all(items) { item throws(ConfigurationError) in
        let spelling = try text(item, expected: "a key")
        guard KeyPress(parsing: spelling) != nil else {
          throw error(
            "\(entry.name): unknown key \(quoted(spelling)); "
              + "keys are written G, space, ctrl-l, f5, pgdn", at: item.value.place)
        }
        return spelling
      }
      // One by one, so that a conflict is reported where its second half is written.
      do throws(KeyMapError) { map = try KeyMap(overrides: overrides) } catch {
        overrides[entry.name] = nil
        throw self.error(error.message, at: entry.place)
      }
    }
    return map
  }
}
