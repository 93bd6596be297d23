import JobModel
import Testing

struct KindSummaryTests {
  private func summaries(of table: JobTable, buckets: Int) -> [KindSummary] {
    kindSummaries(in: table, typical: TypicalDurations(of: table), buckets: buckets)
  }

  @Test func eachKindWithHowItHasFared() throws {
    var table = JobTable()
    let states: [JobState] = [
      .succeeded, .succeeded, .succeeded, .failed, .running, .waiting, .awaitingPayment, .cancelled,
    ]
    for (number, state) in states.enumerated() {
      let job = FilterSamples.made(
        "\(number)", "createVolume", "evs", state, "", begunAgo: 900, took: Double(number + 1) * 10)
      table.merge(job)
    }
    table.merge(
      FilterSamples.made("x", "createServer", "ecs", .running, "", begunAgo: 9, took: nil))
    let summaries = self.summaries(of: table, buckets: 3)
    #expect(summaries.map(\.kind.type) == ["createVolume", "createServer"])
    let volumes = try #require(summaries.first)
    #expect(volumes.kind.service == "evs")
    #expect(volumes.total == 8)
    #expect(volumes.running == 3)
    #expect(volumes.failed == 1)
    #expect(volumes.succeeded == 3)
    #expect(volumes.failureShare == 0.25)
    #expect(volumes.median == .seconds(20))
    #expect(volumes.slow == .seconds(30))
    #expect(volumes.longest == .seconds(30))
    #expect(volumes.histogram == [0, 1, 2])
    let servers = try #require(summaries.last)
    #expect(servers.failureShare == nil)
    #expect(servers.median == nil)
    #expect(servers.histogram.isEmpty)
  }

  @Test func eachContextHasItsOwnDurations() {
    var table = JobTable()
    for (context, seconds) in [("lab", 10), ("live", 300), ("live", 400)] {
      var job = FilterSamples.made(
        "\(seconds)", "createVolume", "evs", .succeeded, "", begunAgo: 900, took: Double(seconds))
      job.context = context
      table.merge(job)
    }
    let summaries = self.summaries(of: table, buckets: 3)
    #expect(summaries.map(\.kind.context) == ["live", "lab"])
    #expect(summaries.map(\.median) == [.seconds(300), .seconds(10)])
    #expect(summaries.map(\.slow) == [.seconds(400), .seconds(10)])
  }

  @Test func durationsOfNothingAndNoBuckets() {
    var table = JobTable()
    table.merge(FilterSamples.made("x", "a", "b", .succeeded, "", begunAgo: 9, took: 0))
    #expect(summaries(of: table, buckets: 2).map(\.histogram) == [[1, 0]])
    #expect(summaries(of: table, buckets: 0).map(\.histogram) == [[]])
    #expect(summaries(of: JobTable(), buckets: 2).isEmpty)
  }
}

struct ActivityTests {
  @Test func countsWhatBeganOrEndedInEachStretch() {
    var table = JobTable()
    for (ago, took) in [(0.0, nil), (30, 20.0), (59, nil), (61, nil), (1000, 995)]
      as [(Double, Double?)]
    {
      table.merge(FilterSamples.made("\(ago)", "a", "b", .running, "", begunAgo: ago, took: took))
    }
    // The stretches are 60 to 40, 40 to 20 and 20 to 0 seconds ago.
    #expect(
      activity(in: table, now: FilterSamples.now, buckets: 3, width: .seconds(20)) == [1, 1, 3])
  }

  @Test func nothingToCountInto() {
    let table = FilterSamples.table
    #expect(activity(in: table, now: FilterSamples.now, buckets: 0, width: .seconds(1)).isEmpty)
    #expect(
      activity(in: table, now: FilterSamples.now, buckets: 2, width: .seconds(0)) == [0, 0])
    #expect(
      activity(in: JobTable(), now: FilterSamples.now, buckets: 2, width: .seconds(1)) == [0, 0])
  }
}
