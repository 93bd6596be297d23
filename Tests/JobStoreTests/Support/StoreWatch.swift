import JobModel
import JobStore

/// A running list of the store, as a dashboard has one.
final class StoreWatch: Sendable {
  private let task: Task<Void, Never>
  private let snapshots: AsyncStream<Snapshot>

  init(_ feed: StoredJobs) {
    let (stream, continuation) = AsyncStream.makeStream(of: Snapshot.self)
    snapshots = stream
    task = Task { await feed.run(every: Span(milliseconds: 1)) { continuation.yield($0) } }
  }

  func stop() { task.cancel() }

  /// The first snapshot like this. A time limit of the test ends the waiting for one that never comes.
  @discardableResult
  func first(_ isWanted: (Snapshot) -> Bool) async -> Snapshot {
    for await snapshot in snapshots where isWanted(snapshot) { return snapshot }
    return Snapshot()
  }
}
