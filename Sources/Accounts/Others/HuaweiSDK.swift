import Configuration
import JobSources

/// What the SDKs of Huawei Cloud use: the variables `HUAWEICLOUD_SDK_*`, and the file of credentials.
struct HuaweiSDK {
  static let prefix = "HUAWEICLOUD_SDK_"

  let environment: [String: String]
  let files: UserFiles

  func accountOfVariables(_ notes: inout FileNotes) -> KnownAccount? {
    let values = GivenValues(environment, prefix: Self.prefix)
    guard values.has("ak", "sk", "id_token_file") else { return nil }
    var account = account(
      "huaweicloud-sdk", origin: "variables \(Self.prefix)*", values,
      label: {
        Self.prefix + $0.uppercased()
      }, &notes)
    account.isOfOneShell = true
    return account
  }

  /// The usual file, or the one that a variable names.
  func accountOfFile(_ notes: inout FileNotes) -> KnownAccount? {
    let chosen = environment[Self.prefix + "CREDENTIALS_FILE"] ?? ""
    return account(ofFile: chosen.isEmpty ? "~/.huaweicloud/credentials" : chosen, &notes)
  }

  func account(ofFile path: String, _ notes: inout FileNotes) -> KnownAccount? {
    let path = files.absolute(path, in: files.workingFolder)
    let shown = files.shown(path)
    guard let file = files.text(of: path, &notes) else { return nil }
    let sections = INISections(file.text)
    if let line = sections.brokenLine {
      notes.warn("\(shown):\(line): neither [section] nor key = value; passed over")
    }
    let global = sections["global"]
    guard var values = sections["basic"] ?? global else {
      notes.warn("\(shown): no section [basic] or [global]; passed over")
      return nil
    }
    // The ids of both sections are of use when the keys are the same.
    if let global, global.text("ak") == values.text("ak"), let id = global.first("domain_id") {
      values.set("domain_id", id)
    }
    if file.isOpenToOthers { notes.warnOfOpen(shown) }
    return account("huaweicloud", origin: shown, values, label: { $0 }, &notes)
  }

  private func account(
    _ name: String, origin: String, _ values: GivenValues, label: (String) -> String,
    _ notes: inout FileNotes
  ) -> KnownAccount {
    var account = KnownAccount(name: name, origin: origin)
    account.projectID = values.text("project_id")
    account.domainID = values.text("domain_id")
    if let accessKey = values.source("ak"), let secretKey = values.source("sk") {
      account.login = .keys(
        accessKey: accessKey, secretKey: secretKey,
        securityToken: values.source("security_token"), dialect: .access)
    } else if values.has("idp_id", "id_token_file") {
      account.obstacle =
        "a token of an identity provider cannot be used; use \(label("ak")) and \(label("sk"))"
    } else {
      account.obstacle = "\(label(values.has("ak") ? "sk" : "ak")) is missing"
    }
    let regions = regions(&notes)
    account.region = regions.first?.region
    if let endpoint = values.text("iam_endpoint") {
      account.takeLogin(at: endpoint, called: label("iam_endpoint"))
    }
    account.region = account.region ?? environment["HW_REGION_NAME"]
    account.cloud = account.cloud ?? account.region.map(Cloud.ofHuawei)
    for entry in regions where entry.region == account.region {
      account.endpoints[entry.service] = entry.endpoint
    }
    account.adviceOnPlace =
      "nothing says the region: set HW_REGION_NAME, or write a context with it"
    return account
  }

  // MARK: Regions

  private typealias RegionEntry = (service: String, region: String, endpoint: String)

  /// The endpoints that the user gave to the SDK, by variable or in a file.
  private func regions(_ notes: inout FileNotes) -> [RegionEntry] {
    let prefix = Self.prefix + "REGION_"
    let given = environment.filter { $0.key.hasPrefix(prefix) }.sorted { $0.key < $1.key }
    let variables: [RegionEntry] = given.compactMap { name, text in
      let words = name.dropFirst(prefix.count).lowercased().split(separator: "_")
      guard words.count > 1, let endpoint = text.split(separator: ",").first else { return nil }
      return (String(words[0]), words.dropFirst().joined(separator: "-"), Self.url(endpoint))
    }
    let chosen = environment[Self.prefix + "REGIONS_FILE"] ?? ""
    let path = files.absolute(
      chosen.isEmpty ? "~/.huaweicloud/regions.yaml" : chosen, in: files.workingFolder)
    let listed = SettingFile(path, files, &notes)?.root.fields ?? []
    return variables
      + listed.flatMap { field in
        field.value.items.compactMap { item in
          let endpoint = item["endpoint"]?.text ?? item["endpoints"]?.items.first?.text
          guard let region = item["id"]?.text, let endpoint else { return nil }
          return (field.name.lowercased(), region, Self.url(Substring(endpoint)))
        }
      }
  }

  private static func url(_ text: Substring) -> String {
    text.contains("://") ? String(text) : "https://\(text)"
  }
}

extension Cloud {
  /// The cloud of Huawei that has a region.
  static func ofHuawei(region: String) -> Cloud {
    region.hasPrefix("eu-west-1") && region.count == 11 ? .huaweicloudEU : .huaweicloud
  }
}
