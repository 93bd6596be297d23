import Configuration
import JobSources
import Testing

@testable import Accounts

/// The clouds.yaml of the tools of OpenStack.
@Suite struct CloudsFileTests {
  private static let usual = "/home/u/.config/openstack/clouds.yaml"
  private static let prod = """
    clouds:
      prod:
        auth:
          auth_url: https://iam.eu-de.otc.t-systems.com/v3
          username: ops
          password: hunter2
          project-name: eu-de_prod
          user_domain_name: D1
    """

  private func machine(_ yaml: String, _ environment: [String: String] = [:]) -> Machine {
    Machine(environment: environment, files: [Self.usual: yaml])
  }

  @Test(arguments: [("", "/openstack"), ("own", "/srv/here/own/openstack")])
  func aFolderThatIsNotAbsoluteIsIgnored(_ chosen: String, wrong: String) throws {
    var machine = machine(Self.prod, ["XDG_CONFIG_HOME": chosen])
    machine.files["\(wrong)/clouds.yaml"] = "clouds: { wrong: { region_name: eu-de } }"
    #expect(try machine.accounts.all.map(\.name) == ["prod"])
  }

  private func only(_ cloud: String) throws -> KnownAccount {
    let accounts = try machine("clouds: { c: { \(cloud) } }").accounts
    #expect(accounts.warnings == [])
    return try #require(accounts["c"])
  }

