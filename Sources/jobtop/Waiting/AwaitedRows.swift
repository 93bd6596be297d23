import JobStore

/// The rows of the store that are waited for. They change: a job replaces its order, and the user may forget
/// jobs meanwhile.
struct AwaitedRows {
  /// Includes absorbed ones: their orders may get more jobs.
  private var followed: [Int]
  /// Those in `followed` that other rows have replaced.
  private var absorbed: Set<Int> = []
  /// Those no longer waited for, even if they are shown again.
  private var dropped: Set<Int> = []

  init(_ rows: [Int]) {
    var known: Set<Int> = []
    followed = rows.filter { known.insert($0).inserted }
  }

  /// The rows to report on, in the order they were named.
  var shown: [Int] { followed.filter { !absorbed.contains($0) } }

  /// Finds out which they are now.
  ///
  /// - Parameter isKept: rows that have ended: their outcome counts even if they are no longer shown.
  /// - Returns: rows no longer waited for, because they were forgotten.
  mutating func follow(
    _ store: JobStore, keeping isKept: (Int) -> Bool
  ) throws(StoreError) -> [Int] {
    let standings = try store.standings(of: followed)
    var next: [Int] = []
    // A named row keeps its place; only other rows are inserted for its order.
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
