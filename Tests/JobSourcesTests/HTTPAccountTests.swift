import JobModel
import Synchronization
import Testing

@testable import JobSources

/// An account against services on this machine; each has a folder of its own there.
@Suite struct HTTPAccountTests {
  private let lab = AccountLab()
  private var clock: HTTPTestClock { lab.clock }
  private var id: JobID { lab.id }
  private var uuid: JobID { lab.uuid }

  @Test func knownService() async throws {
    try await lab.serve { _ in
      lab.job(id)
    } use: { cloud in
      let asked = await lab.account(cloud).ask(job: id, service: "ecs")
      guard case .answer(let bytes, let hint, let received) = asked else {
        Issue.record("\(asked)")
        return
      }
      #expect(bytes == lab.job(id).body)
      #expect(received == clock.now)
      #expect(hint.askedJob == id && hint.service == "ecs" && hint.region == "eu-de")
      #expect(hint.projectID == "p1" && hint.context == "test" && hint.httpStatus == 200)
      #expect(hint.requestID == "r-1")
      let question = try #require(cloud.questions.last)
      #expect(question.path == "/ecs/v1/p1/jobs/\(id.rawValue)")
      #expect(question.headers["x-auth-token"] == "t1")
    }
  }

  @Test func whoseJobsCanBeItsOwn() async throws {
    try await lab.serve { _ in
      lab.unknown
    } use: { cloud in
      let account = lab.account(cloud)
      #expect(account.mayOwn(region: nil, projectID: nil))
      #expect(account.mayOwn(region: "EU-DE", projectID: "p1"))
      #expect(!account.mayOwn(region: "eu-nl", projectID: nil))
      #expect(!account.mayOwn(region: "eu-de", projectID: "p2"))
    }
  }

