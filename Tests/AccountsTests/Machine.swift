import Configuration

@testable import Accounts

/// A machine that exists only here: its variables and its files.
struct Machine {
  var yaml = ""
  var environment: [String: String] = [:]
  var files: [String: String] = [:]
  var openFiles: Set<String> = []

  var accounts: KnownAccounts {
    get throws {
      let files = files
      let openFiles = openFiles
      return KnownAccounts(
        configuration: try Configuration(yaml: yaml, path: "config.yaml"),
        path: "/home/u/.config/jobtop/config.yaml", environment: environment,
        files: UserFiles(home: "/home/u", workingFolder: "/srv/here") { path in
          files[path].map { .text($0, isOpenToOthers: openFiles.contains(path)) } ?? .missing
        })
    }
  }

  /// Finds secrets in this machine only, and nobody to ask.
  var secrets: SecretReader {
    let environment = environment
    let files = files
    return SecretReader(
      variable: { environment[$0] },
      file: { files[$0].map { .text($0, isOpenToOthers: false) } ?? .missing },
      command: { _, _ throws(SecretError) in throw SecretError("no commands here") },
      ask: { _ throws(SecretError) in throw SecretError("nobody is here") })
  }
}
