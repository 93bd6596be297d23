import JobModel
import TerminalUI

extension AppState {
  /// Has the jobs that the operator looks at asked about first.
  mutating func watchWhatIsInSight() -> [Effect] {
    guard settings.keepsJobs else { return [] }
    let rows = openRowsInSight
    guard rows != watched else { return [] }
    watched = rows
    return [.watch(rows)]
  }

  private var openRowsInSight: [Int] {
    var rows: [Int] = []
    if case .jobs(let list) = view {
      let top = min(list.cursor.window.top, list.rows.count)
      rows = list.rows[top...].prefix(listRows(in: .jobs)).map(Int.init)
    } else if case .job(let page) = view {
      rows = [page.row]
    }
    return rows.filter { $0 < table.count && !table.state(of: $0).isTerminal }
  }
}
