import Dispatch

/// Runs an actor on a queue of its own: one that waits for a disk must not hold up one of the few threads that
/// everybody shares.
package final class OwnQueue: SerialExecutor {
  private let queue: DispatchQueue

  package init(name: String) {
    queue = DispatchQueue(label: name)
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
