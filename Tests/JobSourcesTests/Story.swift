import Foundation
import JobModel
import Synchronization

@testable import JobSources

/// What a simulated cloud has said of its jobs, for sources of every kind to tell again.
struct Story: Sendable {
  struct Answer: Sendable {
    var bytes: [UInt8]
    var hint: ReadingHint
    var received: Instant
  }

  private(set) var answers: [Answer] = []
  private let trouble: SimulatedTrouble
  private static let count = 80

  /// - Parameter trouble: of the cloud; some of it can be read in its answers.
  init(_ trouble: SimulatedTrouble = .calm) async {
    self.trouble = trouble
    for await delivery in Self.source(trouble, count: Self.count).deliveries() {
      answers += Self.answers(in: delivery)
    }
  }

  /// Those to questions about a job: others cannot be had by asking.
  var asked: [Answer] { answers.filter { $0.hint.askedJob != nil } }

  private static func answers(in delivery: Delivery) -> [Answer] {
    switch delivery {
    case .answer(let bytes, let hint, let received):
      [Answer(bytes: bytes, hint: hint, received: received)]
    case .several(let deliveries): deliveries.flatMap(answers)
    case .piece, .restart, .condition, .problem: []
    }
  }

  /// The same each time: its clock goes on only when somebody waits.
  private static func source(_ trouble: SimulatedTrouble, count: Int?) -> any JobSource {
    let clock = HTTPTestClock()
    let timekeeper = Timekeeper(
      now: clock.reading, sleep: { clock.advance(seconds: $0.seconds) })
    let cloud = SimulatedSource(
      seed: 7, history: .seconds(240), trouble: trouble, isLive: true, timekeeper: timekeeper)
    return count.map { FirstOf(cloud: cloud, count: $0) } ?? cloud
  }

  // MARK: Telling

  enum Way: CaseIterable {
    case file, simulated, http
  }

  /// - Parameter goesOn: tells on and on, until it is cancelled.
  func told<Result: Sendable>(
    by way: Way, goesOn: Bool = false,
    use: @Sendable (any JobSource) async throws -> Result
  ) async throws -> Result {
    switch way {
    case .simulated: return try await use(Self.source(trouble, count: goesOn ? nil : Self.count))
    case .file:
      let path = FileManager.default.temporaryDirectory
        .appendingPathComponent("jobtop-" + UUID().uuidString).path
      defer { try? FileManager.default.removeItem(atPath: path) }
      try Data(answers.map { $0.bytes + [0x0a] }.joined()).write(to: URL(fileURLWithPath: path))
      return try await use(FileSource(path: path, follows: goesOn))
    case .http:
      let lab = AccountLab()
      let asked = asked
      let desk = Desk()
      return try await LoopbackCloud.serve { question in
        guard question.path != "/iam/v3/auth/tokens" else { return .token("t1") }
        return LoopbackCloud.Reply(body: asked[desk.place.withLock { $0 } % asked.count].bytes)
      } use: { cloud in
        try await use(
          AskingSource(
            account: lab.account(cloud), questions: asked.map(\.hint), goesOn: goesOn, desk: desk))
      }
    }
  }
}

/// As much of the simulated cloud as a test can wait for.
private struct FirstOf: JobSource {
  var cloud: SimulatedSource
  var count: Int
  var name: String { cloud.name }
  var kind: SourceStatus.Kind { cloud.kind }

  func deliveries() -> AsyncStream<Delivery> {
    AsyncStream { continuation in
      Task {
        var rest = count
        for await delivery in cloud.deliveries() {
          continuation.yield(delivery)
          rest -= 1
          if rest == 0 { break }
        }
        continuation.finish()
      }
    }
  }
}

/// Which question is being asked: some do not tell of which job.
private final class Desk: Sendable {
  let place = Mutex(-1)
}

/// An account that is asked one question after the other.
private struct AskingSource: JobSource {
  var account: CloudAccount
  var questions: [ReadingHint]
  var goesOn: Bool
  let desk: Desk
  var name: String { account.name }
  var kind: SourceStatus.Kind { .http }

  func deliveries() -> AsyncStream<Delivery> {
    AsyncStream {
      let place = desk.place.withLock { place in
        place += 1
        return place
      }
      guard goesOn || place < questions.count else { return nil }
      let question = questions[place % questions.count]
      guard let job = question.askedJob else { return nil }
      switch await account.ask(job: job, service: question.service) {
      case .answer(let bytes, let hint, let received):
        return .answer(bytes, hint: hint, received: received)
      case .unreachable(let reason, _), .refused(let reason), .throttled(_, let reason):
        return .problem(Unreadable(input: account.name, reason: "\(reason)"))
      case .notFound: return .condition(.live)
      }
    }
  }
}