  @Test func aCloudIsAnAccount() throws {
    let machine = machine(Self.prod)
    let accounts = try machine.accounts
    #expect(accounts.usual.map(\.name) == ["prod"])
    let known = try #require(accounts["prod"])
    #expect(known.origin == "~/.config/openstack/clouds.yaml:2")
    #expect(known.cloud == .otc)
    #expect(known.region == "eu-de")
    #expect(known.project == "eu-de_prod")
    #expect(known.endpoints == [:])
    #expect(known.problem == nil)
    #expect(
      try known.account(secrets: machine.secrets).credentials
        == .password(user: "ops", domain: "D1", password: SecretValue("hunter2")))
  }

  @Test func theFirstFileThatThereIsCounts() throws {
    var machine = machine(Self.prod)
    machine.files["/srv/here/clouds.yaml"] = "clouds: { here: { profile: otc } }"
    #expect(try machine.accounts.all.map(\.name) == ["here"])
    machine.environment["OS_CLIENT_CONFIG_FILE"] = "/srv/c.yaml"
    machine.files["/srv/c.yaml"] = "clouds: { there: { profile: otc } }"
    #expect(try machine.accounts.all.map(\.name) == ["there"])
    machine.files["/srv/c.yaml"] = "clouds: [\n"
    #expect(try machine.accounts.all.map(\.name) == ["here"])
    #expect(try machine.accounts.warnings.count == 1)
    #expect(try machine.accounts.warnings[0].hasPrefix("/srv/c.yaml:"))
  }

  @Test func secretsMayBeInAFileOfTheirOwn() throws {
    var machine = machine(Self.prod.replacing("password: hunter2", with: "x: y"))
    machine.files["/home/u/.config/openstack/secure.yaml"] =
      "clouds: { prod: { auth: { password: hunter3 } } }"
    let known = try #require(try machine.accounts["prod"])
    #expect(
      try known.account(secrets: machine.secrets).credentials
        == .password(user: "ops", domain: "D1", password: SecretValue("hunter3")))
  }

  @Test func aFileThatOthersCanReadIsWarnedOf() throws {
    var machine = machine(Self.prod)
    machine.openFiles = [Self.usual]
    #expect(
      try machine.accounts.warnings == [
        "~/.config/openstack/clouds.yaml: others can read the secrets in it; chmod 600 it"
      ])
  }

  @Test func profilesBringTheirAddress() throws {
    let otc = try only("profile: otc, region_name: eu-nl, auth: { token: t }")
    #expect(otc.cloud == .otc)
    #expect(
      try otc.addresses().login?.text == "https://iam.eu-nl.otc.t-systems.com/v3")
    let swiss = try only("profile: otc-swiss, auth: { token: t }")
    #expect(swiss.cloud == .otcSwiss)
    #expect(swiss.region == "eu-ch2")
    #expect(
      try swiss.addresses().login?.text == "https://iam-pub.eu-ch2.sc.otc.t-systems.com/v3")
    #expect(
      try only("profile: vexxhost, auth: { token: t }").obstacle
        == "its profile is not known here; write auth_url instead")
  }

  @Test func eachRegionIsAnAccount() throws {
    let accounts = try machine(
      "clouds: { c: { profile: otc, regions: [eu-de, { name: eu-nl, values: { auth: "
        + "{ project_id: p2 } } }], auth: { token: t } } }"
    ).accounts
    #expect(accounts.all.map(\.name) == ["c", "c/eu-nl"])
    #expect(accounts.all.map(\.region) == ["eu-de", "eu-nl"])
    #expect(accounts.all.map(\.projectID) == [nil, "p2"])
  }

  @Test func aFileThatIsNotThereIsNamed() throws {
    let accounts = try machine("clouds: {}", ["OS_CLIENT_CONFIG_FILE": "/no/such.yaml"]).accounts
    #expect(accounts.warnings == ["OS_CLIENT_CONFIG_FILE: there is no file /no/such.yaml"])
  }

  @Test func OS_CLOUDChooses() throws {
    let yaml =
      "clouds: { a: { profile: otc, auth: { token: t } }, "
      + "b: { profile: otc, auth: { token: t } } }"
    #expect(try machine(yaml).accounts.usual.map(\.name) == ["a", "b"])
    let chosen = try machine(yaml, ["OS_CLOUD": "b", "OS_REGION_NAME": "eu-nl"]).accounts
    #expect(chosen.usual.map(\.name) == ["b"])
    #expect(chosen["b"]?.region == "eu-nl")
    #expect(chosen["a"]?.region == "eu-de")
    let wrong = try machine(yaml, ["OS_CLOUD": "xylophone"]).accounts
    #expect(
      wrong.warnings == ["OS_CLOUD: there is no cloud xylophone in clouds.yaml; there are a, b"])
    // Another one than was meant is not asked; whoever names it gets it.
    #expect(wrong.usual.map(\.name) == [])
    #expect(wrong["a"]?.obstacle == nil)
  }

  @Test(arguments: [
    ("", "password of u/D (written there)"),
    ("auth_type: v3password,", "password of u/D (written there)"),
    ("auth_type: token,", "token (written there)"),
    ("auth_type: v3token,", "token (written there)"),
  ])
  func typesOfLogin(type: String, summary: String) throws {
    let known = try only(
      "\(type) profile: otc, auth: { username: u, password: p, domain_name: D, token: t }")
    #expect(known.login?.summary == summary)
  }

  @Test func keysOfOpenTelekomCloud() throws {
    let known = try only("profile: otc, auth: { ak: A, sk: S, security_token: T }")
    #expect(known.login?.summary == "temporary keys (written there)")
  }

  @Test(arguments: [
    ("auth_type: v3oidcpassword, profile: otc", "auth_type v3oidcpassword cannot be used"),
    ("auth: { token: t }", "nothing says where to log in: set auth_url"),
    ("profile: otc, auth: { username: u, password: p }", "user_domain_name is missing"),
    ("profile: otc, auth: { token: t, agency_name: x }", "an agency cannot be used"),
    ("auth: { auth_url: 'nonsense', project_id: p, token: t }", "auth_url is not a URL"),
  ])
  func whatCannotBeUsedIsSaid(cloud: String, obstacle: String) throws {
    #expect(try only(cloud).obstacle?.hasPrefix(obstacle) == true)
  }

  @Test func whatCannotBeHonouredIsSaid() throws {
    let known = try only(
      "profile: otc, verify: false, interface: internal, auth: { token: t }")
    #expect(known.obstacle == nil)
    #expect(known.remarks.count == 2)
  }

  @Test func otherCloudsLogInAtTheirOwnAddress() throws {
    let known = try only(
      "auth: { auth_url: 'https://iam.example.test:5000/v3', token: t, project_name: p }, "
        + "ecs_endpoint_override: 'https://ecs.example.test'")
    #expect(known.cloud == nil)
    #expect(try known.addresses().login?.text == "https://iam.example.test:5000/v3")
    #expect(known.endpoints["ecs"] == "https://ecs.example.test")
  }

  @Test func contextsMayReferToIt() throws {
    var machine = machine(Self.prod)
    machine.yaml = """
      contexts:
        a: { project: eu-de_test, auth: { from: clouds.yaml, name: prod } }
        b: { auth: { from: clouds.yaml, name: prd } }
        c: { auth: { from: none.yaml } }
      """
    let accounts = try machine.accounts
    #expect(accounts["a"]?.project == "eu-de_test")
    #expect(accounts["a"]?.cloud == .otc)
    #expect(
      accounts["a"]?.origin
        == "~/.config/jobtop/config.yaml:2, from ~/.config/openstack/clouds.yaml:2")
    #expect(accounts["b"]?.obstacle == "clouds.yaml has no account prd; did you mean prod?")
    #expect(accounts["c"]?.obstacle == "there is no none.yaml, or it cannot be read")
    #expect(accounts.usual.map(\.name) == ["a", "b", "c"])
  }
}
