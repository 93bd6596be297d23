import JobModel
import Synchronization
import Testing

@testable import JobSources

/// Orders and lists of an account.
@Suite struct HTTPOrderTests {
  private let lab = AccountLab()
  private var clock: HTTPTestClock { lab.clock }
  private var order: OrderID { lab.order }

  @Test func orderOfTheAccount() async throws {
    try await lab.serve { question in
      .json(
        #"{"total_count":1,"order_info":{"order_id":"CS2601021104ABCDE","status":6,"currency":"EUR"}}"#
      )
    } use: { cloud in
      guard case .answer(_, let hint, _) = await lab.account(cloud).ask(order: order) else {
        Issue.record("not found")
        return
      }
      #expect(hint.askedOrder == order && hint.service == nil)
      let question = try #require(cloud.questions.last)
      #expect(question.path == "/bss/v2/orders/customer-orders/details/CS2601021104ABCDE")
      #expect(question.headers["x-language"] == "en_US")
      #expect(cloud.questions[0].body.contains(#""scope":{"domain""#))
    }
  }

  @Test func siteThatKeepsTheOrders() async throws {
    try await lab.serve { question in
      question.path.hasPrefix("/right/")
        ? .json(
          #"{"order_info":{"order_id":"CS2601021104ABCDE","status":6,"currency":"EUR"}}"#)
        : .json(
          #"{"error_code":"CBC.0150","error_msg":"Access denied. You are at the wrong site."}"#,
          status: 403)
    } use: { cloud in
      var pattern = HostPattern.huaweicloud
      pattern.orderSites = ["wrong", "right", "other"].map { "\(cloud.address.origin)/\($0)" }
      let iam = cloud.address.appending(path: "/iam")
      let settings = AccountSettings(
        context: "test", endpoints: Endpoints(pattern: pattern, region: "r", own: ["iam": iam]),
        credentials: .password(user: "u", domain: "Dom", password: SecretValue("hush")))
      let account = CloudAccount(
        settings: settings, client: CloudClient(), gate: .unlimited, now: clock.reading)
      for _ in 0..<2 {
        guard case .answer = await account.ask(order: order) else {
          Issue.record("not found")
          return
        }
      }
      let places = cloud.questions.dropFirst().map { $0.path.split(separator: "/")[0] }
      #expect(places == ["wrong", "right", "right"])
    }
  }

  @Test func wrongSiteIsSaid() async throws {
    try await lab.serve { _ in
      .json(#"{"error_code":"CBC.0150","error_msg":"wrong site"}"#, status: 403)
    } use: { cloud in
      #expect(await lab.account(cloud).ask(order: order) == .refused("CBC.0150: wrong site"))
    }
  }

  @Test func aRefusalStandsUntilAnOrderIsTold() async throws {
    try await lab.serve { question in
      question.path.hasSuffix("ABCDE")
        ? .json(#"{"order_info":{"order_id":"CS2601021104ABCDE","status":6,"currency":"EUR"}}"#)
        : .json(#"{"error_code":"CBC.0151","error_msg":"no permission"}"#, status: 403)
    } use: { cloud in
      let account = lab.account(cloud)
      #expect(await account.status().ordersRefusal == nil)
      _ = await account.ask(order: OrderID(rawValue: "CS2601021104OTHER"))
      #expect(await account.status().ordersRefusal == "CBC.0151: no permission")
      _ = await account.ask(order: order)
      #expect(await account.status().ordersRefusal == nil)
    }
  }

  @Test func noServiceForOrders() async throws {
    try await lab.serve { _ in
      lab.unknown
    } use: { cloud in
      guard case .refused = await lab.account(cloud, services: []).ask(order: order) else {
        Issue.record("asked")
        return
      }
      #expect(await lab.account(cloud, services: []).status().ordersRefusal == nil)
    }
  }

  @Test func pagesByOffset() async throws {
    try await lab.serve { question in
      let start = Int(question.query["offset"] ?? "") ?? 0
      let jobs = (start..<min(start + 50, 120)).map {
        #"{"id":"j\#($0)","name":"x","status":"Running"}"#
      }
      return .json(#"{"jobs":[\#(jobs.joined(separator: ","))],"total_count":"120"}"#)
    } use: { cloud in
      let since = Instant(parsing: "2026-01-01T00:00:00Z")!
      let pages = await lab.account(cloud).list("gaussdb-nosql", since: since).all
      #expect(pages.count == 3)
      let questions = cloud.questions("/gaussdb-nosql/v3/p1/jobs")
      #expect(questions.map { $0.query["offset"] } == ["0", "50", "100"])
      #expect(questions[0].query["start_time"] == "2026-01-01T00:00:00Z")
      #expect(questions[0].query["end_time"] == "2026-01-02T03:04:05Z")
    }
  }

  /// However many there are, one is held at a time: so what one of them says may be recorded before the next comes.
  @Test func aPageIsAskedForWhenTheOneBeforeIsUsed() async throws {
    try await lab.serve { question in
      .json(#"{"jobs":[{"id":"j\#(question.query["offset"] ?? "")"}],"total_count":9}"#)
    } use: { cloud in
      var pages = lab.account(cloud).list("gaussdb-nosql", since: clock.now)
      for count in 1...3 {
        guard case .answer = await pages.next() else {
          Issue.record("no page")
          return
        }
        #expect(cloud.questions("/gaussdb-nosql/v3/p1/jobs").count == count)
      }
    }
  }

  @Test func aPageOfSomebodyInBetweenListsNothing() async throws {
    try await lab.serve { _ in
      .json("<html><head><title>Sign in to this network</title></head></html>")
    } use: { cloud in
      let pages = await lab.account(cloud).list("gaussdb-nosql", since: clock.now - .seconds(60))
        .all
      guard case .unreachable(let reason, _)? = pages.first, pages.count == 1 else {
        Issue.record("a page was taken for an answer")
        return
      }
      #expect(reason.text.contains("a page came in place of an answer"))
    }
  }

  @Test func pagesByMarker() async throws {
    try await lab.serve { question in
      let next = question.query["next"] == nil ? #""m2""# : "null"
      return .json(#"{"traces":[{"trace_id":"x"}],"meta_data":{"count":1,"marker":\#(next)}}"#)
    } use: { cloud in
      let since = Instant(parsing: "2020-01-01T00:00:00Z")!
      let pages = await lab.account(cloud).list("cts", since: since).all
      #expect(pages.count == 2)
      let questions = cloud.questions("/cts/v3/p1/traces")
      #expect(questions.map { $0.query["next"] } == [nil, "m2"])
      #expect(questions[0].query["trace_type"] == "system")
      let from = try #require(questions[0].query["from"].flatMap { Int64($0) })
      #expect((clock.now - Instant(milliseconds: from)).milliseconds < 30 * 86_400_000)
      guard case .answer(_, let hint, _)? = pages.first else { return }
      #expect(hint.service == nil)
    }
  }

  @Test func listEndsAtTheFirstRefusal() async throws {
    try await lab.serve { question in
      question.query["offset"] == "0"
        ? .json(#"{"jobs":[{"id":"a"}],"total_count":9}"#)
        : .json(#"{"error_code":"APIGW.0308","error_msg":"x"}"#, status: 429)
    } use: { cloud in
      let pages = await lab.account(cloud).list("gaussdb-nosql", since: clock.now).all
      #expect(pages.count == 2)
      guard case .throttled = pages.last else {
        Issue.record("not throttled")
        return
      }
    }
  }

  @Test func listThatNeverTurnsItsPage() async throws {
    try await lab.serve { _ in
      .json(#"{"jobs":[{"id":"a"}],"total_count":999}"#)
    } use: { cloud in
      #expect(await lab.account(cloud).list("gaussdb-nosql", since: clock.now).all.count == 2)
    }
  }
}
