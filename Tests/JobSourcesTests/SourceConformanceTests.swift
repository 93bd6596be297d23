import JobModel
import Testing

@testable import JobSources

/// What every kind of source has to do. The simulated cloud tells a story; a file of its answers, and a cloud over
/// HTTP that gives them again, must lead to the same jobs.
@Suite(.timeLimit(.minutes(1))) struct SourceConformanceTests {
  private static let calm = Task { await Story() }

  @Test(arguments: Story.Way.allCases)
  func theSameAnswersAreTheSameJobs(_ way: Story.Way) async throws {
    let story = await Self.calm.value
    let told = try await story.told(by: way) { await Self.jobs(of: $0) }
    let expected = Self.jobs(in: story)
    #expect(expected.count > 10)
    #expect(Set(told.keys).isSuperset(of: expected.keys))
    for (id, job) in expected { #expect(told[id].map(Self.core) == Self.core(job)) }
  }

  /// Whoever looks at a job's history sees it in the order in which it was.
  @Test(arguments: Story.Way.allCases)
  func answersKeepTheirOrder(_ way: Story.Way) async throws {
    let story = await Self.calm.value
    let told = try await story.told(by: way) { await Self.statuses(of: $0) }
    var expected: [JobID: [String]] = [:]
    for answer in story.asked {
      guard let job = Self.job(in: answer), let id = job.id, let status = job.rawStatus else {
        continue
      }
      if expected[id]?.last != status { expected[id, default: []].append(status) }
    }
    #expect(expected.values.contains { $0.count > 1 })
    // Before them there may be what the submission said.
    for (id, statuses) in expected {
      #expect(told[id]?.suffix(statuses.count) == statuses[...], "\(id)")
    }
  }

  @Test(arguments: Story.Way.allCases)
  func whatCannotBeReadIsSaidAndTheRestIsUsed(_ way: Story.Way) async throws {
    let fault = try #require(SimulatedFault(parsing: "truncated=30"))
    let story = await Story(try #require(SimulatedTrouble([fault])))
    let (ids, problems) = try await story.told(by: way) { source in
      let tracker = Tracker(sources: [source])
      let snapshot = await tracker.readAll()
      let jobs = await tracker.details(of: Array(0..<snapshot.jobs.count)).map(\.job)
      return (Set(jobs.compactMap(\.id)), snapshot.problems)
    }
    #expect(!problems.isEmpty)
    #expect(problems.allSatisfy { !$0.reason.isEmpty && !$0.input.isEmpty })
    let readable = Set(story.asked.compactMap { Self.job(in: $0)?.id })
    #expect(readable.count > 10)
    #expect(ids.isSuperset(of: readable))
  }

  @Test(arguments: Story.Way.allCases)
  func itEndsWhenItIsCancelled(_ way: Story.Way) async throws {
    let story = await Self.calm.value
    try await story.told(by: way, goesOn: true) { source in
      let (begun, hasBegun) = AsyncStream.makeStream(of: Void.self)
      let reading = Task {
        for await _ in source.deliveries() { hasBegun.yield() }
      }
      for await _ in begun { break }
      reading.cancel()
      await reading.value
    }
  }

  // MARK: What became of the answers

  private static func jobs(of source: any JobSource) async -> [JobID: Job] {
    let tracker = Tracker(sources: [source])
    let count = await tracker.readAll().jobs.count
    let jobs = await tracker.details(of: Array(0..<count)).map(\.job)
    return Dictionary(jobs.compactMap { job in job.id.map { ($0, job) } }) { first, _ in first }
  }

  private static func statuses(of source: any JobSource) async -> [JobID: [String]] {
    var statuses: [JobID: [String]] = [:]
    let tracker = Tracker(sources: [source])
    let count = await tracker.readAll().jobs.count
    for detail in await tracker.details(of: Array(0..<count)) {
      guard let id = detail.job.id else { continue }
      var hint = ReadingHint()
      hint.askedJob = id
      for document in detail.documents {
        let answer = Story.Answer(
          bytes: document.bytes, hint: hint, received: Instant(milliseconds: 0))
        guard let job = job(in: answer), job.id == id, let status = job.rawStatus else { continue }
        if statuses[id]?.last != status { statuses[id, default: []].append(status) }
      }
    }
    return statuses
  }

  /// The jobs as the last answers about them tell.
  private static func jobs(in story: Story) -> [JobID: Job] {
    var jobs: [JobID: Job] = [:]
    for answer in story.asked {
      if let job = job(in: answer), let id = job.id { jobs[id] = job }
    }
    return jobs
  }

  private static func job(in answer: Story.Answer) -> Job? {
    answer.bytes.withUnsafeBytes { bytes in
      WireReader.reread(bytes, isListEntry: false, hint: answer.hint).lazy.compactMap {
        guard case .job(let job) = $0, job.rawStatus != nil else { return nil }
        return job
      }.first
    }
  }

  /// What an answer itself tells: neither what is known beside its bytes nor what came before it.
  private static func core(_ job: Job) -> [String?] {
    [
      job.id?.rawValue, job.state.name, job.rawStatus, job.type, job.began?.iso8601,
      job.ended?.iso8601, job.error?.code, job.error?.message, job.rootCause?.code,
    ]
  }
}
