import Dispatch

/// Work done off the event loop, one thing after the other, and waited for before the program ends. It may
/// wait for disks and other programs, so it stays off the threads of the concurrency pool.
final class SerialWork: Sendable {
  private let queue: DispatchQueue
  private static let moment = DispatchTimeInterval.milliseconds(500)

  init(name: String) {
    queue = DispatchQueue(label: name)
  }

  func add(_ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }

  /// Waits until all of it is done.
  ///
  /// - Parameter isSlow: is called if that takes longer than a moment.
  func finish(_ isSlow: () -> Void) {
    let rest = DispatchGroup()
    queue.async(group: rest) {}
    if rest.wait(timeout: .now() + Self.moment) == .success { return }
    isSlow()
    rest.wait()
  }
}
