import JobModel
import TerminalUI

/// Which columns the list of jobs has at a width, and how wide each would like to be.
struct JobColumns {
  let columns: [JobColumn]
  let specs: [ColumnSpec]

  init(_ state: AppState, _ list: JobList) {
    let width = state.layout.body.columns
    let usage = state.digest.usage
    if let chosen = list.savedView?.columns ?? state.settings.columns {
      columns = chosen
      specs = chosen.map { JobColumns.spec($0, usage, width) }
    } else {
      let plan = JobColumnPlan(usage, width: width, list.scope)
      columns = plan.columns
      specs = plan.specs
    }
  }

  /// How wide a column is where the operator has chosen which there are.
  static func spec(_ column: JobColumn, _ usage: ColumnUsage, _ width: Int) -> ColumnSpec {
    func text(_ minimum: Int, _ most: Int, _ priority: Int) -> ColumnSpec {
      let ideal = min(max(usage.width(of: column), column.title.count), most)
      return ColumnSpec(
        title: column.title, minimum: min(minimum, ideal), ideal: ideal, priority: priority)
    }
    // Where there is room, names are shown whole; what is only there for completeness always.
    func whole(_ most: Int, _ priority: Int) -> ColumnSpec { text(most, most, priority) }
    let isWide = width >= 140
    switch column {
    case .state: return ColumnSpec(title: "  STATE", minimum: 11, ideal: 11, priority: 100)
    case .type:
      return isWide ? whole(30, 96) : text(width < 78 ? 8 : 12, width < 100 ? 14 : 20, 96)
    case .causeMessage:
      // The reason is what everybody looks for: it has a good part of the width, and all that is left.
      let share = JobColumnPlan.reason(at: width)
      return ColumnSpec(
        title: column.title, minimum: share, ideal: share, priority: 95, flexible: true)
    case .resourceName:
      return text(14, width >= 200 ? .max : isWide ? 26 : 18, 97)
    case .duration:
      return ColumnSpec(
        title: column.title, minimum: 6, ideal: width < 100 ? 6 : 7, alignment: .trailing,
        priority: 80)
    case .began:
      return ColumnSpec(
        title: column.title, minimum: 8, ideal: isWide ? 12 : 8, alignment: .trailing, priority: 70)
    case .progress: return ColumnSpec(title: column.title, minimum: 10, ideal: 13, priority: 60)
    case .orderID: return whole(20, 50)
    case .note: return isWide ? whole(30, 55) : text(8, 16, 55)
    case .context, .region: return whole(16, 45)
    case .service: return whole(10, 40)
    case .rawStatus: return whole(16, 30)
    case .jobID: return whole(36, 20)
    case .resourceID: return whole(36, 15)
    default: return text(8, 24, 10)
    }
  }
}

extension AppState {
  /// The columns that can be seen, from left to right: those by which `s` sorts.
  var sortableColumns: [JobColumn] {
    let table = JobColumns(self, jobList)
    return Table.places(table.specs, in: layout.table(in: .jobs)).map { table.columns[$0.index] }
  }

  /// The column whose head is drawn there.
  func sortableColumn(at point: Point) -> JobColumn? {
    let rect = layout.table(in: .jobs)
    guard point.row == rect.row else { return nil }
    let table = JobColumns(self, jobList)
    let place = Table.places(table.specs, in: rect).first {
      point.column >= $0.column && point.column < $0.column + $0.columns + Table.gap
    }
    return place.map { table.columns[$0.index] }
  }
}
