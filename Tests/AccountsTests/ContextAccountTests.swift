import Configuration
import JobSources
import Testing

@testable import Accounts

/// Contexts of the configuration as accounts.
@Suite struct ContextAccountTests {
  private let full = """
    contexts:
      prod:
        cloud: otc
        region: eu-de
        project: eu-de_prod
        auth: { type: token, username: ops, domain: D1, password_env: PW }
        endpoints: { ecs: "https://ecs.example.test/x" }
        rate: 5
    """

  @Test func aContextBecomesAnAccount() throws {
    let machine = Machine(yaml: full, environment: ["PW": "hunter2"])
    let known = try #require(try machine.accounts["prod"])
    #expect(known.origin == "~/.config/jobtop/config.yaml:2")
    #expect(known.login?.summary == "password of ops/D1 (variable PW)")
    #expect(known.rate == 5)
    let account = try known.account(secrets: machine.secrets)
    #expect(account.context == "prod")
    #expect(account.project == "eu-de_prod")
    #expect(
      account.credentials == .password(user: "ops", domain: "D1", password: SecretValue("hunter2")))
    #expect(account.endpoints.pattern == .otc)
    #expect(account.endpoints.own["ecs"]?.text == "https://ecs.example.test/x")
    #expect(account.endpoints.login?.text == "https://iam.eu-de.otc.t-systems.com/v3")
  }

  @Test func aMissingSecretIsSaidWithItsContext() throws {
    let known = try #require(try Machine(yaml: full).accounts["prod"])
    #expect(
      throws: AccountError(
        context: "prod", message: "password: variable PW is not set; export it")
    ) {
      try known.account(secrets: Machine().secrets)
    }
  }

  @Test func pathsAreMeantFromTheConfiguration() throws {
    let machine = Machine(
      yaml: "contexts: { a: { cloud: otc, auth: { type: aksk, access_key: AK1, "
        + "secret_key_file: sk, security_token_file: ~/tok, dialect: scoped } } }",
      files: ["/home/u/.config/jobtop/sk": "s1\n", "/home/u/tok": "t1"],
      openFiles: ["/home/u/tok"])
    let known = try #require(try machine.accounts["a"])
    #expect(known.problem == "others can read ~/tok; chmod 600 it")
    let keys = SigningKeys(
      accessKey: "AK1", secretKey: SecretValue("s1"), securityToken: SecretValue("t1"),
      dialect: .scoped())
    #expect(try known.account(secrets: machine.secrets).credentials == .keys(keys))
  }

  @Test func withoutLoginItCannotBeUsed() throws {
    let known = try #require(
      try Machine(yaml: "contexts: { a: { cloud: otc, ca_file: /x.pem } }").accounts["a"])
    #expect(known.obstacle == "nothing says how to log in: give it auth")
    #expect(known.remarks == [])
  }

  @Test func secretsAreNotInDescriptions() throws {
    let machine = Machine(
      yaml: "contexts: { a: { cloud: otc, auth: "
        + "{ type: token, username: u, domain: d, password: hunter2 } } }")
    let known = try #require(try machine.accounts["a"])
    var text = ""
    dump(known, to: &text)
    text += "\(known) " + (known.login?.summary ?? "")
    #expect(!text.contains("hunter2"))
  }
}
