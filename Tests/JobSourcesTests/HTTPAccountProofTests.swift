import JobModel
import Synchronization
import Testing

@testable import JobSources

/// What an account proves who asks with, and to whom.
@Suite struct HTTPAccountProofTests {
  private let lab = AccountLab()
  private var clock: HTTPTestClock { lab.clock }
  private var id: JobID { lab.id }

  @Test func unauthorizedThenRenewed() async throws {
    let refusals = Mutex(1)
    try await lab.serve { _ in
      let isRefused = refusals.withLock { count in
        count -= 1
        return count >= 0
      }
      let text = #"{"error_code":"APIGW.0301","error_msg":"verify token fail"}"#
      return isRefused ? .json(text, status: 401) : lab.job(id)
    } use: { cloud in
      guard case .answer = await lab.account(cloud).ask(job: id, service: "ecs") else {
        Issue.record("not renewed")
        return
      }
      #expect(cloud.questions("/iam/v3/auth/tokens").count == 2)
    }
  }

  /// Who lets nobody in refuses no job: it is asked about again soon, and not by each of them.
  @Test func unauthorizedForAWhile() async throws {
    let isWell = Mutex(false)
    try await lab.serve { _ in
      let text = #"{"error_code":"APIGW.0301","error_msg":"verify token fail"}"#
      return isWell.withLock { $0 } ? lab.job(id) : .json(text, status: 401)
    } use: { cloud in
      let account = lab.account(cloud)
      for _ in 0..<5 {
        guard
          case .unreachable(_, let wait?) = await account.ask(job: id, service: "ecs")
        else {
          Issue.record("it is taken for a matter of the job")
          return
        }
        #expect(wait <= .seconds(2.3))
      }
      #expect(cloud.questions.count == 4)
      guard case .failing = await account.status().condition else {
        Issue.record("nobody is told")
        return
      }
      clock.advance(seconds: 3)
      isWell.withLock { $0 = true }
      guard case .answer = await account.ask(job: id, service: "ecs") else {
        Issue.record("it is not tried again")
        return
      }
      #expect(cloud.questions("/iam/v3/auth/tokens").count == 2)
      #expect(await account.status().condition == .live)
    }
  }

  @Test func quotedSecretsAreHidden() async throws {
    try await lab.serve { question in
      let token = question.headers["x-auth-token"] ?? ""
      return .json(#"{"error_code":"X.1","error_msg":"who is \#(token)?"}"#, status: 403)
    } use: { cloud in
      let asked = await lab.account(cloud).ask(job: id, service: "ecs")
      #expect(asked == .refused("X.1: who is ***?"))
    }
  }

  /// Some quote what was sent to somebody else before.
  @Test func thePasswordIsHiddenWhereOnlyTheTokenWasSent() async throws {
    try await lab.serve { _ in
      .json(#"{"error_code":"X.1","error_msg":"hush has logged in"}"#, status: 403)
    } use: { cloud in
      let asked = await lab.account(cloud).ask(job: id, service: "ecs")
      #expect(asked == .refused("X.1: *** has logged in"))
    }
  }

  @Test func quotedPasswordIsHidden() async throws {
    try await LoopbackCloud.serve { _ in
      .json(#"{"error":{"code":400,"message":"hush is no password"}}"#, status: 400)
    } use: { cloud in
      let asked = await lab.account(cloud).ask(job: id, service: "ecs")
      #expect(asked == .refused("login: 400: *** is no password"))
    }
  }

  @Test func redirectIsSaid() async throws {
    try await LoopbackCloud.serve { _ in
      .json("{}")
    } use: { other in
      let place = other.address.text
      try await lab.serve { _ in
        .json("", status: 307, headers: ["Location": place])
      } use: { cloud in
        guard
          case .unreachable(let reason, _) = await lab.account(cloud).ask(job: id, service: "ecs")
        else {
          Issue.record("followed")
          return
        }
        #expect(reason.text.contains("credentials"))
      }
      #expect(other.questions.isEmpty)
    }
  }

  /// What arrives is what was signed, whatever the client made of the address on the way.
  @Test(arguments: [SignatureDialect.access, .scoped()])
  func signatureHoldsOnTheOtherSide(_ dialect: SignatureDialect) async throws {
    let keys = SigningKeys(
      accessKey: "AK1", secretKey: SecretValue("hush"), securityToken: SecretValue("st"),
      dialect: dialect)
    try await LoopbackCloud.serve { _ in
      lab.job(id)
    } use: { cloud in
      let own = cloud.address.appending(path: "/with%20blank/ä~b".encodedPath)
      var settings = AccountSettings(
        context: "test", endpoints: Endpoints(region: "r", own: ["rds": own]),
        credentials: .keys(keys))
      settings.projectID = "p1"
      let account = CloudAccount(
        settings: settings, client: CloudClient(), gate: .unlimited, now: clock.reading)
      _ = await account.ask(job: id, service: "rds")
      let question = try #require(cloud.questions.first)
      var address = cloud.address.appending(path: question.path.encodedPath)
      address.query = question.query.map { .init($0.key, $0.value) }
      let signed = question.headers["authorization"]?.split(separator: "SignedHeaders=").last
      let names = try #require(signed?.prefix { $0 != "," }.split(separator: ";").map(String.init))
      #expect(names.contains("x-language") && names.contains("x-security-token"))
      let headers = names.map { CloudRequest.Header($0, question.headers[$0] ?? "") }
      let again = RequestSigner(keys: keys).signed(
        CloudRequest(address, headers: headers), at: clock.now)
      #expect(again.value(of: "Authorization") == question.headers["authorization"])
    }
  }
}

extension String {
  /// The path with what cannot stand in one encoded.
  fileprivate var encodedPath: String {
    PercentCoding.decoded(self).split(separator: "/", omittingEmptySubsequences: false)
      .map { PercentCoding.encoded(String($0)) }.joined(separator: "/")
  }
}
