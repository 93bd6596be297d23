import Testing

@testable import Accounts

/// Whose a job is, by the project and the region in the address around it.
@Suite struct OwnerTests {
  private static let login = "auth: { type: token, username: u, domain: d, password: p }"
  private static let openStack = [
    "OS_AUTH_URL": "https://iam.eu-de.otc.t-systems.com:443/v3", "OS_USERNAME": "ops",
    "OS_PASSWORD": "hunter2", "OS_USER_DOMAIN_NAME": "D1", "OS_TENANT_NAME": "eu-de_x",
  ]

  private func owner(
    _ contexts: [String], _ environment: [String: String] = [:], files: [String: String] = [:],
    project: String?, region: String?
  ) throws -> String? {
    let yaml =
      contexts.isEmpty
      ? "" : "contexts:\n" + contexts.map { "  \($0)\n" }.joined()
    return try Machine(yaml: yaml, environment: environment, files: files).accounts
      .owner(ofProject: project, region: region)?.name
  }

  @Test func theOnlyOneWithTheProjectOrTheRegion() throws {
    let contexts = [
      "prod: { cloud: otc, region: eu-de, project_id: aaa, \(Self.login) }",
      "test: { cloud: otc, region: eu-de, project_id: bbb, \(Self.login) }",
      "nl: { cloud: otc, region: eu-nl, \(Self.login) }",
    ]
    #expect(try owner(contexts, project: "bbb", region: "eu-de") == "test")
    #expect(try owner(contexts, project: "ccc", region: "eu-nl") == "nl")
    #expect(try owner(contexts, project: nil, region: "eu-nl") == "nl")
    // It may be of two, of none, or of anybody.
    #expect(try owner(contexts, project: nil, region: "eu-de") == nil)
    #expect(try owner(contexts, project: "ccc", region: "eu-de") == nil)
    #expect(try owner(contexts, project: nil, region: nil) == nil)
  }

  /// One that says neither its project nor its region may be meant as well.
  @Test func nobodyWhereAnotherMayBeMeant() throws {
    let contexts = [
      "prod: { cloud: otc, region: eu-de, \(Self.login) }",
      "bare: { \(Self.login), endpoints: { iam: \"https://iam.example.test/v3\" } }",
    ]
    #expect(try owner(contexts, project: nil, region: "eu-de") == nil)
  }

  /// Variables are those of one shell: in the next one there is no such account.
  @Test func noneOfVariables() throws {
    #expect(try owner([], Self.openStack, project: nil, region: "eu-de") == nil)
    let contexts = ["prod: { cloud: otc, region: eu-de, \(Self.login) }"]
    #expect(try owner(contexts, project: nil, region: "eu-de") == "prod")
    #expect(try owner(contexts, Self.openStack, project: nil, region: "eu-de") == nil)
  }

  @Test func oneOfAFileOfAnotherProgram() throws {
    let clouds = """
      clouds:
        prod: { profile: otc, region_name: eu-de, auth: { username: u, password: p } }
        dutch: { profile: otc, region_name: eu-nl, auth: { username: u, password: p } }
      """
    let files = ["/home/u/.config/openstack/clouds.yaml": clouds]
    #expect(try owner([], files: files, project: nil, region: "eu-nl") == "dutch")
    // One that is made from it is the same account.
    let made = ["work: { region: eu-nl, auth: { from: clouds.yaml, name: dutch } }"]
    #expect(try owner(made, files: files, project: nil, region: "eu-nl") == "work")
    let contexts = ["own: { cloud: otc, region: eu-nl, \(Self.login) }"]
    #expect(try owner(contexts, files: files, project: nil, region: "eu-de") == "prod")
    #expect(try owner(contexts, files: files, project: nil, region: "eu-nl") == nil)
  }
}
