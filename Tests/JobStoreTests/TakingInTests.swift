import JobModel
import JobStore
import Testing

/// What the store makes of the answers that it is given.
@Suite struct TakingInTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  // MARK: Jobs

  @Test func keepsASubmissionAndItsPollsAsOneJob() async throws {
    let answers = [
      Say.job("INIT"), Say.job("RUNNING"), Say.job("SUCCESS", more: Say.ended),
    ]
    try scratch.hear(Say.submission(), at: .noon)
    for (number, answer) in answers.enumerated() {
      try scratch.poll(Say.id, answer, at: .noon + (number + 1))
    }
    let job = try await scratch.job()
    #expect(job.state == .succeeded)
    #expect(job.rawStatus == "SUCCESS")
    #expect(job.type == "createServer")
    #expect(job.ended == Instant(parsing: "2026-01-30T08:00:31.400Z"))
    #expect(job.firstSeen == .noon)
    #expect(job.lastSeen == .noon + 3)
    let documents = try scratch.store.documents(of: scratch.row(of: Say.id))
    #expect(
      documents.map { String(decoding: $0.bytes, as: UTF8.self) } == [Say.submission()] + answers)
    #expect(documents.map(\.seen) == (0...3).map { .noon + $0 })
    #expect(documents.map(\.kind) == [.file, .http, .http, .http])
    let row = try scratch.row(of: Say.id)
    #expect(try scratch.store.sources(of: [row, row + 1, row]) == [.http, nil, .http])
  }

  /// Whose a job seems to be counts until somebody says whose it is, and not after.
  @Test func aLikelyContextTakesThePlaceOfNone() async throws {
    func hear(likely: String?, said: String? = nil) throws {
      var answer = try #require(
        scratch.answers(in: Say.submission(), at: .noon, isLive: true).first)
      answer.likelyContext = likely
      if let said, case .job(var job) = answer.observation {
        job.context = said
        answer.observation = .job(job)
      }
      _ = try scratch.store.take([answer])
    }
    try hear(likely: nil)
    #expect(try await scratch.job().context == nil)
    try hear(likely: "prod")
    #expect(try await scratch.job().context == "prod")
    try hear(likely: "lab")
    #expect(try await scratch.job().context == "prod")
    try hear(likely: "prod", said: "lab")
    #expect(try await scratch.job().context == "lab")
  }

  /// What one job of an order says of its owner counts for the others.
  @Test func aLikelyContextGivesWayToTheContextOfTheOrder() async throws {
    var answers = scratch.answers(
      in: Say.submission(order: Say.order) + Say.job("RUNNING")
        + Say.submission(Say.otherID, order: Say.order), at: .noon, isLive: false)
    guard case .job(var job) = answers[1].observation else { throw CancellationError() }
    job.context = "prod"
    answers[1].observation = .job(job)
    answers[2].likelyContext = "lab"
    try scratch.store.take(answers)
    #expect(try await scratch.jobs().map(\.context) == ["prod", nil])
  }

  /// The order was known before, in another transaction.
  @Test func aLikelyContextGivesWayToWhatIsKeptOfTheOrder() async throws {
    try scratch.track(Say.submission(order: Say.order))
    var answers = scratch.answers(in: Say.job("RUNNING"), at: .noon, isLive: false)
    guard case .job(var job) = answers[0].observation else { throw CancellationError() }
    job.context = "prod"
    answers[0].observation = .job(job)
    try scratch.store.take(answers)
    var other = scratch.answers(
      in: Say.submission(Say.otherID, order: Say.order), at: .noon, isLive: false)
    other[0].likelyContext = "lab"
    try scratch.store.take(other)
    #expect(try await scratch.jobs().map(\.context) == ["prod", nil])
  }

  /// Each is looked for among all the others: that has to be done by the time that a test may take.
  @Test(.timeLimit(.minutes(1)), arguments: [true, false])
  func manyJobsOfOneIDOrOneOrderAreKnownWhenTheyComeAgain(_ haveOneID: Bool) async throws {
    let text = (0..<3000).map { number in
      haveOneID
        ? Say.job("SUCCESS", of: "x1", type: "t\(number)")
        : Say.submission("x\(10_000 + number)", order: Say.order)
    }.joined(separator: "\n")
    let first = try scratch.track(text)
    #expect(Set(first.map(\.row)).count == 3000)
    let again = try scratch.track(text)
    #expect(again.map(\.row) == first.map(\.row))
    #expect(again.allSatisfy { !$0.isNews })
    #expect(try scratch.store.count() == 3000)
  }

  @Test func movesOnlyTheLastTimeWhenAnAnswerRepeats() async throws {
    for second in 0..<10 { try scratch.poll(Say.id, Say.job("RUNNING"), at: .noon + second) }
    #expect(try scratch.answers(of: Say.id) == [Say.job("RUNNING")])
    let job = try await scratch.job()
    #expect(job.firstSeen == .noon)
    #expect(job.lastSeen == .noon + 9)
    #expect(try scratch.store.documents(of: scratch.row(of: Say.id)).map(\.seen) == [.noon])
  }

  @Test func keepsAnAnswerThatComesBackAfterAnotherOne() async throws {
    for (second, status) in ["RUNNING", "PENDING", "RUNNING"].enumerated() {
      try scratch.poll(Say.id, Say.job(status), at: .noon + second)
    }
    #expect(
      try scratch.answers(of: Say.id) == ["RUNNING", "PENDING", "RUNNING"].map { Say.job($0) })
  }

  @Test func keepsOfAListEachEntryWithItsJob() async throws {
    let list =
      #"{"jobs": [\#(Say.job("RUNNING")), \#(Say.job("SUCCESS", of: Say.otherID, more: Say.ended))]}"#
    try scratch.track(list)
    #expect(try await scratch.jobs().map(\.state) == [.running, .succeeded])
    #expect(try scratch.answers(of: Say.id) == [Say.job("RUNNING")])
    #expect(
      try scratch.answers(of: Say.otherID) == [Say.job("SUCCESS", of: Say.otherID, more: Say.ended)]
    )
    #expect(try scratch.store.documents(of: scratch.row(of: Say.id)).map(\.isListEntry) == [true])
  }

  @Test func doesNotReviveAJobWithALateAnswer() async throws {
    try scratch.poll(Say.id, Say.failedJob(), at: .noon)
    try scratch.poll(Say.id, Say.job("RUNNING"), at: .noon + 1)
    let job = try await scratch.job()
    #expect(job.state == .failed)
    #expect(job.rawStatus == "FAIL")
    #expect(job.rootCause?.code == "Ecs.0204")
    // It was seen all the same.
    #expect(try scratch.answers(of: Say.id).count == 2)
  }

  @Test func keepsWhatWasSeenOfAJobThatTheCloudForgot() async throws {
    try scratch.poll(Say.id, Say.job("RUNNING", more: #", "progress": 40"#), at: .noon)
    let taken = try scratch.poll(Say.id, Say.notFound, at: .noon + 1, httpStatus: 404)
    #expect(taken.map(\.before) == [.running])
    let job = try await scratch.job()
    #expect(job.state == .gone)
    #expect(job.type == "createServer")
    #expect(job.rawStatus == "RUNNING")
    #expect(job.lastSeen == .noon + 1)
    #expect(
      try scratch.answers(of: Say.id) == [
        Say.job("RUNNING", more: #", "progress": 40"#), Say.notFound,
      ])
  }

  @Test func aJobThatHasEndedStaysSoWhenTheCloudForgetsIt() async throws {
    try scratch.poll(Say.id, Say.job("SUCCESS", more: Say.ended), at: .noon)
    try scratch.poll(Say.id, Say.notFound, at: .noon + 1, httpStatus: 404)
    #expect(try await scratch.job().state == .succeeded)
  }

  @Test func aQuestionThatWasNotAnsweredChangesNothing() async throws {
    try scratch.poll(Say.id, Say.job("RUNNING"), at: .noon)
    let taken = try scratch.poll(
      Say.id, #"{"error_code": "APIGW.0308", "error_msg": "too fast"}"#, at: .noon + 1,
      httpStatus: 429)
    #expect(taken.isEmpty)
    #expect(try await scratch.job().state == .running)
  }

  @Test func countsTheSameIDOfDifferentTypesAsDifferentJobs() async throws {
    try scratch.track(Say.job("RUNNING", of: "1234", type: "createVolume"))
    try scratch.track(Say.job("SUCCESS", of: "1234", type: "deleteVolume"))
    #expect(try await scratch.jobs().map(\.type) == ["createVolume", "deleteVolume"])
    #expect(try scratch.store.rows(of: "1234").count == 2)
  }

  // MARK: Orders

  @Test func anOrderAloneBecomesItsJob() async throws {
    try scratch.track(#"{"order_id": "\#(Say.order)"}"#)
    var job = try await scratch.job()
    #expect(job.id == nil)
    #expect(job.orderID?.rawValue == Say.order)
    #expect(job.state == .unknown)

    try scratch.track(Say.submission(order: Say.order), at: .noon + 1)
    try scratch.poll(Say.id, Say.job("RUNNING"), at: .noon + 2)
    job = try await scratch.job()
    #expect(job.id?.rawValue == Say.id)
    #expect(job.orderID?.rawValue == Say.order)
    #expect(job.state == .running)
    #expect(job.firstSeen == .noon)
  }

  @Test func knowsWhenAnOrderAloneWasSeen() async throws {
    try scratch.track(Say.order(6))
    try scratch.track(Say.order(5), at: .noon + 1)
    let job = try await scratch.job()
    #expect(job.firstSeen == .noon)
    #expect(job.lastSeen == .noon + 1)
  }

  @Test func severalJobsOfAnOrderTakeThePlaceOfItsRow() async throws {
    try scratch.track(#"{"order_id": "\#(Say.order)"}"#)
    try scratch.track(Say.job("RUNNING"))
    try scratch.track(Say.submission(Say.id, order: Say.order))
    try scratch.track(Say.submission(Say.otherID, order: Say.order))
    #expect(try await scratch.jobs().map(\.id?.rawValue) == [Say.id, Say.otherID])
    #expect(try scratch.store.rows(of: Say.order).count == 2)
  }

  @Test func aPrepaidJobWaitsUntilItsOrderIsPaid() async throws {
    try scratch.track(Say.submission(order: Say.order))
    try scratch.track(Say.order(6), at: .noon + 1)
    #expect(try await scratch.job().state == .awaitingPayment)
    try scratch.poll(Say.id, Say.job("RUNNING"), at: .noon + 2)
    #expect(try await scratch.job().state == .running)
    let order = try #require(try scratch.store.order(OrderID(rawValue: Say.order)))
    #expect(order.amount == 72.5)
    #expect(order.currency == "EUR")
  }

  @Test func anOrderThatIsCancelledEndsTheJobThatWaitedForIt() async throws {
    try scratch.track(Say.submission(order: Say.order))
    try scratch.track(Say.order(6), at: .noon + 1)
    let taken = try scratch.track(Say.order(4), at: .noon + 2)
    #expect(taken.map(\.before) == [.awaitingPayment])
    #expect(try await scratch.job().state == .cancelled)
  }

  // MARK: Failed submissions

  @Test func twoRefusalsInOneTextAreTwoFailures() async throws {
    let text = Say.refusal + "\n" + Say.refusal + "\n"
    #expect(try scratch.track(text).map(\.isNews) == [true, true])
    #expect(try await scratch.jobs().map(\.state) == [.failed, .failed])
    #expect(try scratch.track(text, at: .noon + 1).map(\.isNews) == [false, false])
    #expect(try await scratch.jobs().count == 2)
    #expect(
      try scratch.track(text + Say.refusal, at: .noon + 2).map(\.isNews) == [false, false, true])
    #expect(try await scratch.jobs().count == 3)
  }

  @Test func theSameRefusalOfTwoRunsIsTwoFailures() async throws {
    try scratch.hear(Say.refusal, at: .noon)
    try scratch.hear(Say.refusal, at: .noon + 1)
    #expect(try await scratch.jobs().map(\.firstSeen) == [.noon, .noon + 1])
  }

  @Test func aRefusalThatNamesItsOrderStaysBesideTheJob() async throws {
    let refusal = #"{"order_id": "\#(Say.order)", "error": {"code": "Ecs.0005", "message": "no"}}"#
    try scratch.track(refusal)
    try scratch.track(refusal.replacing("no", with: "not yet"))
    try scratch.track(Say.submission(order: Say.order))
    #expect(try await scratch.jobs().map(\.state) == [.failed, .failed, .unknown])
  }

  // MARK: Again

  static let texts = [
    Say.submission(),
    Say.job("RUNNING"),
    Say.failedJob(),
    Say.submission() + Say.job("RUNNING") + Say.job("SUCCESS", more: Say.ended),
    #"{"jobs": [\#(Say.job("RUNNING")), \#(Say.job("FAIL", of: Say.otherID))]}"#,
    Say.refusal + Say.refusal,
    #"{"order_id": "\#(Say.order)"}"#,
    Say.order(6),
    Say.order(6) + Say.order(4),
    Say.submission(order: Say.order) + Say.order(6),
    Say.order(6) + Say.submission(order: Say.order),
    #"{"order_id": "\#(Say.order)"}"# + Say.submission(order: Say.order) + Say.order(5),
    #"{"order_id": "\#(Say.order)"}"# + Say.job("RUNNING") + Say.submission(order: Say.order),
    Say.order(6) + Say.job("RUNNING") + Say.submission(order: Say.order),
    #"{"order_id": "\#(Say.order)", "error": {"code": "Ecs.0005", "message": "no"}}"#,
    "the job \(Say.id) of order \(Say.order) began",
    "Location: https://ecs.eu-de.example.com/v1/p-1/jobs/\(Say.id)\n\(Say.job("RUNNING"))",
  ]

  @Test(arguments: texts)
  func aTextThatWasKeptTellsNothingNewTheSecondTime(_ text: String) async throws {
    let first = try scratch.track(text)
    #expect(!first.isEmpty)
    #expect(first.contains { $0.isNews })
    let before = try scratch.exported()
    let again = try scratch.track(text, at: .noon + 60)
    #expect(again.map(\.row).count == first.count)
    #expect(!again.contains { $0.isNews })
    #expect(!again.contains { $0.before == nil })
    #expect(try scratch.exported() == before)
  }

  @Test func anOlderTextIsNoNewsAfterNewerOnes() async throws {
    try scratch.track(Say.job("RUNNING"))
    try scratch.track(Say.job("SUCCESS", more: Say.ended), at: .noon + 1)
    #expect(try scratch.track(Say.job("RUNNING"), at: .noon + 2).map(\.isNews) == [false])
    #expect(try await scratch.job().state == .succeeded)
  }

  @Test func saysHowTheJobStoodBefore() throws {
    #expect(try scratch.track(Say.submission()).map(\.before) == [nil])
    #expect(try scratch.track(Say.job("RUNNING")).map(\.before) == [.unknown])
    let taken = try scratch.track(Say.failedJob())
    #expect(taken.map(\.before) == [.running])
    #expect(taken.map(\.job.state) == [.failed])
    #expect(taken.map(\.isNews) == [true])
  }

  @Test func aTextThatComesInPiecesIsOneText() async throws {
    // The second refusal stands in another transaction than the first.
    let lines = (0..<3).map { Say.submission("job-\($0)") }
    let pieces = [[Say.refusal, lines[0]], [lines[1], Say.refusal], [lines[2]]]
    for second in 0..<2 {
      var text = KeptText()
      for piece in pieces {
        try scratch.track(piece.joined(separator: "\n"), of: &text, at: .noon + second)
      }
      #expect(try await scratch.jobs().count { $0.state == .failed } == 2)
    }
  }

  @Test func whatWasSaidToAnotherRequestIsAnotherFailure() async throws {
    let error = #"{"error": {"code": "Ecs.0005", "message": "wrong flavor"}}"#
    let ids = ["req-11111111", "req-22222222"]
    let texts = ids.map { "< HTTP/1.1 400 Bad Request\n< X-Request-Id: \($0)\n<\n\(error)\n" }
    for text in texts + [texts.joined()] + texts { try scratch.track(text) }
    #expect(try await scratch.jobs().map(\.requestID) == ids)
    #expect(try await scratch.jobs().map(\.state) == [.failed, .failed])
  }

  @Test func recordsManyAtOnce() async throws {
    let lines = (0..<3000).map { Say.submission("job-\($0)") + "\n" }
    try scratch.track(lines.joined())
    #expect(try await scratch.jobs().count == 3000)
    #expect(try scratch.store.count() == 3000)
  }
}
