import JobModel
import JobStore
import Testing

/// Orders of which the order service may have more to tell.
@Suite struct UnsettledOrderTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func unsettled(after change: Int64 = 0, limit: Int = 10) throws -> [UnsettledOrder] {
    try scratch.store.unsettledOrders(
      changedAfter: change, firstSeenAfter: .noon - .seconds(60), limit: limit)
  }

  @Test func anOrderIsUnsettledUntilItIsCompleted() throws {
    try scratch.track(Say.submission(order: Say.order))
    #expect(try unsettled().map(\.id.rawValue) == [Say.order])
    #expect(try unsettled().map(\.hasEnded) == [false])
    let change = try scratch.store.lastChange()
    #expect(try unsettled(after: change).isEmpty)
    try scratch.poll(Say.id, Say.failedJob(), at: .noon + 1)
    #expect(try unsettled(after: change).map(\.hasEnded) == [true])
    try scratch.track(Say.order(3), at: .noon + 2)
    #expect(try unsettled().count == 1)
    try scratch.track(Say.order(5), at: .noon + 3)
    #expect(try unsettled().isEmpty)
  }

  @Test func anOrderHasEndedWithTheLastOfItsJobs() throws {
    try scratch.track(
      Say.submission(order: Say.order) + Say.submission(Say.otherID, order: Say.order))
    let change = try scratch.store.lastChange()
    try scratch.poll(Say.id, Say.failedJob(), at: .noon + 1)
    #expect(try unsettled(after: change).map(\.hasEnded) == [false])
    try scratch.poll(Say.otherID, Say.failedJob(Say.otherID), at: .noon + 2)
    #expect(try unsettled(after: change).map(\.hasEnded) == [true])
  }

  @Test func thoseThatAreAskedAboutAsJobsAreLeftOut() throws {
    try scratch.track(#"{"order_id": "\#(Say.order)"}"#)
    #expect(try unsettled().isEmpty)
    try scratch.track(Say.submission(order: Say.order) + Say.order(6))
    #expect(try unsettled().isEmpty)
  }

  @Test func theNewestComeFirst() throws {
    try scratch.track(Say.submission(order: "CS26013014101ORDER"))
    try scratch.track(Say.submission(Say.otherID, order: "CS26013014102ORDER"))
    #expect(try unsettled(limit: 1).map(\.id.rawValue) == ["CS26013014102ORDER"])
  }
}
