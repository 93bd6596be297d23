package import Configuration
import Dashboard

/// All accounts that are known: those of the configuration, then those that other programs already have.
package struct KnownAccounts: Sendable {
  /// Their names differ.
  package private(set) var all: [KnownAccount] = []
  /// Those that are asked when none is named: all of the configuration, else those that other programs
  /// would use first.
  package private(set) var usual: [KnownAccount] = []
  /// What could not be read, each in one line. None of it stops anything.
  package private(set) var warnings: [String] = []

  /// - Parameter path: of the configuration.
  package init(
    configuration: Configuration, path: String, environment: [String: String], files: UserFiles
  ) {
    var notes = FileNotes()
    let others = OtherPrograms(
      environment: environment, files: files, endpoints: configuration.endpoints)
    let folder = files.folder(of: path)
    let own = configuration.contexts.map { context in
      let account = KnownAccount(context, path: path, folder: folder, files: files)
      guard case .from(let file, let name) = context.auth else { return account }
      return others.account(of: file, named: name, in: folder, for: account, &notes)
    }
    var groups = [own.map { $0.warningOfOpenFiles(files) }]
    groups += others.groups(&notes)
    groups = groups.map { $0.map { $0.trusting(files) } }
    var names: Set<String> = []
    for index in groups.indices {
      groups[index] = groups[index].map { $0.renamed(unlike: &names) }
    }
    all = groups.flatMap { $0 }
    let possible = groups.map { $0.filter { !$0.isOnlyNamed } }
    usual =
      possible.first { $0.contains { $0.obstacle == nil } } ?? possible.first { !$0.isEmpty } ?? []
    if !own.isEmpty { usual = groups[0] }
    warnings = notes.warnings
  }

  package subscript(name: String) -> KnownAccount? { all.first { $0.name == name } }

  /// The account that a job of a project and a region has to be of; nil where that says nothing, or where it may
  /// be of another account as well. One that comes from variables is there in one shell only, so no job is
  /// recorded as its own.
  package func owner(ofProject projectID: String?, region: String?) -> KnownAccount? {
    var possible: [KnownAccount] = []
    for account in all
    where (account.projectID ?? projectID) == (projectID ?? account.projectID)
      && (account.region ?? region) == (region ?? account.region)
      // A context may be made from the account of another program: that comes later, and is the same.
      && !possible.contains(where: { $0.source == account.source })
    {
      possible.append(account)
    }
    guard possible.count == 1, let only = possible.first, !only.isOfOneShell else { return nil }
    let isKnown =
      projectID != nil && only.projectID == projectID || region != nil && only.region == region
    return isKnown ? only : nil
  }

  /// What to say about a name that none of them has.
  package func message(forUnknown name: String) -> String {
    "there is no context \(name); "
      + (advice(for: name, among: all.map(\.name))
        ?? "write one in config.yaml, or use clouds.yaml or OS_*")
  }
}

extension KnownAccount {
  /// Two programs may have an account of the same name: the later one gets another.
  fileprivate func renamed(unlike names: inout Set<String>) -> KnownAccount {
    var account = self
    var number = 2
    while !names.insert(account.name).inserted {
      account.name = "\(name)-\(number)"
      number += 1
    }
    return account
  }

  fileprivate func warningOfOpenFiles(_ files: UserFiles) -> KnownAccount {
    var account = self
    for case .file(let path) in login?.secrets ?? [] {
      if case .text(_, isOpenToOthers: true) = files.read(path) {
        account.remarks.append("others can read \(files.shown(path)); chmod 600 it")
      }
    }
    return account
  }
}
