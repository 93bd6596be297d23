/// A value of the file, and where it stands.
struct SettingNode: Sendable {
  enum Content: Sendable {
    /// - isPlain: without quotes, so that `true` and `null` have a meaning.
    case text(String, isPlain: Bool)
    case list([SettingNode])
    case fields([Field])
  }

  var content: Content
  var place: Place
  /// With everything in it, and counted as often as it is repeated by aliases.
  var size = 1
  /// How many levels there are in it, itself included.
  var height = 1

  /// `key:` with nothing behind it says nothing.
  var isNull: Bool {
    guard case .text(let text, isPlain: true) = content else { return false }
    return ["", "~", "null"].contains(text)
  }
}

/// A key with its value.
struct Field: Sendable {
  var name: String
  /// Of the key.
  var place: Place
  var value: SettingNode
}
