import JobModel
import Testing

@testable import JobSources

/// The site of the simulated cloud as a value: who is let in, and where paths lead.
@Suite struct SimulatedSiteTests {
  private static let start = Instant(milliseconds: SimulatedLab.start)

  private func site(tokenLife: Span = .seconds(86_400), speed: Double = 1) -> SimulatedSite {
    let cloud = SimulatedCloud(seed: 7, start: Self.start.milliseconds, character: .calm)
    return SimulatedSite(cloud: cloud, tokenLife: tokenLife, speed: speed)
  }

  private func call(
    _ path: String, method: String = "GET", token: String? = nil, body: String = ""
  ) -> SimulatedCall {
    var headers = [("Host", "127.0.0.1:8080")]
    if let token { headers.append(("x-auth-token", token)) }
    return SimulatedCall(method: method, path: path, headers: headers, body: Array(body.utf8))
  }

  private func signed(
    _ site: SimulatedSite, at time: Instant, secret: String? = nil, access: String? = nil,
    dialect: SignatureDialect = .access
  ) -> SimulatedCall {
    var address = WebAddress(
      scheme: "http", host: "127.0.0.1", port: 8080, path: "/rds/v3/\(site.projectID)/jobs")
    address.query = [.init("id", "a b/c"), .init("Z", ""), .init("y", "1")]
    let request = CloudRequest(address, headers: [.init("Content-Type", "application/json")])
    let keys = SigningKeys(
      accessKey: access ?? site.user.accessKey,
      secretKey: SecretValue(secret ?? site.user.secretKey), dialect: dialect)
    let signed = RequestSigner(keys: keys).signed(request, at: time)
    return SimulatedCall(
      path: address.path, query: address.query.map { ($0.name, $0.value) },
      headers: [("Host", "127.0.0.1:8080"), ("User-Agent", "any")]
        + signed.headers.map { ($0.name, $0.value) })
  }

  private func login(
    _ user: SimulatedUser = SimulatedUser(),
    scope: String = #"{"project":{"name":"sim-1_demo"}}"#
  ) -> SimulatedCall {
    call(
      "/iam/v3/auth/tokens", method: "POST",
      body: """
        {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"\(user.name)",
        "password":"\(user.password)","domain":{"name":"\(user.domain)"}}}},"scope":\(scope)}}
        """)
  }

  private func subjectToken(_ answer: SimulatedAnswer) -> String? {
    answer.headers.first { $0.0 == "X-Subject-Token" }?.1
  }

  // MARK: Tokens

  @Test func aLoginGivesATokenThatOpensTheServices() throws {
    var site = site()
    let answer = site.answer(login(), at: Self.start)
    #expect(answer.status == 201)
    let token = try #require(subjectToken(answer))
    #expect(token.utf8.count > 2000)
    #expect(answer.text.contains(#""url":"http://127.0.0.1:8080/ecs""#))
    let submit = call(
      "/ecs/v1/\(site.projectID)/cloudservers", method: "POST", token: token, body: "{}")
    let submitted = site.answer(submit, at: Self.start)
    #expect(submitted.status == 200)
    #expect(submitted.text.contains("job_id"))
  }

  @Test func aTokenDiesAtItsEndHoweverFastTheClockRuns() {
    var slow = site(tokenLife: .seconds(60))
    var fast = site(tokenLife: .seconds(60), speed: 1000)
    let statuses = { (site: inout SimulatedSite, seconds: Double) in
      let token = site.token(at: Self.start)
      let call = call("/ecs/v1/\(site.projectID)/jobs/x", token: token)
      return site.answer(call, at: Self.start + .seconds(seconds)).status
    }
    #expect(statuses(&slow, 59) == 400)
    #expect(statuses(&slow, 60) == 401)
    #expect(statuses(&fast, 59_000) == 400)
    #expect(statuses(&fast, 60_000) == 401)
  }

  @Test func whoIsNotKnownIsNotLetIn() {
    var site = site()
    var stranger = SimulatedUser()
    stranger.password = "wrong"
    #expect(site.answer(login(stranger), at: Self.start).status == 401)
    var abroad = SimulatedUser()
    abroad.domain = "ELSEWHERE"
    #expect(site.answer(login(abroad), at: Self.start).status == 401)
    let scope = #"{"project":{"name":"other"}}"#
    #expect(site.answer(login(scope: scope), at: Self.start).status == 401)
    let nonsense = call("/iam/v3/auth/tokens", method: "POST", body: "{")
    #expect(site.answer(nonsense, at: Self.start).status == 400)
    for path in ["/ecs/v1/p/jobs/x", "/iam/v3/projects", "/nowhere", "/", ""] {
      let answer = site.answer(call(path, token: "made-up"), at: Self.start)
      #expect(answer.status == 401, "\(path)")
      #expect(answer.text.contains("APIGW.0301"))
      #expect(site.answer(call(path), at: Self.start).status == 401)
    }
  }

