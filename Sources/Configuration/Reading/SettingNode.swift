/// A value in the file, and where it is.
package struct SettingNode: Sendable {
  package enum Content: Sendable {
    /// - isPlain: without quotes, so that `true` and `null` have a meaning.
    case text(String, isPlain: Bool)
    case list([SettingNode])
    case fields([Field])
  }

  package var content: Content
  package var place: Place
  /// Including everything inside it, counted each time an alias repeats it.
  var size = 1
  /// How many levels it has, including itself.
  var height = 1

  /// `key:` with nothing after it says nothing.
  package var isNull: Bool {
    guard case .text(let text, isPlain: true) = content else { return false }
    return ["", "~", "null"].contains(text)
  }
}

/// A key with its value.
package struct Field: Sendable {
  package var name: String
  /// Of the key.
  package var place: Place
  package var value: SettingNode
}

extension SettingNode {
  package init(_ content: Content, at place: Place) {
    self.content = content
    self.place = place
  }
}

extension Field {
  package init(_ name: String, _ value: SettingNode) {
    self.init(name: name, place: value.place, value: value)
  }
}
