import JobModel

/// The jobs that have not ended, so that an end is noticed however many other jobs there are and wherever
/// the operator looks.
struct OpenJobs: Sendable {
  private var rows: Set<Int>
  /// Those that have ended, but may turn out to be running after all.
  private var doubtful: Set<Int>
  /// How many rows of the table have been looked at.
  private var known: Int

  init(in table: JobTable) {
    rows = Set(table.openRows())
    doubtful = Set(table.revocableRows())
    known = table.count
  }

  /// Takes over a newer table.
  ///
  /// - Returns: the rows of those that have ended meanwhile, without those that had ended when first seen.
  mutating func adopt(_ table: JobTable) -> [Int] {
    // A forgotten job may be brought back: it stays among the open ones.
    let ended = rows.filter {
      $0 < table.count && !table.isAbsorbed($0) && table.state(of: $0).isTerminal
    }
    rows.subtract(ended)
    rows.formUnion(table.openRows(from: known))
    takeBack(in: table)
    doubtful.formUnion(ended.filter(table.isRevocable))
    doubtful.formUnion(table.revocableRows(from: known))
    known = max(known, table.count)
    return ended.sorted()
  }

  /// Those whose end was taken back are open.
  private mutating func takeBack(in table: JobTable) {
    let settled = doubtful.filter {
      $0 < table.count && !table.isAbsorbed($0) && !table.isRevocable($0)
    }
    doubtful.subtract(settled)
    rows.formUnion(settled.filter { !table.state(of: $0).isTerminal })
  }

  /// A job that had ended is open after all.
  mutating func reopen(_ row: Int) { rows.insert(row) }
}
