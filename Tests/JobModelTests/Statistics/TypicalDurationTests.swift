import JobModel
import Testing

struct TypicalDurationTests {
  private static let kind = JobKind(
    service: "evs", type: "createVolume", context: "prod-eu")

  private func table(seconds: [Double]) -> JobTable {
    var table = JobTable()
    for (number, seconds) in seconds.enumerated() {
      table.merge(
        FilterSamples.made(
          "\(number)", "createVolume", "evs", .succeeded, "SUCCESS", begunAgo: 9000, took: seconds))
    }
    return table
  }

  @Test func percentilesAreDurationsThatHappened() {
    let typical = TypicalDurations(of: table(seconds: [40, 10, 20, 30]))
    #expect(typical.count(of: Self.kind) == 4)
    for (share, seconds) in [(0.0, 10.0), (0.25, 10), (0.5, 20), (0.51, 30), (0.95, 40), (1, 40)] {
      #expect(typical.percentile(share, of: Self.kind) == .seconds(seconds))
    }
  }

  @Test func whereADurationStandsAmongItsKind() {
    let typical = TypicalDurations(of: table(seconds: [10, 20, 20, 30]))
    for (seconds, share) in [(5.0, 0.0), (10, 0.25), (20, 0.75), (25, 0.75), (99, 1)] {
      #expect(typical.share(notExceeding: .seconds(seconds), of: Self.kind) == share)
    }
  }

  @Test func tooFewSayNothing() {
    let typical = TypicalDurations(of: table(seconds: [10, 20]))
    #expect(typical.count(of: Self.kind) == 2)
    #expect(typical.percentile(0.5, of: Self.kind) == nil)
    #expect(typical.share(notExceeding: .seconds(1), of: Self.kind) == nil)
    #expect(TypicalDurations().percentile(0.5, of: Self.kind) == nil)
  }

  @Test func onlySucceededJobsOfTheSameServiceTypeAndContext() {
    var table = table(seconds: [10, 20, 30])
    for (name, service, state) in [
      ("failed", "evs", JobState.failed), ("other", "ecs", .succeeded),
      ("running", "evs", .running),
    ] {
      table.merge(
        FilterSamples.made(name, "createVolume", service, state, "", begunAgo: 900, took: 1))
    }
    var elsewhere = FilterSamples.made(
      "x", "createVolume", "evs", .succeeded, "", begunAgo: 900, took: 1)
    elsewhere.context = "test"
    table.merge(elsewhere)
    #expect(TypicalDurations(of: table).count(of: Self.kind) == 3)
    #expect(TypicalDurations(of: table).median(like: table[0]) == .seconds(20))
  }

  @Test func staleIsThreeTimesTheMedian() {
    var table = table(seconds: [10, 20, 30])
    for (seconds, state) in [
      (60.0, JobState.running), (61, .running), (61, .waiting), (61, .failed),
    ] {
      table.merge(
        FilterSamples.made(
          "after \(seconds) \(state)", "createVolume", "evs", state, "", begunAgo: seconds,
          took: nil))
    }
    let typical = TypicalDurations(of: table)
    #expect(
      (3..<7).map { typical.isStale(table[$0], at: FilterSamples.now) } == [
        false, true, true, false,
      ])
  }
}
