import Accounts

extension SecretReader {
  /// That of the user, who sees how far it is while commands run.
  static func havingRun(commandsOf accounts: [KnownAccount]) -> SecretReader {
    var progress = ProgressLine()
    defer { progress.clear() }
    return SecretReader.system.havingRun(commandsOf: accounts) { done, all in
      progress.show("looks up secrets: \(done) of \(all) commands have ended")
    }
  }
}
