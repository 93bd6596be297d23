import JobStore

/// The rows of the store that somebody waits for. Which those are changes: a job takes the place of its
/// order, and the user forgets what need not be waited for.
struct AwaitedRows {
  /// Absorbed ones stay among them: their orders may get more jobs.
  private var followed: [Int]
  /// Those of `followed` whose story others tell.
  private var absorbed: Set<Int> = []
  /// Those that are waited for no more, even if they are shown again.
  private var dropped: Set<Int> = []

  init(_ rows: [Int]) {
    var known: Set<Int> = []
    followed = rows.filter { known.insert($0).inserted }
  }

  /// Those that tell how it stands, in the order in which they were named.
  var shown: [Int] { followed.filter { !absorbed.contains($0) } }

  /// Looks which they are now.
  ///
  /// - Parameter isKept: rows that have ended: what became of them counts, whether or not they are shown
  ///   any longer.
  /// - Returns: rows that are waited for no more, since they were forgotten.
  mutating func follow(
    _ store: JobStore, keeping isKept: (Int) -> Bool
  ) throws(StoreError) -> [Int] {
    let standings = try store.standings(of: followed)
    var next: [Int] = []
    // A row that was named stays in its place; only others are put in for its order.
    var known = Set(followed).union(dropped)
    var forgotten: [Int] = []
    for (row, standing) in zip(followed, standings) {
      switch standing {
      case .shown:
        absorbed.remove(row)
        next.append(row)
      case .absorbed(by: let others) where others.isEmpty && !absorbed.contains(row):
        forgotten.append(row)
      case .absorbed(by: let others):
        absorbed.insert(row)
        next.append(row)
        next += others.filter { known.insert($0).inserted }
      case .forgotten where isKept(row): next.append(row)
      case .forgotten: forgotten.append(row)
      }
    }
    followed = next
    dropped.formUnion(forgotten)
    return forgotten
  }
}
