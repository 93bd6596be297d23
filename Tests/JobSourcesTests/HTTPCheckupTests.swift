import JobModel
import Testing

@testable import JobSources

/// Whether an account can be asked, tried on servers of this machine.
@Suite struct HTTPCheckupTests {
  private let lab = AccountLab()

  private func checks(
    _ cloud: LoopbackCloud, services: [String], keys: SigningKeys? = nil
  ) async -> [AccountCheck] {
    var own = ["iam": cloud.address.appending(path: "/iam")]
    for name in services { own[name] = cloud.address.appending(path: "/\(name)") }
    var settings = AccountSettings(
      context: "test", endpoints: Endpoints(region: "eu-de", own: own),
      credentials: keys.map { .keys($0) }
        ?? .password(user: "u", domain: "Dom", password: SecretValue("hush")))
    settings.projectID = "p1"
    settings.domainID = "d1"
    return await checks(settings)
  }

  private func checks(_ settings: AccountSettings) async -> [AccountCheck] {
    var checks: [AccountCheck] = []
    let checkup = AccountCheckup(
      settings: settings, client: CloudClient(),
      gate: .unlimited, now: Timekeeper.system.now)
    await checkup.run { checks.append($0) }
    return checks
  }

  @Test func aHealthyAccount() async throws {
    try await lab.serve { question in
      question.path.hasPrefix("/iam") ? .json("{}") : self.lab.unknown
    } use: { cloud in
      let checks = await checks(cloud, services: ["ecs", "rds", "bss"])
      #expect(
        checks.map(\.subject) == [
          "name", "connection", "tls", "clock", "login", "project", "ecs", "rds", "orders",
        ])
      #expect(checks.filter(\.isBad) == [])
      let posted = cloud.questions.filter { $0.method != "GET" }.map(\.path)
      #expect(Set(posted) == ["/iam/v3/auth/tokens"])
    }
  }

  @Test func eachFailureIsItsOwn() async throws {
    try await lab.serve { question in
      switch question.path.split(separator: "/").first {
      case "iam": .json("{}")
      case "ecs": .json(#"{"error":{"code":"Ecs.0001","message":"no right"}}"#, status: 403)
      case "evs": .json("{}", status: 500)
      case "bss":
        .json(#"{"error_code":"CBC.0151","error_msg":"Access denied."}"#, status: 403)
      default: .json("{}", status: 404)
      }
    } use: { cloud in
      let bad = await checks(cloud, services: ["ecs", "evs", "cce", "bss"]).filter(\.isBad)
      #expect(bad.map(\.subject) == ["ecs", "evs", "orders"])
      #expect(bad.first?.finding == "Ecs.0001: no right")
      #expect(bad.last?.finding == "CBC.0151: Access denied.")
    }
  }

  @Test func aWrongPasswordEndsIt() async throws {
    try await LoopbackCloud.serve { _ in
      .json(#"{"error":{"code":401,"message":"wrong: hush"}}"#, status: 401)
    } use: { cloud in
      let checks = await checks(cloud, services: ["ecs"])
      #expect(checks.last?.subject == "login")
      #expect(checks.last?.isBad == true)
      #expect(checks.last?.finding.contains("hush") == false)
    }
  }

  @Test func keysAreTried() async throws {
    let keys = SigningKeys(accessKey: "A", secretKey: SecretValue("S"))
    try await LoopbackCloud.serve { _ in
      .json("{}", status: 401)
    } use: { cloud in
      let checks = await checks(cloud, services: ["ecs"], keys: keys)
      #expect(checks.last?.subject == "login")
      #expect(checks.last?.isBad == true)
    }
    try await LoopbackCloud.serve { _ in
      .json("{}", status: 404)
    } use: { cloud in
      let checks = await checks(cloud, services: ["ecs"], keys: keys)
      #expect(checks.map(\.subject).suffix(3) == ["project", "ecs", "orders"])
      #expect(checks.filter(\.isBad) == [])
    }
  }

  @Test func aWrongClockIsSeen() async throws {
    try await LoopbackCloud.serve { _ in
      .json("{}", status: 404, headers: ["Date": "Thu, 01 Jan 2026 00:00:00 GMT"])
    } use: { cloud in
      let clock = await checks(cloud, services: []).first { $0.subject == "clock" }
      #expect(clock?.isBad == true)
      #expect(clock?.finding.hasSuffix("s ahead") == true)
    }
  }

  @Test func aHostWhereNobodyIs() async throws {
    let nobody = try RudeServer.nobody()
    let settings = AccountSettings(
      context: "test", endpoints: Endpoints(own: ["iam": nobody]),
      credentials: .token(SecretValue("t")))
    let checks = await checks(settings)
    #expect(checks.map(\.subject) == ["name", "connection"])
    #expect(checks.last?.isBad == true)
  }
}
