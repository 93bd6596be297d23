import JobModel
import Testing

@testable import Dashboard

/// Which jobs have ended from one table to the next.
struct OpenJobsTests {
  @Test func aJobEndsOnce() throws {
    var open = OpenJobs(in: Sample.snapshot().jobs)
    var table = Sample.snapshot().jobs
    var job = Sample.job(.running, "createServer", "web-1", ago: 1, number: 901)
    table.merge(job)
    #expect(open.adopt(table) == [])
    job.state = .succeeded
    table.merge(job)
    #expect(open.adopt(table) == [table.count - 1])
    #expect(open.adopt(table) == [])
  }

  @Test func anEndThatIsTakenBackIsNoneYet() {
    var table = JobTable()
    func adopted(_ state: JobState, _ open: inout OpenJobs) -> [Int] {
      table.merge(Sample.job(state, "createServer", "web-1", ago: 60, number: 901))
      return open.adopt(table)
    }
    table.merge(Sample.job(.gone, "createServer", "web-1", ago: 60, number: 901))
    var open = OpenJobs(in: table)
    #expect(adopted(.running, &open) == [])
    #expect(adopted(.gone, &open) == [0])
    // How it had ended is learned later: the operator has heard of its end.
    #expect(adopted(.failed, &open) == [])
    #expect(adopted(.succeeded, &open) == [])
  }

  @Test func anOrderThatIsPaidAfterAllIsWatched() throws {
    var table = JobTable()
    var job = Sample.job(.awaitingPayment, "createServer", "web-1", ago: 60, number: 901)
    job.orderID = OrderID(rawValue: "CS2601300800ABCDE")
    table.merge(job)
    var open = OpenJobs(in: table)
    var order = Order(id: try #require(job.orderID))
    order.state = .cancelled
    table.merge(order)
    #expect(open.adopt(table) == [0])
    job.state = .running
    table.merge(job)
    #expect(open.adopt(table) == [])
    job.state = .succeeded
    table.merge(job)
    #expect(open.adopt(table) == [0])
  }
}
