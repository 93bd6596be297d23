import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// What the list of jobs shows at which width.
struct JobColumnsTests {
  /// Whoever makes the window wider sees no less of what the jobs are about.
  @Test func aWiderScreenShowsNoLess() throws {
    var refused = Job()
    refused.state = .failed
    refused.error = JobError(code: "Ecs.0005", message: "the flavor is not offered here")
    refused.rootCause = RootCause(
      code: "Ecs.0005", message: "the flavor is not offered here", path: [], category: .capacity)
    refused.firstSeen = Sample.now
    var before: [Int: Int] = [:]
    for width in 60...300 {
      let stage = try Stage(Sample.snapshot(jobs: [refused]), columns: width, rows: 50)
      for (row, shown) in shown(stage.state) {
        #expect(shown >= before[row] ?? 0, "row \(row) at \(width)")
        before[row] = shown
      }
    }
  }

  /// How many columns of name, reason and progress each row shows.
  private func shown(_ state: AppState) -> [(row: Int, columns: Int)] {
    let table = JobColumns(state, state.jobList)
    let places = Table.places(table.specs, in: state.layout.table(in: .jobs))
    let columns = places.map { table.columns[$0.index] }
    return state.jobList.rows.map { row in
      let cell = JobCell(
        state: state, row: state.table[Int(row)], hasProgressColumn: columns.contains(.progress),
        saysCodeElsewhere: columns.contains(.resourceName))
      let counted = zip(columns, places).reduce(0) { sum, next in
        guard [.resourceName, .causeMessage, .progress].contains(next.0) else { return sum }
        return sum + min(next.1.columns, cell.line(next.0, width: next.1.columns).columns)
      }
      return (Int(row), counted)
    }
  }

  @Test func aFewLongNamesLeaveTheReasonsTheirRoom() throws {
    let name = String(repeating: "long-", count: 14)
    let job = Sample.job(.succeeded, "createServer", name, ago: 1, took: 1, number: 900)
    let stage = try Stage(Sample.snapshot(jobs: [job]), columns: 200)
    #expect(stage.text.contains("already used 200 of 200 instances"))
    #expect(stage.text.contains("prod-k8s-31 "))
  }

  @Test func namesAreWholeOnWideScreens() throws {
    let name = "a-server-with-a-name-that-somebody-thought-about-for-long"
    let job = Sample.job(.succeeded, "createServer", name, ago: 1, took: 1, number: 900)
    let stage = try Stage(Sample.snapshot(jobs: [job]), columns: 230)
    #expect(stage.text.contains(name))
  }
}
