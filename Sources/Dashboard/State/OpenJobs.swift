import JobModel

/// The jobs that have not ended, so that an end is noticed however many other jobs there are and wherever
/// the operator looks.
struct OpenJobs: Sendable {
  private var rows: Set<Int>
  /// How many rows of the table have been looked at.
  private var known: Int

  init(in table: JobTable) {
    rows = Set(table.openRows())
    known = table.count
  }

  /// Takes over a newer table.
  ///
  /// - Returns: the rows of those that have ended meanwhile. One that has ended when it is first seen is none
  ///   of them.
  mutating func adopt(_ table: JobTable) -> [Int] {
    // Who forgets a job may think better of it: it stays among the open ones.
    let ended = rows.filter {
      $0 < table.count && !table.isAbsorbed($0) && table.state(of: $0).isTerminal
    }
    rows.subtract(ended)
    rows.formUnion(table.openRows(from: known))
    known = max(known, table.count)
    return ended.sorted()
  }

  /// A job that had ended is open after all.
  mutating func reopen(_ row: Int) { rows.insert(row) }
}
