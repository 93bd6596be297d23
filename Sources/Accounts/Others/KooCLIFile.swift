import Configuration

/// The profiles of KooCLI (`hcloud`), which the Terraform provider of Huawei Cloud can share.
struct KooCLIFile {
  let environment: [String: String]
  let files: UserFiles

  /// Those of the usual file, the one in use first.
  func accounts(_ notes: inout FileNotes) -> [KnownAccount] {
    let shared = environment["HW_SHARED_CONFIG_FILE"] ?? ""
    return accounts(ofFile: shared.isEmpty ? "~/.hcloud/config.json" : shared, &notes) ?? []
  }

  func accounts(ofFile path: String, _ notes: inout FileNotes) -> [KnownAccount]? {
    let path = files.absolute(path, in: files.workingFolder)
    guard let file = SettingFile(path, files, &notes) else { return nil }
    let accounts = (file.root["profiles"]?.items ?? []).compactMap { profile -> KnownAccount? in
      guard let name = profile["name"]?.text else { return nil }
      return account(name, profile, origin: "\(file.shown):\(profile.place.line)")
    }
    let isPlain = accounts.contains { $0.login != nil }
    if isPlain, file.isOpenToOthers, file.holdsSecrets { notes.warnOfOpen(file.shown) }
    let current = environment["HW_PROFILE"] ?? file.root["current"]?.text
    return accounts.filter { $0.name == current } + accounts.filter { $0.name != current }
  }

  private func account(_ name: String, _ profile: SettingNode, origin: String) -> KnownAccount {
    var account = KnownAccount(name: name, origin: origin)
    account.region = profile["region"]?.text
    account.projectID = profile["projectId"]?.text.nonEmpty
    account.domainID = profile["domainId"]?.text.nonEmpty
    account.cloud = account.region.map(Cloud.ofHuawei)
    let mode = profile["mode"]?.text ?? "AKSK"
    let holder: SettingNode?
    switch mode.uppercased() {
    case "AKSK", "": holder = profile
    case "SSO": holder = profile["ssoAuth"]?["stsToken"]
    default:
      account.obstacle = "mode \(mode) cannot be used; use a profile with keys"
      return account
    }
    let values = holder?.values ?? GivenValues()
    if let agency = ["agencyName", "agencyDomainId", "agencyDomainName"].first(where: {
      profile[$0]?.text.nonEmpty != nil
    }) {
      account.obstacle = "\(agency): an agency cannot be used; use keys of the account itself"
    } else if let key = values.first("accessKeyId"), let secret = values.source("secretAccessKey") {
      if Self.isPlain(key.text) {
        account.login = .keys(
          accessKey: key.source, secretKey: secret, securityToken: values.source("securityToken"),
          dialect: .access)
      } else {
        account.obstacle =
          "its keys are encrypted; run: hcloud configure set --cli-auth-encrypt=false"
      }
    } else {
      account.obstacle = "it has no keys"
    }
    account.adviceOnPlace = "nothing says the region: give the profile one"
    return account.placed()
  }

  /// Access keys are capital letters and digits; what is encrypted is longer and has others in it.
  private static func isPlain(_ key: String) -> Bool {
    (8...64).contains(key.utf8.count)
      && key.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) }
  }
}

extension String? {
  var nonEmpty: String? { flatMap { $0.isEmpty ? nil : $0 } }
}
