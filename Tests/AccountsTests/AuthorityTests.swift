import JobSources
import Testing

@testable import Accounts

/// Files with the authorities that an account trusts, whoever names them.
@Suite struct AuthorityTests {
  private let pem = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n"
  private let folder = "/home/u/.config/jobtop"
  private let clouds = "/home/u/.config/openstack/clouds.yaml"
  private let login = "auth: { type: token, username: u, domain: d, password: p }"

  private func machine(caFile: String, _ files: [String: String]) -> Machine {
    Machine(yaml: "contexts: { a: { cloud: otc, ca_file: \(caFile), \(login) } }", files: files)
  }

  @Test(arguments: [
    ("own.pem", "/home/u/.config/jobtop/own.pem"), ("~/own.pem", "/home/u/own.pem"),
    ("/etc/own.pem", "/etc/own.pem"),
  ])
  func aContextNamesOne(_ written: String, _ path: String) throws {
    let machine = machine(caFile: written, [path: pem])
    let known = try #require(try machine.accounts["a"])
    #expect(known.problem == nil)
    #expect(try known.account(secrets: machine.secrets).authority == path)
  }

  @Test(arguments: [
    ([:], "ca_file: ~/own.pem does not exist"),
    (["/home/u/own.pem": "x"], "ca_file: ~/own.pem holds no certificate"),
    (
      ["/home/u/own.pem": "-----BEGIN PRIVATE KEY-----"], "ca_file: ~/own.pem holds no certificate"
    ),
  ])
  func oneThatIsNoneIsSaid(_ files: [String: String], _ start: String) throws {
    let machine = machine(caFile: "~/own.pem", files)
    let known = try #require(try machine.accounts["a"])
    let message = start + "; name a PEM file with the certificate of the authority"
    #expect(known.problem == message)
    #expect(throws: AccountError(context: "a", message: message)) {
      try known.account(secrets: machine.secrets)
    }
  }

  @Test func aCloudNamesOne() throws {
    let machine = Machine(files: [
      clouds: "clouds: { c: { profile: otc, verify: false, cacert: own.pem, auth: { token: t } } }",
      "/srv/here/own.pem": pem,
    ])
    let known = try #require(try machine.accounts["c"])
    #expect(known.authority?.path == "/srv/here/own.pem")
    #expect(known.problem == "verify is not honoured: certificates are always checked")
  }

  @Test func aVariableNamesOne() throws {
    let machine = Machine(environment: [
      "OS_AUTH_URL": "https://iam.example.test/v3", "OS_TOKEN": "t", "OS_PROJECT_ID": "p",
      "OS_CACERT": "/etc/own.pem",
    ])
    #expect(
      try machine.accounts["envvars"]?.obstacle
        == "OS_CACERT: /etc/own.pem does not exist; "
        + "name a PEM file with the certificate of the authority")
  }

  @Test func aContextIsAskedBeforeTheCloudItRefersTo() throws {
    let machine = Machine(
      yaml: """
        contexts:
          a: { ca_file: own.pem, auth: { from: clouds.yaml } }
          b: { auth: { from: clouds.yaml } }
        """,
      files: [
        clouds: "clouds: { c: { profile: otc, cacert: /etc/none.pem, auth: { token: t } } }",
        folder + "/own.pem": pem,
      ])
    let accounts = try machine.accounts
    #expect(accounts["a"]?.problem == nil)
    #expect(accounts["a"]?.authority?.path == folder + "/own.pem")
    #expect(accounts["b"]?.obstacle?.hasPrefix("cacert: /etc/none.pem does not exist") == true)
  }
}
