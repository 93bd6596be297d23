package import Dashboard
package import JobModel

/// What the user's config.yaml says. Nothing in it is looked up: no secret, no file, no theme.
package struct Configuration: Sendable {
  /// In the order of the file.
  package var contexts: [ContextSettings] = []
  /// Base URLs by service, for contexts that come from the environment.
  package var endpoints: [String: String] = [:]
  package var links = LinkTemplates()
  /// How often the cloud is asked, at most.
  package var refresh: Span?
  /// A name, or the path of a file.
  package var theme: ThemeChoice?
  package var columns: [JobColumn]?
  package var keyMap = KeyMap()
  /// In the order of the file.
  package var views: [SavedView] = []
  package var notify = NotifySettings()

  /// The defaults, without a file.
  package init() {}
}

extension Configuration {
  /// Longer files are not read.
  package static let mostBytes = 1 << 20

  /// Whether the file itself contains a secret, so that no one else should be able to read it.
  package var holdsSecrets: Bool {
    contexts.contains { $0.auth?.secrets.contains(where: \.isWrittenOut) ?? false }
  }
}

/// The theme that a configuration asks for, and where: only the program knows all themes.
package struct ThemeChoice: Hashable, Sendable {
  package var name: String
  package var place: Place

  package init(name: String, place: Place) {
    self.name = name
    self.place = place
  }
}
