package import Configuration

/// All accounts that are known: those of the configuration, then those that other programs already have.
package struct KnownAccounts: Sendable {
  /// Their names differ.
  package private(set) var all: [KnownAccount] = []
  /// What could not be read, each in one line. None of it stops anything.
  package private(set) var warnings: [String] = []

  /// - Parameter path: of the configuration.
  package init(
    configuration: Configuration, path: String, environment: [String: String], files: UserFiles
  ) {
    let place = files.folder(of: path)
    for context in configuration.contexts {
      all.append(KnownAccount(context, path: path, folder: place, files: files))
    }
  }

  package subscript(name: String) -> KnownAccount? { all.first { $0.name == name } }
}