  @Test func idInTheQuery() async throws {
    try await lab.serve { _ in
      .json(#"{"job":{"id":"\#(uuid.rawValue)","name":"CreateIt","status":"Running"}}"#)
    } use: { cloud in
      guard case .answer = await lab.account(cloud).ask(job: uuid, service: "rds") else {
        Issue.record("not found")
        return
      }
      let question = try #require(cloud.questions.last)
      #expect(question.path == "/rds/v3/p1/jobs" && question.query == ["id": uuid.rawValue])
      #expect(question.headers["x-language"] == "en-us")
    }
  }

  /// Somebody in between has mixed up two answers, or has kept an old one.
  @Test func anAnswerAboutAnotherJobIsNoneAboutThisOne() async throws {
    let other = JobID(rawValue: "ff8080827e7810fb0191c5b7d0811329")
    try await lab.serve { _ in
      lab.job(other)
    } use: { cloud in
      let asked = await lab.account(cloud).ask(job: id, service: "ecs")
      #expect(asked == .unreachable("an answer is about another job (HTTP 200)"))
    }
  }

  @Test(arguments: [
    #"{"job_id":"FF8080827E7810FB0191C5B7D0811328","status":"RUNNING","entities":{}}"#,
    #"{"job_id":"ff808082-7e78-10fb-0191-c5b7d0811328","status":"RUNNING","entities":{}}"#,
    #"{"job_id":"p","status":"RUNNING","entities":{"sub_jobs":[{"job_id":"ff8080827e7810fb0191c5b7d0811328","#
      + #""status":"RUNNING","entities":{}}]}}"#,
  ])
  func itsIdMayBeWrittenInAnotherWay(body: String) async throws {
    try await lab.serve { _ in
      .json(body)
    } use: { cloud in
      guard case .answer = await lab.account(cloud).ask(job: id, service: "ecs") else {
        Issue.record("not taken")
        return
      }
    }
  }

  @Test func ownerIsFoundAndRemembered() async throws {
    let other = JobID(rawValue: "ff8080827e7810fb0191c5b7d0811329")
    try await lab.serve { question in
      guard question.path.hasPrefix("/bms/") else { return lab.unknown }
      return lab.job(question.path.hasSuffix(other.rawValue) ? other : id)
    } use: { cloud in
      let account = lab.account(cloud)
      guard case .answer(_, let hint, _) = await account.ask(job: id) else {
        Issue.record("not found")
        return
      }
      #expect(hint.service == "bms")
      let count = cloud.questions.count
      #expect(count == 4)
      _ = await account.ask(job: id)
      #expect(cloud.questions.count == count + 1)
      // The next id of the same machine is first looked for where this one was.
      _ = await account.ask(job: other)
      #expect(cloud.questions.count == count + 2)
    }
  }

  @Test func nobodyKnowsIt() async throws {
    try await lab.serve { _ in
      lab.unknown
    } use: { cloud in
      let account = lab.account(cloud)
      #expect(await account.ask(job: id) == .notFound)
      #expect(await account.ask(job: uuid) == .notFound)
      #expect(await account.ask(job: id, service: "evs") == .notFound)
    }
  }

  @Test func emptyListIsNotFound() async throws {
    try await lab.serve { _ in
      .json(#"{"jobs":[],"total_count":0}"#)
    } use: { cloud in
      #expect(await lab.account(cloud).ask(job: uuid, service: "gaussdb-nosql") == .notFound)
    }
  }

  @Test func listOfOthersIsNotFound() async throws {
    try await lab.serve { _ in
      .json(#"{"jobs":[{"id":"other","job_type":"x","status":"success"}]}"#)
    } use: { cloud in
      #expect(await lab.account(cloud).ask(job: uuid, service: "vpn") == .notFound)
    }
  }

  @Test func throttledWithHeaderAndWithMessage() async throws {
    let text =
      #"{"error_code":"APIGW.0308","error_msg":"The throttling threshold has been reached: "#
      + #"policy user over ratelimit,limit:100,time:1 minute"}"#
    let hasHeader = Mutex(true)
    try await lab.serve { _ in
      let headers = hasHeader.withLock { $0 } ? ["Retry-After": "7"] : [:]
      return .json(text, status: 429, headers: headers)
    } use: { cloud in
      let account = lab.account(cloud)
      guard case .throttled(.seconds(7), let reason) = await account.ask(job: id, service: "ecs")
      else {
        Issue.record("not throttled")
        return
      }
      #expect(reason.text.contains("limit:100"))
      // Until then nobody is asked, whatever about.
      guard case .throttled = await account.ask(job: id, service: "evs") else {
        Issue.record("not throttled")
        return
      }
      #expect(cloud.questions.count == 2)
      lab.clock.advance(seconds: 9)
      hasHeader.withLock { $0 = false }
      guard case .throttled(.seconds(60), _) = await account.ask(job: id) else {
        Issue.record("not throttled")
        return
      }
      // Nobody else is asked while the account is throttled.
      #expect(cloud.questions.count == 3)
    }
  }

  @Test(arguments: [
    "99999999999999999999 second", "9000000000000000 minute", "1 day", "0 second",
  ])
  func windowsThatNobodyMeans(_ window: String) async throws {
    let text = #"{"error_code":"APIGW.0308","error_msg":"policy over ratelimit,limit:1,time:"#
    try await lab.serve { _ in
      .json(text + window + "\"}", status: 429)
    } use: { cloud in
      guard case .throttled(let span, _) = await lab.account(cloud).ask(job: id, service: "ecs")
      else {
        Issue.record("not throttled")
        return
      }
      #expect(span > Span(milliseconds: 0) && span <= .seconds(3600))
    }
  }

  @Test func aPauseUntilTheEndOfTimeIsAnHour() async throws {
    try await lab.serve { _ in
      .json("{}", status: 429, headers: ["Retry-After": "Fri, 31 Dec 9999 23:59:59 GMT"])
    } use: { cloud in
      guard
        case .throttled(.seconds(3600), _) = await lab.account(cloud).ask(job: id, service: "ecs")
      else {
        Issue.record("not an hour")
        return
      }
    }
  }

  @Test func aPathThatTheGatewayDoesNotKnowSaysNothingOfTheJob() async throws {
    try await lab.serve { _ in
      .json(#"{"error_code":"APIGW.0101","error_msg":"API not found"}"#, status: 404)
    } use: { cloud in
      guard case .refused = await lab.account(cloud).ask(job: id, service: "ecs") else {
        Issue.record("taken for an answer about the job")
        return
      }
    }
  }

  @Test func namesThatCannotBeLookedUpDoNotMakeAJobUnknown() async throws {
    try await lab.serve { _ in
      lab.unknown
    } use: { cloud in
      let account = lab.account(cloud, services: [])
      guard case .unreachable = await account.ask(job: id) else {
        Issue.record("taken for an answer")
        return
      }
    }
  }

  @Test func searchGoesOnWhereItWasThrottled() async throws {
    let isCalm = Mutex(false)
    try await lab.serve { question in
      if question.path.hasPrefix("/evs/"), !isCalm.withLock({ $0 }) {
        return .json("{}", status: 429, headers: ["Retry-After": "Fri, 02 Jan 2026 03:05:05 GMT"])
      }
      return question.path.hasPrefix("/bms/") ? lab.job(id) : lab.unknown
    } use: { cloud in
      let account = lab.account(cloud)
      guard case .throttled(.seconds(60), _) = await account.ask(job: id) else {
        Issue.record("not throttled")
        return
      }
      isCalm.withLock { $0 = true }
      lab.clock.advance(seconds: 70)
      guard case .answer = await account.ask(job: id) else {
        Issue.record("not found")
        return
      }
      #expect(cloud.questions.count { $0.path.hasPrefix("/ecs/") } == 1)
    }
  }

  @Test func pageOfAGatewayIsNoAnswer() async throws {
    let page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
    try await lab.serve { _ in
      .json(page, status: 502)
    } use: { cloud in
      let account = lab.account(cloud)
      guard case .unreachable = await account.ask(job: id, service: "ecs"),
        case .unreachable = await account.ask(job: id)
      else {
        Issue.record("a page was taken for an answer")
        return
      }
    }
  }

  /// Also where all are asked whose a job is: the host answers, and nobody says anything.
  @Test func whereOnlyPagesComeTheAccountIsInTrouble() async throws {
    try await lab.serve { _ in
      .json("<html><head><title>Sign in to this network</title></head></html>")
    } use: { cloud in
      let account = lab.account(cloud)
      guard case .unreachable = await account.ask(job: id) else {
        Issue.record("a page was taken for an answer")
        return
      }
      guard case .failing(_, let reason) = await account.status().condition else {
        Issue.record("the account is said to be well")
        return
      }
      #expect(reason.contains("a page came in place of an answer"))
    }
  }

  @Test(arguments: [
    "", "{}", #"{"note":"maintenance"}"#, "<html><head><title>Sign in</title></head></html>",
  ])
  func whatSaysNothingIsNoAnswer(_ text: String) async throws {
    try await lab.serve { _ in
      .json(text)
    } use: { cloud in
      guard case .unreachable = await lab.account(cloud).ask(job: id, service: "ecs") else {
        Issue.record("a job is gone because nobody spoke of it")
        return
      }
    }
  }

  @Test func brokenBodyIsNoAnswer() async throws {
    try await lab.serve { _ in
      .json(#"{"job_id":"ff80"#)
    } use: { cloud in
      guard case .unreachable = await lab.account(cloud).ask(job: id, service: "ecs") else {
        Issue.record("half of a job was taken for an answer")
        return
      }
    }
  }

  @Test func forbiddenIsSaid() async throws {
    try await lab.serve { _ in
      .json(
        #"{"error_code":"PAP5.0012","error_msg":"not allowed"}"#, status: 403,
        headers: ["X-Request-Id": "r-7"])
    } use: { cloud in
      let account = lab.account(cloud)
      let refused = Asked.refused(Reason("PAP5.0012: not allowed", requestID: "r-7"))
      #expect(await account.ask(job: id, service: "ecs") == refused)
      // Perhaps it is there, but that cannot be known.
      #expect(await account.ask(job: id) == refused)
    }
  }

  @Test func wrongProjectIsSaid() async throws {
    try await lab.serve { _ in
      .json(#"{"error":{"code":"Common.0018","message":"The project differs."}}"#, status: 400)
    } use: { cloud in
      #expect(
        await lab.account(cloud).ask(job: id) == .refused("Common.0018: The project differs."))
    }
  }

  @Test(arguments: [
    "..", ".", "a/b", "a?b", "a b", "", "%2e%2e", "ä", String(repeating: "a", count: 200),
  ])
  func whatIsNoIDIsNotAsked(_ text: String) async throws {
    try await lab.serve { _ in
      lab.unknown
    } use: { cloud in
      let account = lab.account(cloud)
      guard case .refused = await account.ask(job: JobID(rawValue: text)),
        case .refused = await account.ask(order: OrderID(rawValue: text))
      else {
        Issue.record("asked")
        return
      }
      #expect(cloud.questions.isEmpty)
    }
  }

  @Test func servicesThatCannotBeAsked() async throws {
    try await lab.serve { _ in
      lab.unknown
    } use: { cloud in
      let account = lab.account(cloud, services: [])
      guard case .refused = await account.ask(job: id, service: "ges"),
        case .refused = await account.ask(job: id, service: "ecs"),
        case .refused = await account.list("bms", since: clock.now).all.first
      else {
        Issue.record("asked")
        return
      }
    }
  }
}
