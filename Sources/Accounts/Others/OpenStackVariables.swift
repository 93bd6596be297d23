import Configuration

/// The variables `OS_*` of the tools of OpenStack and Open Telekom Cloud.
enum OpenStackVariables {
  /// These choose among the accounts of a file and make none.
  private static let choosing: Set<String> = [
    "cloud", "region_name", "client_config_file", "client_secure_file", "cloud_name",
  ]
  /// Any of these means that an account is meant.
  private static let names = [
    "auth_url", "username", "user_name", "password", "token", "ak", "access_key", "access_key_id",
  ]

  static func account(_ environment: [String: String]) -> KnownAccount? {
    var values = GivenValues()
    let all = GivenValues(environment, prefix: "OS_")
    for name in all.names where !["test", "std", "log"].contains(where: name.hasPrefix) {
      if let value = all.first(name), !choosing.contains(name) || name == "region_name" {
        values.set(name, value)
      }
    }
    guard Self.names.contains(where: { values.has($0) }) else { return nil }
    // As the Go client of Open Telekom Cloud has it, odd name included.
    let aws = ["AWS_ACCESS_KEY_ID", "AWS_ACCESS_SECRET_KEY"]
    if let key = environment[aws[0]], let secret = environment[aws[1]], !key.isEmpty {
      values.set("ak", GivenValue(key, of: aws[0]))
      values.set("sk", GivenValue(secret, of: aws[1]))
    }
    let name = environment["OS_CLOUD_NAME"].flatMap { $0.isEmpty ? nil : $0 } ?? "envvars"
    var account = OpenStackAccount(
      name: name, origin: "variables OS_*", values: values, prefix: "OS_"
    ).account
    account.isOfOneShell = true
    return account
  }
}
