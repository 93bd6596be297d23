import Configuration
import JobSources
import Testing

@testable import Accounts

/// Accounts that other programs have in variables and files.
@Suite struct OtherProgramTests {
  private static let openStack = [
    "OS_AUTH_URL": "https://iam.eu-de.otc.t-systems.com:443/v3", "OS_USERNAME": "ops",
    "OS_PASSWORD": "hunter2", "OS_USER_DOMAIN_NAME": "D1", "OS_TENANT_NAME": "eu-de_x",
  ]

  @Test func variablesOfOpenStack() throws {
    let machine = Machine(environment: Self.openStack)
    let known = try #require(try machine.accounts["envvars"])
    #expect(known.cloud == .otc)
    #expect(known.region == "eu-de")
    #expect(known.project == "eu-de_x")
    #expect(known.login?.summary == "password of ops/D1 (variable OS_PASSWORD)")
    #expect(
      try known.account(secrets: machine.secrets).credentials
        == .password(user: "ops", domain: "D1", password: SecretValue("hunter2")))
  }

  @Test(arguments: [
    ["OS_CLOUD": ""], ["OS_REGION_NAME": "eu-de"], ["OS_IDENTITY_API_VERSION": "3"],
    ["OS_TEST_TOKEN": "x"], ["OS_USERNAME": ""],
  ])
  func someVariablesMakeNoAccount(environment: [String: String]) throws {
    #expect(try Machine(environment: environment).accounts.all.map(\.name) == [])
  }

  @Test func whatIsMissingHasItsName() throws {
    var environment = Self.openStack
    environment["OS_USER_DOMAIN_NAME"] = nil
    environment["OS_CLOUD_NAME"] = "mine"
    #expect(
      try Machine(environment: environment).accounts["mine"]?.obstacle
        == "OS_USER_DOMAIN_NAME is missing")
  }

  @Test func keysInVariables() throws {
    let base = ["OS_AUTH_URL": "https://iam.eu-nl.otc.t-systems.com/v3"]
    let names = [
      ("OS_ACCESS_KEY", "OS_SECRET_KEY"), ("OS_ACCESS_KEY_ID", "OS_ACCESS_KEY_SECRET"),
      ("OS_AK", "OS_SK"),
    ]
    for (key, secret) in names {
      let known = try Machine(environment: base.merging([key: "A", secret: "S"]) { $1 }).accounts
      #expect(known.all.first?.login?.summary == "keys (variable \(key), variable \(secret))")
    }
    var environment = Self.openStack
    environment["AWS_ACCESS_KEY_ID"] = "A"
    environment["AWS_ACCESS_SECRET_KEY"] = "S"
    #expect(
      try Machine(environment: environment).accounts.all.first?.login?.summary.contains("AWS_")
        == true)
  }

  @Test func variablesOfTheSDK() throws {
    let machine = Machine(environment: [
      "HUAWEICLOUD_SDK_AK": "A", "HUAWEICLOUD_SDK_SK": "S", "HUAWEICLOUD_SDK_PROJECT_ID": "p1",
      "HUAWEICLOUD_SDK_DOMAIN_ID": "d1",
      "HUAWEICLOUD_SDK_REGION_ECS_CN_NORTH_9": "https://ecs.example.test,https://two.test",
    ])
    let known = try #require(try machine.accounts["huaweicloud-sdk"])
    #expect(known.region == "cn-north-9")
    #expect(known.cloud == .huaweicloud)
    #expect(known.projectID == "p1")
    #expect(known.domainID == "d1")
    #expect(known.endpoints == ["ecs": "https://ecs.example.test"])
    #expect(known.problem == nil)
  }

  @Test func variablesOfTheSDKDoNotSayTheRegion() throws {
    let environment = [
      "HUAWEICLOUD_SDK_AK": "A", "HUAWEICLOUD_SDK_SK": "S",
    ]
    #expect(
      try Machine(environment: environment).accounts.all.first?.obstacle?
        .hasPrefix("nothing says the region") == true)
    let oidc = ["HUAWEICLOUD_SDK_ID_TOKEN_FILE": "/t", "HUAWEICLOUD_SDK_IDP_ID": "i"]
    #expect(
      try Machine(environment: oidc).accounts.all.first?.obstacle?
        .hasPrefix("a token of an identity provider cannot be used") == true)
  }

  @Test func theFileOfCredentials() throws {
    let text = """
      # mine
      [basic]
      ak = A
      sk = S=with=signs
      project_id = p1
      iam_endpoint = https://iam.eu-west-101.myhuaweicloud.eu

      [global]
      ak = A
      sk = S=with=signs
      domain_id = d1
      """
    let path = "/home/u/.huaweicloud/credentials"
    var machine = Machine(files: [path: text])
    let known = try #require(try machine.accounts["huaweicloud"])
    #expect(known.origin == "~/.huaweicloud/credentials")
    #expect(known.cloud == .huaweicloudEU)
    #expect(known.region == "eu-west-101")
    #expect(known.domainID == "d1")
    let keys = SigningKeys(accessKey: "A", secretKey: SecretValue("S=with=signs"))
    #expect(try known.account(secrets: machine.secrets).credentials == .keys(keys))
    machine.openFiles = [path]
    #expect(try machine.accounts.warnings.count == 1)
    machine.files = [path: "[basic]\nnonsense\n"]
    #expect(
      try machine.accounts.warnings.first
        == "~/.huaweicloud/credentials:2: neither [section] nor key = value; passed over")
    #expect(try machine.accounts["huaweicloud"]?.obstacle == "ak is missing")
  }

  @Test func theFileOfRegions() throws {
    let machine = Machine(files: [
      "/home/u/.huaweicloud/credentials": "[basic]\nak=A\nsk=S\n",
      "/home/u/.huaweicloud/regions.yaml":
        "ECS:\n- {id: ru-moscow-1, endpoint: 'https://ecs.ru.example.test'}\n"
        + "EVS:\n- {id: ru-moscow-1, endpoints: ['https://evs.ru.example.test', b]}\n",
    ])
    let known = try #require(try machine.accounts["huaweicloud"])
    #expect(known.region == "ru-moscow-1")
    #expect(
      known.endpoints == [
        "ecs": "https://ecs.ru.example.test", "evs": "https://evs.ru.example.test",
      ])
  }

  @Test func variablesOfTerraform() throws {
    var environment = [
      "HW_ACCESS_KEY": "A", "HW_SECRET_KEY": "S", "HW_REGION_NAME": "eu-west-101",
      "HW_DOMAIN_NAME": "D", "HW_INSECURE": "true",
    ]
    let known = try #require(try Machine(environment: environment).accounts["terraform"])
    #expect(known.cloud == .huaweicloudEU)
    #expect(known.domain == "D")
    #expect(known.obstacle == nil)
    #expect(known.remarks == ["HW_INSECURE is not honoured: certificates are always checked"])
    environment["HW_SECRET_KEY"] = nil
    #expect(try Machine(environment: environment).accounts.all.first?.obstacle != nil)
  }

  @Test func profilesOfKooCLI() throws {
    let text = """
      {
      \t"current": "two",
        "profiles": [
          {"name": "one", "mode": "AKSK", "accessKeyId": "kLm+/==9x", "secretAccessKey": "zz", "region": "cn-north-4"},
          {"name": "two", "mode": "SSO", "region": "ap-southeast-1", "projectId": "p2", "accessKeyId": "",
           "ssoAuth": {"stsToken": {"accessKeyId": "HSTAEXAMPLE0001", "secretAccessKey": "S", "securityToken": "T"}}},
          {"name": "three", "mode": "ecsAgency", "region": "x"}
        ]
      }
      """
    let accounts = try Machine(files: ["/home/u/.hcloud/config.json": text]).accounts
    #expect(accounts.warnings == [])
    #expect(accounts.all.map(\.name) == ["two", "one", "three"])
    #expect(accounts.usual.map(\.name) == ["two"])
    #expect(accounts["two"]?.login?.summary == "temporary keys (written there)")
    #expect(
      accounts["one"]?.obstacle
        == "its keys are encrypted; run: hcloud configure set --cli-auth-encrypt=false")
    #expect(accounts["three"]?.obstacle?.hasPrefix("mode ecsAgency") == true)
  }

  @Test func theOrderOfPreference() throws {
    var machine = Machine(
      environment: Self.openStack,
      files: [
        "/srv/here/clouds.yaml": "clouds: { a: { profile: otc, auth: { token: t } }, "
          + "envvars: { profile: otc, auth: { token: t } } }",
        "/home/u/.huaweicloud/credentials": "[basic]\nak=A\nsk=S\n",
      ])
    machine.environment["HW_ACCESS_KEY"] = "A"
    machine.environment["HW_SECRET_KEY"] = "S"
    machine.environment["HW_REGION_NAME"] = "cn-north-4"
    machine.environment["HUAWEICLOUD_SDK_AK"] = "A"
    machine.environment["HUAWEICLOUD_SDK_SK"] = "S"
    #expect(
      try machine.accounts.all.map(\.name) == [
        "envvars", "a", "envvars-2", "huaweicloud-sdk", "huaweicloud", "terraform",
      ])
    #expect(try machine.accounts.usual.map(\.name) == ["envvars"])
    machine.environment["OS_CLOUD"] = "a"
    #expect(try machine.accounts.usual.map(\.name) == ["a"])
    machine.yaml = "contexts: { z: { cloud: otc } }\nendpoints: { ecs: 'https://own.test' }"
    #expect(try machine.accounts.usual.map(\.name) == ["z"])
    #expect(try machine.accounts["envvars"]?.endpoints == ["ecs": "https://own.test"])
    // It may be an account of another cloud, which must not see its credentials.
    #expect(try machine.accounts["a"]?.endpoints == [:])
    #expect(try machine.accounts["z"]?.endpoints == [:])
  }

  @Test(arguments: [
    "/home/u/.hcloud/config.json", "/srv/here/clouds.yaml", "/home/u/.huaweicloud/regions.yaml",
  ])
  func brokenFilesAreOneLine(path: String) throws {
    let machine = Machine(
      environment: ["HUAWEICLOUD_SDK_AK": "A", "HUAWEICLOUD_SDK_SK": "S"],
      files: [path: "{ \"a\": [ secret-text"])
    let warnings = try machine.accounts.warnings
    #expect(warnings.count == 1)
    #expect(warnings.first?.contains("secret-text") == false)
    #expect(warnings.first?.hasSuffix("; passed over") == true)
    #expect(try machine.accounts.all.count == 1)
  }
}
