import Configuration
import Dashboard

/// The accounts that other programs on this machine already have.
struct OtherPrograms {
  let environment: [String: String]
  let files: UserFiles
  /// For accounts that come from variables: these have no other place for them.
  let endpoints: [String: String]

  private var clouds: CloudsFile { CloudsFile(environment: environment, files: files) }
  private var sdk: HuaweiSDK { HuaweiSDK(environment: environment, files: files) }
  private var kooCLI: KooCLIFile { KooCLIFile(environment: environment, files: files) }

  /// In the order in which they are preferred. Those of a group are equal.
  func groups(_ notes: inout FileNotes) -> [[KnownAccount]] {
    var listed = clouds.usual(&notes)
    var groups: [[KnownAccount]] = []
    if let chosen = environment["OS_CLOUD"].nonEmpty {
      let isChosen = { (account: KnownAccount) in account.name == chosen }
      if !listed.contains(where: isChosen) {
        notes.warn(
          "OS_CLOUD: there is no cloud \(chosen) in clouds.yaml"
            + advised(for: chosen, among: listed.map(\.name)))
        // Somebody means one of them, and nobody knows which.
        for index in listed.indices { listed[index].isOnlyNamed = true }
      }
      groups.append(listed.filter(isChosen))
      listed.removeAll(where: isChosen)
    }
    groups.append(placed(OpenStackVariables.account(environment)))
    groups.append(listed)
    groups.append(placed(sdk.accountOfVariables(&notes)))
    groups.append([sdk.accountOfFile(&notes)].compactMap { $0 })
    groups.append(placed(TerraformVariables.account(environment)))
    let profiles = kooCLI.accounts(&notes)
    groups.append(Array(profiles.prefix(1)))
    groups.append(Array(profiles.dropFirst()))
    return groups
  }

  private func placed(_ account: KnownAccount?) -> [KnownAccount] {
    account.map { [$0.placed(at: endpoints)] } ?? []
  }

  /// The account that a context of the configuration refers to, with what the context says besides.
  ///
  /// - Parameters:
  ///   - name: nil when there is only one.
  ///   - folder: from where a relative path is meant.
  func account(
    of file: String, named name: String?, in folder: String, for context: KnownAccount,
    _ notes: inout FileNotes
  ) -> KnownAccount {
    var context = context
    guard let found = accounts(of: file, in: folder, &notes) else {
      context.obstacle = "there is no \(file), or it cannot be read"
      return context
    }
    let account = name.map { name in found.first { $0.name == name } } ?? found.first
    guard let account else {
      let hint = name.map { advised(for: $0, among: found.map(\.name)) } ?? ""
      context.obstacle = "\(file) has no account" + (name.map { " \($0)" } ?? "") + hint
      return context
    }
    if name == nil, Set(found.map(\.origin)).count > 1 {
      context.obstacle =
        "\(file) has several accounts; write name: with one of them, such as "
        + account.name
      return context
    }
    return context.completed(with: account)
  }

  private func accounts(
    of file: String, in folder: String, _ notes: inout FileNotes
  ) -> [KnownAccount]? {
    if file == "clouds.yaml" {
      let accounts = clouds.usual(&notes)
      return accounts.isEmpty ? nil : accounts
    }
    let path = files.absolute(file, in: folder)
    switch file.split(separator: "/").last {
    case "credentials": return sdk.account(ofFile: path, &notes).map { [$0] }
    case "config.json": return kooCLI.accounts(ofFile: path, &notes)
    default: return clouds.accounts(ofFile: path, &notes)
    }
  }
}

extension KnownAccount {
  /// What it says itself wins.
  fileprivate func completed(with other: KnownAccount) -> KnownAccount {
    var account = other
    account.name = name
    account.origin = "\(origin), from \(other.origin)"
    if cloud != nil { account.cloud = cloud }
    if region != nil, region != other.region {
      account.region = region
      // Where the other one logs in is of its own region.
      if account.cloud != nil { account.endpoints["iam"] = nil }
    }
    // A project belongs to a region.
    if project != nil || projectID != nil || account.region != other.region {
      account.project = project
      account.projectID = projectID
    }
    account.endpoints.merge(endpoints) { $1 }
    account.rate = rate
    account.authority = authority ?? account.authority
    account.remarks += remarks
    return account
  }
}

private func advised(for word: String, among names: [String]) -> String {
  advice(for: word, among: names).map { "; " + $0 } ?? ""
}
