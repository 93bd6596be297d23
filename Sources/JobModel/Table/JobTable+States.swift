extension JobTable {
  package func state(of row: Int) -> JobState { cells[row].state }

  /// The rows from a number on that show a job which has not ended.
  package func openRows(from first: Int = 0) -> [Int] {
    guard first < count else { return [] }
    return (first..<count).filter { !cells[$0].isAbsorbed && !cells[$0].state.isTerminal }
  }

  /// The rows of a context that show a job which has not ended.
  package func openRows(of context: String) -> [Int] {
    var known: [TextReference: Bool] = [:]
    var rows: [Int] = []
    forEachJob(among: nil) { row, job in
      guard !job.state.isTerminal else { return }
      let isMeant = known[job.context] ?? (texts[job.context] == context)
      known[job.context] = isMeant
      if isMeant { rows.append(Int(row)) }
    }
    return rows
  }

  /// The rows from a number on that show a job which has ended, unless someone learns better: a cloud finds
  /// what it had no longer known, or an order that had been cancelled is paid.
  package func revocableRows(from first: Int = 0) -> [Int] {
    guard first < count, count(of: .gone) + count(of: .cancelled) > 0 else { return [] }
    return (first..<count).filter(isRevocable)
  }

  package func isRevocable(_ row: Int) -> Bool {
    guard cells[row].state.isTerminal, !cells[row].isAbsorbed else { return false }
    return cells[row].state == .gone || !cells[row].ownState.isTerminal
  }
}
