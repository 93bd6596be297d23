import Configuration

/// The clouds.yaml of the tools of OpenStack, with the secure.yaml and clouds-public.yaml beside it.
struct CloudsFile {
  let environment: [String: String]
  let files: UserFiles

  /// The accounts of the first clouds.yaml that there is.
  func usual(_ notes: inout FileNotes) -> [KnownAccount] {
    let chosen = environment["OS_CLIENT_CONFIG_FILE"] ?? ""
    let path = files.absolute(chosen, in: files.workingFolder)
    if !chosen.isEmpty, case .missing = files.read(path) {
      notes.warn("OS_CLIENT_CONFIG_FILE: there is no file \(files.shown(path))")
    }
    let paths = [chosen] + self.paths("clouds")
    return firstFile(paths, &notes).map { accounts(in: $0, &notes) } ?? []
  }

  /// The accounts of a certain file; nil when there is no such file, or none that can be read.
  func accounts(ofFile path: String, _ notes: inout FileNotes) -> [KnownAccount]? {
    firstFile([path], &notes).map { accounts(in: $0, &notes) }
  }

  // MARK: Files

  private func paths(_ name: String) -> [String] {
    let folders = [
      files.workingFolder,
      UserFolders(environment: environment, home: files.home).config + "/openstack",
      files.home + "/.config/openstack", "/etc/openstack",
    ]
    return folders.flatMap { folder in
      ["yaml", "yml", "json"].map { "\(folder)/\(name).\($0)" }
    }
  }

  private func firstFile(_ paths: [String], _ notes: inout FileNotes) -> SettingFile? {
    for path in paths where !path.isEmpty {
      let path = files.absolute(path, in: files.workingFolder)
      if let file = SettingFile(path, files, &notes) { return file }
    }
    return nil
  }

  // MARK: Accounts

  private func accounts(in file: SettingFile, _ notes: inout FileNotes) -> [KnownAccount] {
    let secure = firstFile(
      [environment["OS_CLIENT_SECURE_FILE"] ?? ""] + paths("secure"), &notes)
    let profiles = firstFile(paths("clouds-public"), &notes)?.root["public_clouds"]
    let secrets = secure?.root["clouds"]
    let clouds = file.root["clouds"]?.fields ?? []
    let accounts: [KnownAccount] = clouds.flatMap { field in
      let hidden = secrets?.fields.first { $0.name == field.name }?.value
      return accountsByRegion(
        field.name, field.value.merged(with: hidden), origin: "\(file.shown):\(field.place.line)",
        profiles: profiles)
    }
    let open = [file, secure].compactMap { $0 }.filter { $0.isOpenToOthers && $0.holdsSecrets }
    for file in open { notes.warnOfOpen(file.shown) }
    return accounts
  }

  /// One for each of its regions; the first has the name of the cloud.
  private func accountsByRegion(
    _ name: String, _ cloud: SettingNode, origin: String, profiles: SettingNode?
  ) -> [KnownAccount] {
    let profileName = (cloud["profile"] ?? cloud["cloud"])?.text
    let profile = profileName.flatMap { name in
      profiles?.fields.first { $0.name == name }?.value
    }
    var values = GivenValues()
    if let profileName, profile == nil { values.merge(Self.builtin[profileName] ?? GivenValues()) }
    let whole = profile?.merged(with: cloud) ?? cloud
    values.merge(whole.values)
    values.merge(whole["auth"]?.values ?? GivenValues())
    let isUnknown = profileName != nil && profile == nil && Self.builtin[profileName ?? ""] == nil
    return regions(of: whole, chosen: chosenRegion(name)).enumerated().map { index, region in
      var own = values
      own.merge(region)
      var account = OpenStackAccount(
        name: index == 0 ? name : "\(name)/\(region.text("region_name") ?? "\(index)")",
        origin: origin, values: own
      ).account.placed()
      if isUnknown, !own.has("auth_url") {
        account.obstacle = "its profile is not known here; write auth_url instead"
      }
      return account
    }
  }

  /// The region that was chosen together with the cloud.
  private func chosenRegion(_ name: String) -> String? {
    environment["OS_CLOUD"] == name ? environment["OS_REGION_NAME"] : nil
  }

  private func regions(of cloud: SettingNode, chosen: String?) -> [GivenValues] {
    let listed = (cloud["regions"]?.items ?? []).map { region in
      var values = region["values"]?.values ?? GivenValues()
      values.merge(region["values"]?["auth"]?.values ?? GivenValues())
      values.set("region_name", GivenValue(written: region.text ?? region["name"]?.text ?? ""))
      return values
    }
    if let name = chosen ?? cloud["region_name"]?.text {
      let values = listed.first { $0.text("region_name") == name }
      return [values ?? GivenValues(["region_name": GivenValue(written: name)])]
    }
    return listed.isEmpty ? [GivenValues()] : listed
  }

  /// Those profiles that openstacksdk has built in and that are clouds of ours.
  private static let builtin: [String: GivenValues] = [
    "otc": profile("https://iam.{region_name}.otc.t-systems.com/v3", region: "eu-de"),
    "otc-swiss": profile("https://iam-pub.{region_name}.sc.otc.t-systems.com/v3", region: "eu-ch2"),
  ]

  private static func profile(_ url: String, region: String) -> GivenValues {
    GivenValues([
      "auth_url": GivenValue(written: url), "region_name": GivenValue(written: region),
    ])
  }
}
