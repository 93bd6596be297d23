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
    return rows.filter { contains(table[Int($0)]) }
  }

  /// Whether a job is in all the scopes.
  func contains(_ row: JobRow) -> Bool { scopes.allSatisfy { $0.contains(row) } }
}

extension AppState {
  /// What the newest list on the way here lets through.
  var narrowing: Narrowing {
    for case .jobs(let list) in views.reversed() { return list.narrowing }
    return Narrowing()
  }
}
