import Dispatch

/// Runs an actor on a queue of its own: one that waits for a disk must not keep one of the few threads that
/// all others share.
final class OwnQueue: SerialExecutor {
  private let queue: DispatchQueue

  init(name: String) {
    queue = DispatchQueue(label: name)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
