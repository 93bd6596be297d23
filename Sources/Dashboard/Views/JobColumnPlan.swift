import JobModel
import TerminalUI

/// Which columns there are where the operator has chosen none.
///
/// A wider terminal never shows less of the name and the reason: their widths only grow with it, and another
/// column comes only where it leaves them what they have. Meanwhile what is left over goes to the types, then to
/// the reasons until most are whole, and then to names that are longer than usual.
struct JobColumnPlan {
  private(set) var columns: [JobColumn] = []
  private(set) var specs: [ColumnSpec] = []

  private let usage: ColumnUsage
  private let width: Int
  private let scope: JobScope
  private var chosen: [JobColumn: ColumnSpec] = [:]

  /// From left to right.
  private static let order: [JobColumn] = [
    .state, .rawStatus, .service, .type, .resourceName, .resourceID, .region, .context, .orderID,
    .jobID, .began, .duration, .progress, .note, .causeMessage,
  ]
  /// In the order in which they come where there is room.
  private static let useful: [JobColumn] = [.began, .context, .region]
  /// Those that come only where nothing else lacks room.
  private static let complete: [JobColumn] = [
    .note, .orderID, .progress, .service, .rawStatus, .jobID, .resourceID, .region, .context,
  ]

  init(_ usage: ColumnUsage, width: Int, _ scope: JobScope) {
    self.usage = usage
    self.width = width
    self.scope = scope
    for column in [JobColumn.state, .type, .resourceName, .duration, .causeMessage]
    where isWorthwhile(column) { chosen[column] = spec(column) }
    if width >= 60 { completeWithoutLoss() }
    columns = Self.order.filter { chosen[$0] != nil }
    specs = columns.compactMap { chosen[$0] }
  }

  private mutating func completeWithoutLoss() {
    // What another column will need is not shown before and then taken away.
    let isUseful = add(Self.useful.filter(isWorthwhile), \.minimum)
    chosen[.causeMessage]?.flexible = isUseful
    guard isUseful else { return }
    let isComplete =
      namesAreWhole && add(Self.complete.filter(isWorthwhileWhereThereIsRoom), \.ideal)
    let most = max(Self.reason(at: width), wholeReason)
    if !isComplete { chosen[.causeMessage]?.maximum = most }
    widen(.causeMessage, to: most)
    widen(.resourceName, to: name)
  }

  /// Gives a column what all of them leave, up to so much.
  private mutating func widen(_ column: JobColumn, to most: Int) {
    guard let ideal = chosen[column]?.ideal else { return }
    let rest = Table.room(in: width) - needed(chosen, \.ideal)
    chosen[column]?.ideal += max(0, min(rest, most - ideal))
  }

  private func needed(
    _ specs: [JobColumn: ColumnSpec], _ room: KeyPath<ColumnSpec, Int>
  ) -> Int {
    specs.values.reduce(Table.gap * (specs.count - 1)) { $0 + $1[keyPath: room] }
  }

  /// At least so many columns for the reason.
  static func reason(at width: Int) -> Int {
    width < 60 ? 12 : width < 80 ? 12 + (width - 60) / 2 : 22 + (width - 80) * 3 / 8
  }

  /// As much as most reasons need.
  private var wholeReason: Int { min(usage.width(of: .causeMessage), 100) }

  /// So many columns for the name before the reason gets more than its part. Where there is room for much more,
  /// the few names that are longer than usual do not count yet.
  private var usualName: Int {
    // Without types ids stand there, and all are of use.
    guard width >= 140, usage.isUsed(.type) else { return name }
    return min(name, max(usage.usualName, 24))
  }

  /// So many columns for the name at most, as far as names are that long.
  private var name: Int {
    let most =
      !usage.isUsed(.type)
      // Without types there is room, and ids stand there: the ends of those differ.
      ? min(36, max(14, width - 44))
      : width < 100 ? 14 : width < 140 ? 14 + (width - 100) / 4 : 24 + (width - 140) / 2
    return min(most, max(usage.width(of: .resourceName), JobColumn.resourceName.title.count))
  }

  private var namesAreWhole: Bool { width >= 200 || name >= usage.width(of: .resourceName) }

  /// Adds columns as long as they fit.
  ///
  /// - Returns: whether all did.
  private mutating func add(_ columns: [JobColumn], _ room: KeyPath<ColumnSpec, Int>) -> Bool {
    for column in columns where chosen[column] == nil {
      var wider = chosen
      wider[column] = spec(column)
      let isLast = room == \ColumnSpec.ideal
      if isLast {
        wider[.causeMessage]?.ideal = max(Self.reason(at: width), wholeReason)
        wider[.resourceName]?.ideal = name
      }
      guard needed(wider, room) <= Table.room(in: width), isWideEnough(for: column) else {
        return false
      }
      chosen[column] = spec(column)
    }
    return needed(chosen, \.minimum) <= Table.room(in: width)
  }

  private func isWideEnough(for column: JobColumn) -> Bool {
    switch column {
    // Before that the bar stands in WHY.
    case .progress: width >= 140
    case .service, .rawStatus, .jobID, .resourceID: width >= 150
    default: true
    }
  }

  private func isWorthwhile(_ column: JobColumn) -> Bool {
    switch column {
    case .context where scope.isOfOneContext: return false
    case .region, .context: return usage.varies(column)
    case .resourceName: return usage.isUsed(column)
    case .type:
      if case .kind = scope { return false }
      return usage.isUsed(.type)
    default: return true
    }
  }

  private func isWorthwhileWhereThereIsRoom(_ column: JobColumn) -> Bool {
    switch column {
    // Without types, ids stand for the names that are not known.
    case .jobID: return usage.isUsed(.jobID) && usage.isUsed(.type)
    case .orderID:
      if case .order = scope { return false }
      return usage.isUsed(.orderID)
    case .context where scope.isOfOneContext: return false
    default: return usage.isUsed(column)
    }
  }

  private func spec(_ column: JobColumn) -> ColumnSpec {
    var spec = JobColumns.spec(column, usage, width)
    switch column {
    case .resourceName where width >= 60:
      (spec.minimum, spec.ideal, spec.maximum) = (usualName, usualName, name)
    case .type:
      spec.ideal = min(max(spec.minimum, usage.width(of: .type)), 30)
      spec.minimum = min(width < 78 ? 8 : 12, spec.ideal)
    case .began: spec.ideal = 12
    case .note: spec.minimum = min(8, spec.ideal)
    case .duration: spec.ideal = 7
    default: break
    }
    spec.maximum = max(spec.ideal, spec.maximum)
    return spec
  }
}
