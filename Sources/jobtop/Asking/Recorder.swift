import JobModel
import JobStore

/// Records what comes of questions. A transaction takes the disk as long for one answer as for a hundred, so
/// what comes while one is written is written together, next.
actor Recorder {
  private typealias Outcome = Result<[Taken], StoreError>

  private let store: JobStore
  private var waiting: [(answers: [SeenAnswer], done: CheckedContinuation<Outcome, Never>)] = []

  /// Another program may keep the store locked for a while.
  private let ownQueue = OwnQueue(name: "jobtop.recorder")
  nonisolated var unownedExecutor: UnownedSerialExecutor { ownQueue.asUnownedSerialExecutor() }

  init(store: JobStore) {
    self.store = store
  }

  /// Returns when the answers are on the disk.
  ///
  /// - Returns: what came of them, and of others that were written together with them.
  func take(_ answers: [SeenAnswer]) async throws(StoreError) -> [Taken] {
    let outcome = await withCheckedContinuation { done in
      waiting.append((answers, done))
      // It comes behind those that wait already to be added.
      if waiting.count == 1 { Task { writeAll() } }
    }
    return try outcome.get()
  }

  private func writeAll() {
    let batch = waiting
    waiting = []
    let outcome: Outcome
    do throws(StoreError) {
      outcome = .success(try store.take(batch.flatMap(\.answers)))
    } catch {
      outcome = .failure(error)
    }
    for (_, done) in batch { done.resume(returning: outcome) }
  }
}
