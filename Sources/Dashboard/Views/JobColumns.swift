import JobModel
import TerminalUI

/// Which columns the list of jobs has at a width, and how wide each would like to be.
struct JobColumns {
  let columns: [JobColumn]
  let specs: [ColumnSpec]

  init(_ state: AppState, _ list: JobList) {
    let width = state.layout.body.columns
    let usage = state.digest.usage
    let chosen = list.savedView?.columns ?? state.settings.columns
    columns =
      chosen
      ?? JobColumns.usual.filter { JobColumns.isWorthwhile($0, usage, width, list.scope) }
    specs = columns.map { JobColumns.spec($0, usage, width) }
  }

  /// From left to right. Which of them are there depends on the width and on what there is to say.
  private static let usual: [JobColumn] = [
    .state, .rawStatus, .service, .type, .resourceName, .resourceID, .region, .context, .orderID,
    .jobID, .began, .duration, .progress, .note, .causeMessage,
  ]

  private static func isWorthwhile(
    _ column: JobColumn, _ usage: ColumnUsage, _ width: Int, _ scope: JobScope
  ) -> Bool {
    switch column {
    case .context where scope.isOfOneContext: return false
    case .region, .context: return usage.varies(column) || width >= 240 && usage.isUsed(column)
    // Without types, ids stand for the names that are not known.
    case .jobID: return width >= 150 && usage.isUsed(.jobID) && usage.isUsed(.type)
    case .service, .rawStatus, .resourceID: return width >= 150 && usage.isUsed(column)
    case .orderID:
      if case .order = scope { return false }
      return width >= 100 && usage.isUsed(.orderID)
    case .progress: return width >= 110 && usage.isUsed(.progress)
    case .note: return width >= 130 && usage.isUsed(.note)
    case .type:
      if case .kind = scope { return false }
      return usage.isUsed(.type)
    case .resourceName: return usage.isUsed(.resourceName)
    default: return true
    }
  }

  private static func spec(_ column: JobColumn, _ usage: ColumnUsage, _ width: Int) -> ColumnSpec {
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
      if isWide { return whole(30, 96) }
      return text(width < 60 ? 8 : 12, width < 100 ? 14 : 20, 96)
    case .causeMessage:
      // The reason is what everybody looks for: it has a good part of the width, and all that is left.
      let share = width < 60 ? 12 : width < 100 ? 22 : width * 28 / 100
      return ColumnSpec(
        title: column.title, minimum: share, ideal: share, priority: 95, flexible: true)
    case .resourceName:
      // Without types there is room, and ids stand there: the ends of those differ.
      guard usage.isUsed(.type) else { return text(width < 80 ? 10 : 36, 36, 85) }
      return isWide ? whole(26, 85) : text(10, width < 100 ? 11 : 18, 85)
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
