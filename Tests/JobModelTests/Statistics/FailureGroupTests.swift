import JobModel
import Testing

struct FailureGroupTests {
  private static let now = FilterSamples.now

  private func groups(_ jobs: [Job], buckets: Int = 4) -> [FailureGroup] {
    let table = Self.table(jobs)
    return failureGroups(
      in: table, among: table.rows.map(Int32.init), now: Self.now, buckets: buckets)
  }

  private static func table(_ jobs: [Job]) -> JobTable {
    var table = JobTable()
    for job in jobs { table.merge(job) }
    return table
  }

  private static func failure(
    _ code: String?, _ message: String?, secondsAgo: Double, context: String? = nil
  ) -> Job {
    var job = Job()
    job.state = .failed
    job.context = context
    job.service = "ecs"
    job.ended = now - .seconds(secondsAgo)
    if code != nil || message != nil {
      job.rootCause = RootCause(code: code, message: message, path: [], category: .quota)
    }
    return job
  }

  @Test func byCodeWithTheNewestAsExample() throws {
    let found = groups([
      Self.failure("Ecs.0204", "used 200", secondsAgo: 100, context: "prod"),
      Self.failure("BMS.3033", "disk", secondsAgo: 90),
      Self.failure("ecs.0204", "used 201", secondsAgo: 10, context: "test"),
    ])
    #expect(found.map(\.count) == [2, 1])
    let quota = try #require(found.first)
    #expect(quota.code == "ecs.0204")
    #expect(quota.message == "used 201")
    #expect(quota.title == "ecs.0204")
    #expect(quota.category == .quota)
    #expect(quota.rows == [2, 0])
    #expect(quota.first == Self.now - .seconds(100))
    #expect(quota.last == Self.now - .seconds(10))
    #expect(quota.contexts == ["prod", "test"])
    #expect(quota.services == ["ecs"])
  }

  @Test func byMessageWhereThereIsNoCode() {
    let found = groups([
      Self.failure(nil, "server 1c74e090 not found", secondsAgo: 3),
      Self.failure(nil, "server 77ab3c01 not found", secondsAgo: 2),
      Self.failure(nil, "volume 77ab3c01 not found", secondsAgo: 1),
    ])
    #expect(found.map(\.count) == [2, 1])
    #expect(found.map(\.title) == ["server 77ab3c01 not found", "volume 77ab3c01 not found"])
    #expect(found.allSatisfy { $0.code == nil })
  }

  @Test func thoseWithoutAnyReasonAreOneGroup() {
    let found = groups([
      Self.failure(nil, nil, secondsAgo: 3), Self.failure(nil, nil, secondsAgo: 2),
      Self.failure(nil, "silent", secondsAgo: 2),
    ])
    #expect(found.map(\.title) == ["no reason given", "silent"])
    #expect(found.first?.category == .other)
  }

  @Test func onlyFailuresAndHiddenOnes() {
    var hidden = Self.failure("Ecs.1", nil, secondsAgo: 1)
    hidden.state = .succeeded
    var succeeded = hidden
    hidden.flags = .hiddenFailure
    succeeded.flags = []
    var cancelled = Self.failure("Ecs.1", nil, secondsAgo: 1)
    cancelled.state = .cancelled
    #expect(groups([hidden, succeeded, cancelled]).map(\.rows) == [[0]])
    #expect(groups([]).isEmpty)
  }

  @Test func onlyTheRowsAskedFor() {
    let table = Self.table([
      Self.failure("A", nil, secondsAgo: 1), Self.failure("A", nil, secondsAgo: 2),
    ])
    #expect(failureGroups(in: table, among: [1], now: Self.now, buckets: 1).map(\.rows) == [[1]])
  }

  @Test func theMostFrequentFirstThenTheNewest() {
    let found = groups([
      Self.failure("A", nil, secondsAgo: 9), Self.failure("B", nil, secondsAgo: 5),
      Self.failure("C", nil, secondsAgo: 8), Self.failure("C", nil, secondsAgo: 9),
    ])
    #expect(found.map(\.title) == ["C", "B", "A"])
  }

  @Test func theTrendGoesFromTheFirstFailureToNow() {
    let found = groups([
      Self.failure("A", nil, secondsAgo: 100), Self.failure("A", nil, secondsAgo: 74),
      Self.failure("A", nil, secondsAgo: 10), Self.failure("A", nil, secondsAgo: 0),
      Self.failure("B", nil, secondsAgo: 40),
    ])
    #expect(found.map(\.trend) == [[1, 1, 0, 2], [0, 0, 1, 0]])
    #expect(groups([Self.failure("A", nil, secondsAgo: 0)], buckets: 0).map(\.trend) == [[]])
    // A clock that is behind the cloud's: what failed later than now is in no stretch.
    #expect(groups([Self.failure("A", nil, secondsAgo: -60)]).map(\.trend) == [[0, 0, 0, 0]])
  }

  @Test func timesThatAreNotKnown() {
    var job = Self.failure("A", nil, secondsAgo: 0)
    job.ended = nil
    let found = groups([job, Self.failure("A", nil, secondsAgo: 5), job])
    #expect(found.map(\.rows) == [[1, 2, 0]])
    #expect(found.first?.last == Self.now - .seconds(5))
    #expect(groups([job]).first?.last == nil)
  }
}
