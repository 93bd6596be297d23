import Dashboard
import JobModel
import JobStore

/// Resumes the dashboard on the store where the operator left it.
enum LastVisit {
  /// New rows beyond these are not marked: no one goes through more.
  private static let mostNews = 10_000

  /// - Parameter isElsewhere: the operator said where to begin; only what is new is told then.
  static func goOn(with state: inout AppState, isElsewhere: Bool) {
    guard let visit = VisitFile.usual.read(), visit.store == StoreLocation.path else { return }
    // If the store cannot be read, those who read all of it say so.
    let store = try? JobStore.reading(path: StoreLocation.path)
    if let left = visit.left.map(Instant.init(milliseconds:)) {
      let rows = try? store?.rows(firstSeenAfter: left, limit: mostNews)
      state.newRows = Set(rows ?? [])
    }
    guard !isElsewhere else { return }
    let row = visit.selected.flatMap { try? store?.rows(of: $0).first }
    state.resume(visit, row: row)
  }
}
