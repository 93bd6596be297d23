import Foundation
import JobModel
import JobStore
import Testing

/// What is exported can be imported again, and stores can be put together.
@Suite struct TransferTests {
  let scratch: Scratch
  let other: Scratch

  init() throws {
    scratch = try Scratch()
    other = try Scratch()
  }

  @discardableResult
  private func move(from one: Scratch, to other: Scratch) throws -> [Imported] {
    var text = KeptText()
    return try one.exported().split(separator: "\n").flatMap {
      // One by one: the lines of an export come in several transactions.
      try other.store.importLines([Data($0.utf8)], of: &text)
    }
  }

  /// A bit of everything.
  private func fill(_ scratch: Scratch) throws {
    for fixture in Fixture.all { try scratch.take(fixture) }
    try scratch.track(
      Say.order(6) + Say.submission(order: Say.order), note: "note, with \"signs\"\n")
    try scratch.poll(Say.id, Say.job("RUNNING", more: #", "progress": 33.25"#), at: .noon + 1)
    try scratch.poll(Say.id, Say.notFound, at: .noon + 2, httpStatus: 404)
    try scratch.track(#"{"order_id": "CS2601301418ALONE"}"#)
    try scratch.track(#"{"order_id": "CS2601301419LATER"}"# + Say.job("INIT", of: Say.otherID))
    try scratch.track(Say.submission(Say.otherID, order: "CS2601301419LATER"))
    try scratch.track(Say.refusal + Say.refusal)
    try scratch.track(
      Say.job("RUNNING", of: "1234", type: "createVolume") + Say.job("FAIL", of: "1234", type: "x"))
    try scratch.track(Say.submission("job-forgotten"))
    try scratch.store.forget(rows: scratch.store.rows(of: "job-forgotten"), now: .noon + 5)
  }

  @Test func anImportedStoreIsTheSame() async throws {
    try fill(scratch)
    #expect(try move(from: scratch, to: other).allSatisfy { $0 == .added })
    #expect(try other.exported() == scratch.exported())
    let (here, there) = (try await scratch.loaded(), try await other.loaded())
    #expect(here.rows.map { here[$0].shallow } == there.rows.map { there[$0].shallow })
    #expect(here.counts == there.counts)
  }

  @Test func aLineWithATimeThatIsNoneDoesNotKeepTheOthersOut() throws {
    try scratch.track(Say.submission() + Say.submission(Say.otherID))
    var lines = try scratch.exported().split(separator: "\n").map(String.init)
    lines[0].replace(#""answers":[{"first_seen":""#, with: #""answers":[{"first_seen":"soon "#)
    var text = KeptText()
    let imported = try other.store.importLines(lines.map { Data($0.utf8) }, of: &text)
    guard case .refused = imported.first else {
      Issue.record("\(imported)")
      return
    }
    #expect(imported.last == .added)
    #expect(try other.store.rows(of: Say.id).isEmpty)
    #expect(try other.store.count() == 1)
  }

  @Test func importingTwiceChangesNothing() throws {
    try fill(scratch)
    try move(from: scratch, to: other)
    #expect(try move(from: scratch, to: other).allSatisfy { $0 == .merged })
    #expect(try other.exported() == scratch.exported())
    // Its own export neither.
    try move(from: scratch, to: scratch)
    #expect(try other.exported() == scratch.exported())
  }

  // MARK: Putting together

  @Test(arguments: [false, true])
  func twoStoresThatSawDifferentAnswersOfAJobBecomeOne(_ newerFirst: Bool) async throws {
    let answers = [
      Say.submission(), Say.job("RUNNING", more: #", "progress": 20"#),
      Say.job("RUNNING", more: #", "progress": 50"#),
    ]
    try scratch.hear(answers[0], at: .noon)
    try scratch.poll(Say.id, answers[1], at: .noon + 10)
    try other.track("job \(Say.id) began", at: .noon + 5, note: "theirs")
    try other.poll(Say.id, answers[2], at: .noon + 20)
    let (target, source) = newerFirst ? (other, scratch) : (scratch, other)
    #expect(try move(from: source, to: target) == [.merged])
    let job = try await target.job()
    #expect(job.state == .running)
    #expect(job.progress == 50)
    #expect(job.firstSeen == .noon)
    #expect(job.lastSeen == .noon + 20)
    #expect(job.note == "theirs")
    // All that was seen, by whomever, in the order of time.
    #expect(try target.answers(of: Say.id) == [answers[0], Say.id, answers[1], answers[2]])
    let detail = try #require(try target.store.detail(of: target.row(of: Say.id)))
    #expect(detail.lastAnswer.map { String(decoding: $0.bytes, as: UTF8.self) } == answers[2])
    #expect(try move(from: source, to: target) == [.merged])
    #expect(try target.answers(of: Say.id).count == 4)
  }

  @Test(arguments: [false, true])
  func anEndThatOneOfThemSawCounts(_ endFirst: Bool) async throws {
    try scratch.poll(Say.id, Say.failedJob(), at: .noon + 10)
    try other.poll(Say.id, Say.job("RUNNING"), at: .noon + 20)
    let (target, source) = endFirst ? (scratch, other) : (other, scratch)
    try move(from: source, to: target)
    let job = try await target.job()
    #expect(job.state == .failed)
    #expect(job.rootCause?.code == "Ecs.0204")
    #expect(job.ended != nil)
  }

  @Test func aJobThatTheCloudForgotIsGoneThereToo() async throws {
    try scratch.poll(Say.id, Say.job("RUNNING"), at: .noon)
    try other.poll(Say.id, Say.job("RUNNING"), at: .noon)
    try other.poll(Say.id, Say.notFound, at: .noon + 10, httpStatus: 404)
    try move(from: other, to: scratch)
    #expect(try await scratch.job().state == .gone)
    #expect(try scratch.answers(of: Say.id) == [Say.job("RUNNING"), Say.notFound])
  }

  @Test func anOrderFindsTheJobThatAnotherStoreKnows() async throws {
    try scratch.track(#"{"order_id": "\#(Say.order)"}"#)
    try other.track(Say.submission(order: Say.order))
    try move(from: other, to: scratch)
    #expect(try await scratch.job().id?.rawValue == Say.id)
    try move(from: scratch, to: other)
    #expect(try await other.job().id?.rawValue == Say.id)
  }

  @Test func whatAnOrderSaysHoldsForTheJobOfAnotherStore() async throws {
    try scratch.track(Say.submission(order: Say.order))
    try other.track(Say.order(6))
    try move(from: other, to: scratch)
    let job = try await scratch.job()
    #expect(job.id?.rawValue == Say.id)
    #expect(job.state == .awaitingPayment)
    #expect(try scratch.store.order(OrderID(rawValue: Say.order))?.amount == 72.5)
  }

  @Test func theSameRefusalOfTwoStoresIsTwoFailures() async throws {
    try scratch.hear(Say.refusal, at: .noon)
    try other.hear(Say.refusal, at: .noon + 1)
    try move(from: other, to: scratch)
    #expect(try await scratch.jobs().map(\.firstSeen) == [.noon, .noon + 1])
  }

  @Test func whatIsForgottenHereStaysForgotten() async throws {
    try scratch.track(Say.submission())
    try move(from: scratch, to: other)
    try scratch.store.forget(rows: [scratch.row(of: Say.id)], now: .noon)
    try move(from: scratch, to: other)
    #expect(try await other.jobs().count == 1)
    try move(from: other, to: scratch)
    #expect(try await scratch.jobs().count <= 1)
  }

  // MARK: Any bytes

  @Test func answersThatAreNoTextSurvive() throws {
    let bytes =
      Array(Say.job("RUNNING", more: #", "x": ""#).utf8) + [0xff, 0x00, 0xfe] + Array("\"}".utf8)
    var job = Job()
    job.id = JobID(rawValue: Say.id)
    job.state = .running
    try scratch.store.take([
      SeenAnswer(
        observation: .job(job), bytes: bytes, isListEntry: false, seen: .noon, isLive: true,
        source: "cloud", kind: .http)
    ])
    try move(from: scratch, to: other)
    #expect(try other.store.documents(of: other.row(of: Say.id)).map(\.bytes) == [bytes])
    #expect(try other.exported() == scratch.exported())
    try other.hear(Say.submission(), at: .noon + 1)
    try move(from: scratch, to: other)
    #expect(try other.store.documents(of: other.row(of: Say.id)).count == 2)
  }

  @Test func passesOverLinesThatAreNone() throws {
    try scratch.track(Say.submission())
    let good = Data(try scratch.exported().split(separator: "\n")[0].utf8)
    let newer = Data(
      String(decoding: good, as: UTF8.self).replacing(#""export":1"#, with: #""export":9"#).utf8)
    let odd = Data(
      String(decoding: good, as: UTF8.self).replacing("unknown", with: "exploded").utf8)
    var text = KeptText()
    let results = try other.store.importLines(
      [Data("{".utf8), good, Data("[]".utf8), newer, odd, Data([0xff]), Data()], of: &text)
    #expect(results[1] == .added)
    for (place, result) in results.enumerated() where place != 1 {
      guard case .refused(let reason) = result else {
        Issue.record("line \(place) was taken")
        continue
      }
      #expect(!reason.isEmpty && !reason.contains("\n"))
    }
    #expect(try other.exported() == scratch.exported())
  }

  @Test func exportsOnlyWhatIsAskedFor() throws {
    try scratch.track(Say.order(6) + Say.submission(order: Say.order) + Say.submission(Say.otherID))
    var lines: [String] = []
    try scratch.store.export(rows: [scratch.row(of: Say.otherID)]) { lines.append($0) }
    #expect(lines.count == 1)
    #expect(lines.first?.contains(Say.otherID) == true)
    lines = []
    try scratch.store.export(rows: [scratch.row(of: Say.id)]) { lines.append($0) }
    #expect(lines.count == 2)
  }
}
