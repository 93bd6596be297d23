import Configuration

/// An account as the tools of OpenStack describe it, in a file or in variables: the names are the same.
struct OpenStackAccount {
  var name: String
  var origin: String
  var values: GivenValues
  /// What stands before a name: `OS_` for variables.
  var prefix = ""

  var account: KnownAccount {
    var account = KnownAccount(name: name, origin: origin)
    account.region = values.text("region_name", "region_id")
    account.project = values.text("project_name", "tenant_name")
    account.projectID = values.text("project_id", "tenant_id")
    account.domain = values.text("project_domain_name", "domain_name")
    account.domainID = values.text("project_domain_id", "domain_id")
    account.endpoints = endpoints
    account.authority = values.text("cacert", "ca_cert").map {
      AuthorityFile(path: $0, setting: label("cacert"))
    }
    if let url = values.text("auth_url") {
      let region = account.region ?? regionOfProject(account.project) ?? ""
      account.takeLogin(
        at: url.replacing("{region_name}", with: region), called: label("auth_url"))
    } else {
      account.adviceOnPlace = "nothing says where to log in: set \(label("auth_url"))"
    }
    account.region = account.region ?? regionOfProject(account.project)
    if values.has("auth_url"), account.project == nil, account.projectID == nil,
      account.region == nil
    {
      account.obstacle =
        account.obstacle ?? "nothing says which project: set \(label("project_name"))"
    }
    takeCredentials(&account)
    account.remarks += remarks
    return account
  }

  private func label(_ name: String) -> String {
    prefix.isEmpty ? name : prefix + name.uppercased()
  }

  /// `eu-de_prod` is a project of eu-de.
  private func regionOfProject(_ project: String?) -> String? {
    project.flatMap { $0.contains("-") ? $0.split(separator: "_").first.map(String.init) : nil }
  }

  private var endpoints: [String: String] {
    let end = "_endpoint_override"
    var endpoints: [String: String] = [:]
    for name in values.names where name.hasSuffix(end) {
      let service = String(name.dropLast(end.count)).replacing("_", with: "-")
      endpoints[service == "identity" ? "iam" : service] = values.text(name)
    }
    return endpoints
  }

  // MARK: Credentials

  private func takeCredentials(_ account: inout KnownAccount) {
    do throws(Unusable) {
      account.login = try login()
    } catch {
      account.obstacle = account.obstacle ?? error.reason
    }
  }

  private struct Unusable: Error {
    var reason: String
  }

  private func login() throws(Unusable) -> AccountLogin {
    if values.has("target_agency_name", "agency_name", "target_agency_id") {
      throw Unusable(reason: "an agency cannot be used; log in as a user of the account itself")
    }
    switch values.text("auth_type")?.lowercased() {
    case nil:
      if let keys = keys { return keys }
      if !values.has("password"), let token = values.source("token") { return .token(token) }
      return try password()
    case "password", "v3password":
      if let keys { return keys }
      return try password()
    case "token", "v3token":
      guard let token = values.source("token") else { throw missing("token") }
      return .token(token)
    case "aksk", "ak_sk":
      guard let keys else { throw missing("ak") }
      return keys
    case let other?:
      throw Unusable(
        reason: "\(label("auth_type")) \(other) cannot be used; use password, token, or ak and sk")
    }
  }

  private var keys: AccountLogin? {
    let accessKey = values.source("ak", "access_key", "access_key_id")
    let secretKey = values.source("sk", "secret_key", "access_key_secret", "secret_access_key")
    guard let accessKey, let secretKey else { return nil }
    return .keys(
      accessKey: accessKey, secretKey: secretKey,
      securityToken: values.source("security_token", "session_token"), dialect: .access)
  }

  private func password() throws(Unusable) -> AccountLogin {
    if values.has("passcode") {
      throw Unusable(
        reason: "a one-time passcode cannot be used; get a token with it, and set \(label("token"))"
      )
    }
    guard let user = values.text("username", "user_name") else { throw missing("username") }
    guard let domain = values.text("user_domain_name", "domain_name", "project_domain_name") else {
      throw missing("user_domain_name")
    }
    // Who keeps the password elsewhere is asked for it, as the tools of OpenStack do it.
    return .password(user: user, domain: domain, values.source("password") ?? .prompt)
  }

  private func missing(_ name: String) -> Unusable { Unusable(reason: "\(label(name)) is missing") }

  // MARK: What cannot be honoured

  private var remarks: [String] {
    var remarks: [String] = []
    if values.says(false, for: "verify") || values.says(true, for: "insecure") {
      let name = values.has("insecure") ? "insecure" : "verify"
      remarks.append("\(label(name)) is not honoured: certificates are always checked")
    }
    if values.has("cert", "key") {
      remarks.append("\(label("cert")) cannot be honoured: there are no client certificates")
    }
    if let interface = values.text("interface", "endpoint_type"), !interface.hasPrefix("public") {
      remarks.append("\(label("interface")) is not honoured: the public endpoints are used")
    }
    return remarks
  }
}
