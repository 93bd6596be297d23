import JobModel
import JobSources
import Synchronization
import Testing

/// Logging in against a login service on this machine.
@Suite struct HTTPLoginTests {
  private let client = CloudClient()
  private let clock = HTTPTestClock()
  private let password = Credentials.password(
    user: "ops", domain: "Dom", password: SecretValue(#"pa"ss\ö"#))
  private let keys = Credentials.keys(
    SigningKeys(accessKey: "AK1", secretKey: SecretValue("hush"), securityToken: SecretValue("st")))

  private func login(
    _ cloud: LoopbackCloud, _ credentials: Credentials,
    _ change: (inout AccountSettings) -> Void = { _ in }
  ) -> Login {
    let endpoints = Endpoints(region: "eu-de", own: ["iam": cloud.address])
    var settings = AccountSettings(
      context: "test", endpoints: endpoints, credentials: credentials)
    change(&settings)
    return Login(
      settings: settings, client: client, gate: .unlimited, now: clock.reading)
  }

  private func owner(_ login: Login, _ scope: LoginPass.Scope = .project) async -> String? {
    try? await login.pass(scope).owner
  }

  private func failure(
    _ login: Login, _ scope: LoginPass.Scope = .project
  ) async -> LoginError? {
    do {
      _ = try await login.pass(scope)
      return nil
    } catch {
      return error
    }
  }

  @Test func passwordForAProject() async throws {
    let catalogue = #"""
      [{"type":"ecs","name":"ecs","endpoints":[
        {"url":"http://ecs.test/v2/p1","region":"eu-de","interface":"public"},
        {"url":"http://inner.test","region":"eu-de","interface":"internal"},{"url":7}]},{"type":[]}]
      """#
    try await LoopbackCloud.serve { _ in
      .token("t1", catalogue: catalogue)
    } use: { cloud in
      let pass = try await login(cloud, password) { $0.project = "eu-de_prod" }.pass(.project)
      #expect(pass.projectID == "p1" && pass.domainID == "d1" && pass.owner == "p1")
      #expect(pass.catalogue.entries.map(\.address.text) == ["http://ecs.test/v2/p1"])
      let question = try #require(cloud.questions.first)
      #expect(question.method == "POST" && question.path == "/v3/auth/tokens")
      #expect(
        question.body == #"{"auth":{"identity":{"methods":["password"],"password":{"user":"#
          + #"{"name":"ops","password":"pa\"ss\\ö","domain":{"name":"Dom"}}}},"#
          + #""scope":{"project":{"name":"eu-de_prod","domain":{"name":"Dom"}}}}}"#)
    }
  }

  @Test func scopes() async throws {
    try await LoopbackCloud.serve { _ in
      .token("t1", project: nil)
    } use: { cloud in
      let login = login(cloud, .token(SecretValue("given"))) {
        $0.projectID = "p9"
        $0.domain = "Dom"
      }
      #expect(await owner(login) == "p9")
      #expect(await owner(login, .account) == "d1")
      #expect(cloud.questions[0].body.contains(#""token":{"id":"given"}"#))
      #expect(cloud.questions[0].body.contains(#""scope":{"project":{"id":"p9"}}"#))
      #expect(cloud.questions[1].body.contains(#""scope":{"domain":{"name":"Dom"}}"#))
    }
  }

  @Test func oneLoginForAll() async throws {
    try await LoopbackCloud.serve { _ in
      .token("t1")
    } use: { cloud in
      let login = login(cloud, password)
      await withTaskGroup(of: String?.self) { group in
        for _ in 0..<20 { group.addTask { try? await login.pass(.project).projectID } }
        for await id in group { #expect(id == "p1") }
      }
      #expect(cloud.questions.count == 1)
    }
  }

  @Test func renewedAtHalfOfItsLife() async throws {
    let isDown = Mutex(false)
    try await LoopbackCloud.serve { _ in
      isDown.withLock { $0 } ? .json("", status: 502) : .token("t1")
    } use: { cloud in
      let login = login(cloud, password)
      _ = try await login.pass(.project)
      clock.advance(seconds: 3599)
      _ = try await login.pass(.project)
      #expect(cloud.questions.count == 1)
      clock.advance(seconds: 2)
      _ = try await login.pass(.project)
      #expect(cloud.questions.count == 2)
      // While the login is down, the old token is used to its end.
      isDown.withLock { $0 = true }
      clock.advance(seconds: 7000)
      _ = try await login.pass(.project)
      #expect(cloud.questions.count == 3)
      clock.advance(seconds: 300)
      guard case .unreachable = await failure(login) else {
        Issue.record("an old token was used")
        return
      }
    }
  }

  @Test func refusedLoginIsNotRepeated() async throws {
    let text = #"{"error":{"code":401,"message":"The password is wrong.","title":"Unauthorized"}}"#
    try await LoopbackCloud.serve { _ in
      .json(text, status: 401)
    } use: { cloud in
      let login = login(cloud, password)
      let error = await failure(login)
      #expect(error == .refused("401: The password is wrong.", at: .login))
      #expect(await failure(login) == error)
      #expect(await failure(login, .account) == error)
      #expect(cloud.questions.count == 1)
      clock.advance(seconds: 301)
      _ = await failure(login)
      #expect(cloud.questions.count == 2)
    }
  }

  /// Somebody has put another password into its place meanwhile.
  @Test func refusedLoginIsRepeatedWithOtherSecrets() async throws {
    let stored = Mutex(password)
    try await LoopbackCloud.serve { question in
      question.body.contains("fresh") ? .token("t1") : .json("{}", status: 401)
    } use: { cloud in
      let login = login(cloud, password) { settings in
        settings.credentialsNow = { stored.withLock { $0 } }
      }
      guard case .refused = await failure(login) else {
        Issue.record("it was let in")
        return
      }
      // The same as before is not tried.
      await login.tryNow()
      _ = await failure(login)
      #expect(cloud.questions.count == 1)
      stored.withLock { $0 = .password(user: "ops", domain: "Dom", password: SecretValue("fresh")) }
      _ = await failure(login)
      #expect(cloud.questions.count == 1)
      await login.tryNow()
      #expect(await owner(login) == "p1")
    }
  }

  /// Without anybody asking for it, once the pause after the refusal is over.
  @Test func theNextLoginAfterARefusalUsesTheSecretsOfThen() async throws {
    try await LoopbackCloud.serve { question in
      question.body.contains("fresh") ? .token("t1") : .json("{}", status: 401)
    } use: { cloud in
      let login = login(cloud, password) { settings in
        settings.credentialsNow = {
          .password(user: "ops", domain: "Dom", password: SecretValue("fresh"))
        }
      }
      _ = await failure(login)
      clock.advance(seconds: 301)
      #expect(await owner(login) == "p1")
    }
  }

  /// Temporary keys are replaced by whoever fetches them.
  @Test func otherKeysAfterTheOldOnesWereNotTaken() async throws {
    try await LoopbackCloud.serve { question in
      question.headers["authorization"]?.contains("AK2") == true
        ? .json(#"{"job_id":"1"}"#) : .json("{}", status: 401)
    } use: { cloud in
      let login = login(cloud, keys) { settings in
        settings.projectID = "p1"
        settings.credentialsNow = {
          .keys(SigningKeys(accessKey: "AK2", secretKey: SecretValue("new")))
        }
      }
      let pass = try await login.pass(.project)
      let answer = try await login.answer(
        to: CloudRequest(cloud.address.appending(path: "/v1/p1/jobs/1")), with: pass)
      #expect(answer.status == 200)
      #expect(cloud.questions.count == 2)
    }
  }

  /// Whoever stands in between and says something is not the cloud: it is asked again soon.
  @Test(arguments: [
    ("<html><title>Sign in to this network</title></html>", 200),
    ("<html><title>Not Found</title></html>", 404), ("{}", 200),
  ])
  func anAnswerThatIsNoLoginIsNoRefusal(body: String, status: Int) async throws {
    let isBack = Mutex(false)
    try await LoopbackCloud.serve { _ in
      isBack.withLock { $0 } ? .token("t1") : .json(body, status: status)
    } use: { cloud in
      let login = login(cloud, password)
      guard case .intercepted(let reason)? = await failure(login) else {
        Issue.record("this is no refusal")
        return
      }
      #expect(
        reason.text.contains(body == "{}" ? "gave no token" : "a page came in place of an answer"))
      isBack.withLock { $0 = true }
      clock.advance(seconds: 2)
      #expect(await owner(login) == "p1")
    }
  }

  /// The portal of a network may well say 401: the other scope is not refused for that.
  @Test func aPageWithA401ClosesNoOtherScope() async throws {
    let isBack = Mutex(false)
    try await LoopbackCloud.serve { _ in
      isBack.withLock { $0 }
        ? .token("t1") : .json("<html><title>Sign in to this network</title></html>", status: 401)
    } use: { cloud in
      let login = login(cloud, password)
      _ = await failure(login)
      isBack.withLock { $0 = true }
      #expect(await owner(login, .account) == "d1")
    }
  }

  /// Passwords are not sent again and again to somebody who has no use for them.
  @Test func aLoginThatSomebodyElseAnswersIsTriedMoreAndMoreRarely() async throws {
    try await LoopbackCloud.serve { _ in
      .json("<html><title>Sign in to this network</title></html>")
    } use: { cloud in
      let login = login(cloud, password)
      var logins: [Int] = []
      for _ in 0..<3600 {
        for _ in 0..<3 { _ = await failure(login) }
        logins.append(cloud.questions.count)
        clock.advance(seconds: 1)
      }
      // After 0, 2, 6, 14, 30, 62, 126, 254 seconds, and then every five minutes.
      let times = (1...20).compactMap { count in logins.firstIndex(of: count) }
      #expect(times.prefix(9) == [0, 2, 6, 14, 30, 62, 126, 254, 510])
      #expect(times.dropFirst(9).first == 810)
      guard case .unreachable(_, let wait?)? = await failure(login) else {
        Issue.record("nobody is told how long it is left alone")
        return
      }
      #expect(wait <= .seconds(300))
    }
  }

  @Test func throttledLogin() async throws {
    try await LoopbackCloud.serve { _ in
      .json(
        #"{"error_code":"APIGW.0308","error_msg":"slow down"}"#, status: 429,
        headers: ["Retry-After": "9"])
    } use: { cloud in
      let error = await failure(login(cloud, password))
      #expect(error == .throttled(.seconds(9), "APIGW.0308: slow down"))
    }
  }

  @Test func unauthorizedRequestIsSentAgain() async throws {
    let count = Mutex(0)
    try await LoopbackCloud.serve { question in
      guard question.path.hasSuffix("/auth/tokens") else {
        let isNew = question.headers["x-auth-token"] == "t2"
        return .json("{}", status: isNew ? 200 : 401)
      }
      return .token("t\(count.withLock { $0 += 1; return $0 })")
    } use: { cloud in
      let login = login(cloud, password)
      let pass = try await login.pass(.project)
      await withTaskGroup(of: Int?.self) { group in
        for _ in 0..<5 {
          group.addTask {
            let request = CloudRequest(cloud.address.appending(path: "/x"))
            return try? await login.answer(to: request, with: pass).status
          }
        }
        for await status in group { #expect(status == 200) }
      }
      #expect(count.withLock { $0 } == 2)
    }
  }

  @Test func renewalsAreRare() async throws {
    try await LoopbackCloud.serve { question in
      question.path.hasSuffix("/auth/tokens") ? .token("t") : .json("{}", status: 401)
    } use: { cloud in
      let login = login(cloud, password)
      for _ in 0..<5 {
        let request = CloudRequest(cloud.address.appending(path: "/x"))
        // The first one is told of it; the host is left alone then.
        let answer = try? await login.answer(to: request, with: login.pass(.project))
        #expect(answer == nil || answer?.status == 401)
      }
      #expect(cloud.questions("/v3/auth/tokens").count == 2)
    }
  }

  @Test func keysLookTheProjectUpOnce() async throws {
    try await LoopbackCloud.serve { question in
      switch question.path {
      case "/v3/projects": .json(#"{"projects":[{"id":"p7","name":"eu-de"}]}"#)
      case "/v3/auth/domains": .json(#"{"domains":[{"id":"d7","name":"Dom"}]}"#)
      default: .json("{}", status: 404)
      }
    } use: { cloud in
      let login = login(cloud, keys)
      for _ in 0..<3 { #expect(await owner(login) == "p7") }
      #expect(await owner(login, .account) == "d7")
      let questions = cloud.questions
      #expect(questions.count == 2)
      #expect(questions[0].query == ["name": "eu-de"])
      let authorization = try #require(questions[0].headers["authorization"])
      #expect(
        authorization.hasPrefix("SDK-HMAC-SHA256 Access=AK1, SignedHeaders=content-type;host"))
      #expect(questions[0].headers["x-security-token"] == "st")
      let request = CloudRequest(cloud.address.appending(path: "/y"))
      _ = try await login.answer(to: request, with: login.pass(.project))
      #expect(cloud.questions.last?.headers["x-project-id"] == "p7")
      _ = try await login.answer(to: request, with: login.pass(.account))
      #expect(cloud.questions.last?.headers["x-domain-id"] == "d7")
    }
  }

  /// That is a part of logging in, which must not wait for itself.
  @Test(.timeLimit(.minutes(1))) func keysThatAreNotTakenWhileTheProjectIsLookedUp() async throws {
    try await LoopbackCloud.serve { _ in
      .json(#"{"error_msg":"verify aksk signature fail","error_code":"APIGW.0301"}"#, status: 401)
    } use: { cloud in
      let login = login(cloud, keys) { settings in
        settings.credentialsNow = { self.keys }
      }
      guard case .refused = await failure(login) else {
        Issue.record("it was let in")
        return
      }
    }
  }

  @Test func projectsOfAPlainReader() async throws {
    try await LoopbackCloud.serve { question in
      question.path == "/v3/auth/projects"
        ? .json(#"{"projects":[{"id":"p1","name":"other"},{"id":"p2","name":"eu-de"}]}"#)
        : .json(#"{"error":{"code":403,"message":"no"}}"#, status: 403)
    } use: { cloud in
      #expect(await owner(login(cloud, keys)) == "p2")
    }
  }

  @Test(arguments: [
    (#"{"projects":[]}"#, "there is no project named eu-de"),
    (
      #"{"projects":[{"id":"a","name":"eu-de"},{"id":"b","name":"eu-de"}]}"#,
      "there are 2 projects named eu-de"
    ),
  ])
  func unclearProject(_ text: String, _ reason: String) async throws {
    try await LoopbackCloud.serve { _ in
      .json(text)
    } use: { cloud in
      #expect(await failure(login(cloud, keys)) == .refused(Reason(reason), at: .project))
    }
  }

  @Test func signatureAfterTheClockOfTheCloud() async throws {
    try await LoopbackCloud.serve { question in
      // Two hours ahead.
      let date = ["Date": "Fri, 02 Jan 2026 05:04:05 GMT"]
      let isRight = question.headers["x-sdk-date"] == "20260102T050405Z"
      return .json("{}", status: isRight ? 200 : 401, headers: date)
    } use: { cloud in
      let login = login(cloud, keys) { $0.projectID = "p1" }
      let request = CloudRequest(cloud.address.appending(path: "/x"))
      let answer = try await login.answer(to: request, with: login.pass(.project))
      #expect(answer.status == 200)
    }
  }

  @Test func nowhereToLogIn() async {
    let settings = AccountSettings(
      context: "test", endpoints: Endpoints(), credentials: password)
    let login = Login(
      settings: settings, client: client, gate: .unlimited, now: clock.reading)
    guard case .refused = await failure(login) else {
      Issue.record("it logged in somewhere")
      return
    }
  }

  @Test func nothingPrintsSecrets() async throws {
    try await LoopbackCloud.serve { _ in
      .token("tok-en")
    } use: { cloud in
      let login = login(cloud, password)
      let pass = try await login.pass(.project)
      var text = "\(pass) \(String(reflecting: pass)) \(password)"
      dump(pass, to: &text)
      dump(password, to: &text)
      #expect(!text.contains("tok-en") && !text.contains(#"pa"ss"#))
    }
  }
}
