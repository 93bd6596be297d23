import JobModel
import JobStore

/// Records what comes of questions. A transaction costs the disk as much for one answer as for a hundred, so
/// what arrives while one is being written is written together in the next.
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
      // It runs after everything that is already queued to be added.
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
