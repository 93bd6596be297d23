import Configuration

/// The variables `HW_*` of the Terraform provider of Huawei Cloud.
enum TerraformVariables {
  static func account(_ environment: [String: String]) -> KnownAccount? {
    let values = GivenValues(environment, prefix: "HW_")
    guard values.has("access_key", "secret_key", "user_name", "user_password") else { return nil }
    var account = KnownAccount(name: "terraform", origin: "variables HW_*")
    account.isOfOneShell = true
    account.region = values.text("region_name")
    account.project = values.text("project_name")
    account.projectID = values.text("project_id")
    account.domain = values.text("domain_name")
    account.domainID = values.text("domain_id")
    takeCloud(values, &account)
    if let accessKey = values.source("access_key"), let secretKey = values.source("secret_key") {
      account.login = .keys(
        accessKey: accessKey, secretKey: secretKey,
        securityToken: values.source("security_token"), dialect: .access)
    } else if let user = values.text("user_name"), let password = values.source("user_password"),
      let domain = account.domain
    {
      account.login = .password(user: user, domain: domain, password)
    } else {
      account.obstacle = "HW_ACCESS_KEY and HW_SECRET_KEY have to be set, both"
    }
    if values.names.contains(where: { $0.hasPrefix("assume_role_") }) {
      account.obstacle = "HW_ASSUME_ROLE_* cannot be used; use keys of the account itself"
    }
    account.adviceOnPlace = "HW_REGION_NAME is not set"
    if values.says(true, for: "insecure") {
      account.remarks.append("HW_INSECURE is not honoured: certificates are always checked")
    }
    return account
  }

  private static func takeCloud(_ values: GivenValues, _ account: inout KnownAccount) {
    switch values.text("cloud") {
    case nil: account.cloud = account.region.map(Cloud.ofHuawei)
    case "myhuaweicloud.com": account.cloud = .huaweicloud
    case "myhuaweicloud.eu": account.cloud = .huaweicloudEU
    case let other?:
      account.cloud = Cloud.owner(ofHost: "iam.\(other)")?.cloud
      if account.cloud == nil {
        account.remarks.append(
          "the hosts of \(other) are not known: give them under endpoints in config.yaml")
      }
    }
    if let url = values.text("auth_url") {
      account.takeLogin(at: url, called: "HW_AUTH_URL")
    }
  }
}
