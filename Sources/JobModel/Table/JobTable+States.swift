extension JobTable {
  package func state(of row: Int) -> JobState { cells[row].state }

  /// The rows from a number on that show a job which has not ended.
  package func openRows(from first: Int = 0) -> [Int] {
    guard first < count else { return [] }
    return (first..<count).filter { !cells[$0].isAbsorbed && !cells[$0].state.isTerminal }
  }
}
