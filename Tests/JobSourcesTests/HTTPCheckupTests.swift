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
    return await checks(settings(own, keys: keys))
  }

  private func settings(
    _ own: [String: WebAddress], keys: SigningKeys? = nil
  ) -> AccountSettings {
    var settings = AccountSettings(
      context: "test", endpoints: Endpoints(region: "eu-de", own: own),
      credentials: keys.map { .keys($0) }
        ?? .password(user: "u", domain: "Dom", password: SecretValue("hush")))
    settings.projectID = "p1"
    settings.domainID = "d1"
    return settings
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
        checks.map(\.subjects) == [
          ["name"], ["connection"], ["tls"], ["clock"], ["login"], ["project"], ["ecs", "rds"],
          ["orders"],
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
      #expect(bad.map(\.subjects) == [["ecs"], ["evs"], ["orders"]])
      #expect(bad.first?.finding == "Ecs.0001: no right")
      #expect(bad.last?.finding == "CBC.0151: Access denied.")
    }
  }

  /// Each answer has a number of its own, which makes no other answer of it.
  @Test func servicesThatSayTheSameAreOneCheck() async throws {
    try await lab.serve { question in
      question.path.hasPrefix("/iam")
        ? .json("{}")
        : .json(
          #"{"error_code":"APIGW.0302","error_msg":"not subscribed"}"#, status: 403,
          headers: ["X-Request-Id": question.path])
    } use: { cloud in
      let bad = await checks(cloud, services: ["evs", "ecs", "rds"]).filter(\.isBad)
      #expect(bad.map(\.subjects) == [["ecs", "evs", "rds"]])
      #expect(bad.first?.finding.hasPrefix("APIGW.0302: not subscribed (request /ecs/") == true)
    }
  }

  /// Whoever stands in between may answer in the place of a service.
  @Test(arguments: ["<html><title>Sign in</title></html>", "{\"jobs\": ["])
  func whatIsNoAnswerIsNoGoodAnswer(body: String) async throws {
    try await lab.serve { question in
      question.path.hasPrefix("/iam") ? .json("{}") : .json(body)
    } use: { cloud in
      let bad = await checks(cloud, services: ["ecs"]).filter(\.isBad)
      #expect(bad.map(\.subjects) == [["ecs"]])
    }
  }

  @Test func hostsWhereNobodyIsAreOneCheck() async throws {
    let hosts = try (0..<3).map { _ in try RudeServer.nobody() }
    try await lab.serve { _ in
      .json("{}")
    } use: { cloud in
      var own = ["iam": cloud.address.appending(path: "/iam")]
      for (name, host) in zip(["ecs", "evs", "vpc"], hosts) { own[name] = host }
      let bad = await checks(settings(own)).filter(\.isBad)
      #expect(bad.map(\.subjects) == [["ecs", "evs", "vpc"]])
      #expect(bad.first?.finding == "nobody answers at \(hosts[0].hostAndPort) and 2 others")
    }
  }

  /// A cloud that asks to wait is not asked about the rest.
  @Test func whoIsSentAwayOnceDoesNotGoOn() async throws {
    try await lab.serve { question in
      question.path.hasPrefix("/iam")
        ? .json("{}")
        : .json(
          #"{"error_code":"APIGW.0308","error_msg":"over ratelimit,limit:100,time:1 minute"}"#,
          status: 429, headers: ["X-Request-Id": question.path])
    } use: { cloud in
      let services = ServiceRow.all.filter { $0.scope == .project }.map(\.name)
      let checks = await checks(cloud, services: services + ["bss"])
      let bad = checks.filter(\.isBad)
      #expect(bad.count == 1)
      #expect(bad.first?.subjects.first == services.first)
      #expect(bad.first?.finding.contains("APIGW.0308: over ratelimit") == true)
      if case .throttled(let span)? = bad.first?.result {
        #expect((60...70).contains(span.seconds))
      } else {
        Issue.record("\(String(describing: bad.first))")
      }
      let rest = checks.filter { $0.finding.hasPrefix("not asked") }
      // Those of the whole account need a login of their own, at a host that was just asked too often.
      #expect(Set((bad + rest).flatMap(\.subjects)) == Set(ServiceRow.all.map(\.name) + ["orders"]))
      let asked = cloud.questions.filter { !$0.path.hasPrefix("/iam") }
      #expect((1...6).contains(asked.count))
    }
  }

  @Test func aWrongPasswordEndsIt() async throws {
    try await LoopbackCloud.serve { _ in
      .json(#"{"error":{"code":401,"message":"wrong: hush"}}"#, status: 401)
    } use: { cloud in
      let checks = await checks(cloud, services: ["ecs"])
      #expect(checks.last?.subjects == ["login"])
      #expect(checks.last?.isBad == true)
      #expect(checks.last?.finding.contains("hush") == false)
    }
  }

  /// The secrets are good then: it is the settings that have to be mended.
  @Test func aProjectThatIsNotThereIsNoWrongPassword() async throws {
    try await LoopbackCloud.serve { question in
      question.path.hasSuffix("/projects") ? .json(#"{"projects":[]}"#) : .json("{}")
    } use: { cloud in
      var settings = settings(
        ["iam": cloud.address.appending(path: "/iam")],
        keys: SigningKeys(accessKey: "A", secretKey: SecretValue("S")))
      settings.projectID = nil
      let last = await checks(settings).last
      #expect(last?.subjects == ["project"])
      #expect(last?.finding == "there is no project named eu-de")
    }
  }

  @Test func keysAreTried() async throws {
    let keys = SigningKeys(accessKey: "A", secretKey: SecretValue("S"))
    try await LoopbackCloud.serve { _ in
      .json("{}", status: 401)
    } use: { cloud in
      let checks = await checks(cloud, services: ["ecs"], keys: keys)
      #expect(checks.last?.subjects == ["login"])
      #expect(checks.last?.isBad == true)
    }
    try await LoopbackCloud.serve { _ in
      .json("{}", status: 404)
    } use: { cloud in
      let checks = await checks(cloud, services: ["ecs"], keys: keys)
      #expect(checks.map(\.subjects).suffix(3) == [["project"], ["ecs"], ["orders"]])
      #expect(checks.filter(\.isBad) == [])
    }
  }

  @Test func aWrongClockIsSeen() async throws {
    try await LoopbackCloud.serve { _ in
      .json("{}", status: 404, headers: ["Date": "Thu, 01 Jan 2026 00:00:00 GMT"])
    } use: { cloud in
      let clock = await checks(cloud, services: []).first { $0.subjects == ["clock"] }
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
    #expect(checks.map(\.subjects) == [["name"], ["connection"]])
    #expect(checks.last?.isBad == true)
  }
}
