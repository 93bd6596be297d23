import JobModel

/// What the lists on the way to a view let through: what is summed up there, and listed from there.
package struct Narrowing: Equatable, Sendable {
  private(set) var scopes: [JobScope] = []
  private(set) var filter = JobFilter.everything

  var isEmpty: Bool { scopes.isEmpty && filter.isEmpty }

  func and(_ scope: JobScope, _ filter: JobFilter) -> Narrowing {
    var narrowing = self
    if scope != .all, !scopes.contains(scope) { narrowing.scopes.append(scope) }
    narrowing.filter = self.filter == filter ? filter : self.filter.and(filter)
    return narrowing
  }

  /// Takes long for a large table.
  ///
  /// - Returns: nil when it lets everything through.
  func rows(in table: JobTable, now: Instant, typical: TypicalDurations) -> [Int32]? {
    guard !isEmpty else { return nil }
    let rows = filter.rows(in: table, context: FilterContext(now: now, typical: typical))
    return scoped(rows, in: table)
  }

  /// Those of some rows that are in all the scopes.
  func scoped(_ rows: [Int32], in table: JobTable) -> [Int32] {
    scopes.reduce(rows) { $1.rows(among: $0, in: table) }
  }
}

extension JobScope {
  fileprivate func rows(among rows: [Int32], in table: JobTable) -> [Int32] {
    switch self {
    case .all: return rows
    case .order(let order):
      // A store knows them: to read the order of each row would take long.
      let meant = Set(table.rows(of: order))
      return rows.filter { meant.contains(Int($0)) }
    case .cause, .kind, .context: return rows.filter { contains(table[Int($0)]) }
    }
  }
}

extension AppState {
  /// What the newest list on the way here lets through.
  var narrowing: Narrowing { narrowing(below: views.count) }

  /// What the newest list below a place of the way lets through.
  func narrowing(below place: Int) -> Narrowing {
    for case .jobs(let list) in views[..<place].reversed() { return list.narrowing }
    return Narrowing()
  }
}
