import Configuration
import JobModel

/// A file of another program, in YAML or in JSON, which is YAML too.
struct SettingFile {
  /// Its path as people write it.
  var shown: String
  var root: SettingNode
  var isOpenToOthers: Bool

  /// - Returns: nil when it is missing; or broken, after a note of that.
  init?(_ path: String, _ files: UserFiles, _ notes: inout FileNotes) {
    shown = files.shown(path)
    guard let file = files.text(of: path, &notes) else { return nil }
    do throws(ConfigurationError) {
      root =
        try SettingDocument.read(file.text, path: shown) ?? SettingNode(.fields([]), at: .first)
    } catch {
      notes.warn("\(error); passed over")
      return nil
    }
    isOpenToOthers = file.isOpenToOthers
  }

  /// Whether a password or a key stands in it.
  var holdsSecrets: Bool { Self.holdsSecrets(root) }

  private static let secretNames: Set<String> = [
    "password", "token", "sk", "secret_key", "access_key_secret", "secret_access_key",
    "security_token", "secretAccessKey", "securityToken",
  ]

  private static func holdsSecrets(_ node: SettingNode) -> Bool {
    node.items.contains(where: holdsSecrets)
      || node.fields.contains { field in
        secretNames.contains(field.name) && !(field.value.text ?? "").isEmpty
          || holdsSecrets(field.value)
      }
  }
}

extension Place {
  static let first = Place(line: 1, column: 1)
}
