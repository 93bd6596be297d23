import JobModel
import Testing

@testable import Dashboard

/// When jobs that end are told of one by one, and when together.
struct EndNoticesTests {
  private var notices = EndNotices()
  private let start = Sample.now

  private func ends(_ rows: Range<Int>, _ state: JobState = .succeeded) -> [EndNotices.End] {
    rows.map { EndNotices.End(row: $0, state: state) }
  }

  @Test mutating func aFewAreToldAtOnce() {
    #expect(notices.take(ends(0..<5), at: start) == (0..<5).map { .one($0) })
    #expect(notices.due == nil)
  }

  @Test mutating func manyAreToldTogetherWhenNoMoreCome() throws {
    #expect(notices.take(ends(0..<7), at: start) == [])
    #expect(notices.take(ends(7..<10, .failed), at: start + .seconds(0.4)) == [])
    let due = try #require(notices.due)
    #expect(due == start + .seconds(1.4))
    #expect(notices.release(at: start + .seconds(1.3)) == [])
    #expect(notices.release(at: due) == [.many([.succeeded: 7, .failed: 3])])
    #expect(notices.due == nil)
    #expect(notices.release(at: due + .seconds(9)) == [])
  }

  @Test mutating func theSixthWithinASecondWaits() throws {
    for row in 0..<5 {
      let time = start + .seconds(Double(row) / 10)
      #expect(notices.take(ends(row..<row + 1), at: time) == [.one(row)])
    }
    #expect(notices.take(ends(5..<6), at: start + .seconds(0.6)) == [])
    // One alone needs no sum.
    #expect(notices.release(at: start + .seconds(1.6)) == [.one(5)])
  }

  @Test mutating func slowlyOneAfterTheOtherIsNoBurst() {
    for row in 0..<20 {
      let time = start + .seconds(Double(row) * 0.25)
      #expect(notices.take(ends(row..<row + 1), at: time) == [.one(row)])
    }
  }

  @Test func theSecondsOfAFastDemoAreShort() throws {
    var notices = EndNotices(second: .seconds(60))
    #expect(notices.take(ends(0..<6), at: start) == [])
    #expect(notices.due == start + .seconds(60))
  }

  @Test mutating func aClockThatIsSetBackHoldsNothingUp() throws {
    #expect(notices.take(ends(0..<6), at: start) == [])
    let back = start - .seconds(3600)
    #expect(notices.release(at: back) == [.many([.succeeded: 6])])
    // What was told before does not count either.
    let again = back - .seconds(3600)
    #expect(notices.take(ends(6..<7), at: again) == [.one(6)])
  }

  @Test mutating func aBurstGoesOnWhenTheClockIsSetBack() throws {
    #expect(notices.take(ends(0..<6), at: start) == [])
    let back = start - .seconds(3600)
    #expect(notices.take(ends(6..<8), at: back) == [])
    #expect(notices.due == back + .seconds(1))
    #expect(notices.release(at: back + .seconds(1)) == [.many([.succeeded: 8])])
  }

  @Test mutating func whoWaitsForTheEndOfAStormHearsOfItNowAndThen() {
    var told: [EndNotices.Notice] = []
    for tenth in 0..<300 {
      let time = start + .seconds(Double(tenth) / 10)
      told += notices.release(at: time)
      told += notices.take(ends(tenth * 10..<tenth * 10 + 10), at: time)
    }
    #expect(told.count == 2)
    #expect(told.first == .many([.succeeded: 1000]))
  }
}