  @Test func aTokenCanBeExchangedLookedAtAndRevoked() throws {
    var site = site()
    let first = site.token(at: Self.start)
    let exchange = call(
      "/iam/v3/auth/tokens", method: "POST",
      body: """
        {"auth":{"identity":{"methods":["token"],"token":{"id":"\(first)"}},\
        "scope":{"domain":{"name":"SIM0001"}}}}
        """)
    let answer = site.answer(exchange, at: Self.start)
    let second = try #require(subjectToken(answer))
    #expect(!answer.text.contains(#""project":"#))
    var look = call("/iam/v3/auth/tokens", token: first)
    look.headers.append(("X-Subject-Token", second))
    #expect(site.answer(look, at: Self.start).status == 200)
    look.method = "DELETE"
    #expect(site.answer(look, at: Self.start).status == 204)
    look.method = "GET"
    #expect(site.answer(look, at: Self.start).status == 404)
  }

  // MARK: Signatures

  @Test(arguments: [SignatureDialect.access, .scoped(), .scoped(region: "sim-1", service: "rds")])
  func aSignatureIsReadInBothDialects(_ dialect: SignatureDialect) {
    var site = site()
    let good = signed(site, at: Self.start, dialect: dialect)
    let answer = site.answer(good, at: Self.start)
    #expect(answer.status == 400)
    #expect(answer.text.contains("DBS.200543"))
    var changed = good
    changed.query[0].1 = "other"
    #expect(site.answer(changed, at: Self.start).status == 401)
    changed = good
    changed.path += "x"
    #expect(site.answer(changed, at: Self.start).status == 401)
  }

  @Test func wrongSignaturesAreRefused() {
    var site = site()
    let wrong = site.answer(signed(site, at: Self.start, secret: "no"), at: Self.start)
    #expect(wrong.status == 401)
    #expect(wrong.text.contains("APIGW.0301"))
    #expect(wrong.text.contains("verify aksk signature fail"))
    let nobody = site.answer(signed(site, at: Self.start, access: "NO"), at: Self.start)
    #expect(nobody.status == 401)
    for header in ["SDK-HMAC-SHA256 ", "SDK-HMAC-SHA256 a", "Bearer x", "SDK-HMAC-SHA256 Access="] {
      var odd = call("/ecs/v1/p/jobs/x")
      odd.headers.append(("Authorization", header))
      #expect(site.answer(odd, at: Self.start).status == 401)
    }
  }

  @Test func clocksMayDifferByAQuarterOfAnHour() {
    var site = site()
    for (minutes, status) in [(14.0, 400), (-14, 400), (16, 401), (-16, 401)] {
      let call = signed(site, at: Self.start + .seconds(minutes * 60))
      let answer = site.answer(call, at: Self.start)
      #expect(answer.status == status, "\(minutes)")
      #expect(answer.text.contains("signature expired") == (status == 401))
    }
  }

  // MARK: Paths

  @Test func aServiceThatIsNotThereSaysSo() {
    var site = site()
    let token = site.token(at: Self.start)
    let answer = site.answer(call("/swr-api/v2/p/jobs/x", token: token), at: Self.start)
    #expect(answer.status == 404)
    #expect(answer.text.contains("APIGW.0101"))
  }

  @Test func thePathOfAServiceIsWhatFollowsItsName() {
    #expect(call("/ecs/v1/p/jobs/a%7Bb").route == ("ecs", "/v1/p/jobs/a{b"))
    #expect(call("/ecs").route == ("ecs", "/"))
    #expect(call("").route == ("", "/"))
  }

  // MARK: Faults

  @Test func faultsAreNamed() throws {
    #expect(SimulatedFault(parsing: "slow")?.share == 10)
    #expect(SimulatedFault(parsing: "slow=25")?.share == 25)
    for text in ["", "slo", "slow=", "slow=0", "slow=101", "slow=-1", "slow=nan", "slow=x"] {
      #expect(SimulatedFault(parsing: text) == nil, "\(text)")
    }
    let all = try SimulatedFault.Name.allCases.map {
      try #require(SimulatedFault(parsing: "\($0.rawValue)=100"))
    }
    #expect(SimulatedTrouble(all) == nil)
  }

  @Test(arguments: [
    ("throttled", 429, "policy user over ratelimit,limit:100,time:1 minute"),
    ("unauthorized", 401, "APIGW.0301"), ("errors", 500, "Common.0999"),
    ("bad-gateway", 502, "<html>"), ("gateway-timeout", 504, "<html>"), ("html", 200, "<html>"),
    ("truncated", 400, #"{"error":{"#),
  ])
  func aFaultStrikesAllButTheLogin(_ name: String, _ status: Int, _ part: String) throws {
    let fault = try #require(SimulatedFault(parsing: "\(name)=100"))
    let trouble = try #require(SimulatedTrouble([fault]))
    let cloud = SimulatedCloud(seed: 7, start: Self.start.milliseconds, character: trouble)
    var site = SimulatedSite(cloud: cloud)
    let token = try #require(subjectToken(site.answer(login(), at: Self.start)))
    let answer = site.answer(
      call("/ecs/v1/\(site.projectID)/jobs/x", token: token), at: Self.start)
    #expect(answer.status == status)
    #expect(answer.text.contains(part))
  }
}
