import JobModel
import JobStore

/// Records what accounts find as it comes. They are asked at the same time, and what one has found must not
/// wait for the others.
actor Discoveries {
  private var tracking: Tracking
  /// Why nothing can be recorded.
  private(set) var failure: (any Error)?

  /// Another program may keep the store locked for a while.
  private let ownQueue = OwnQueue(name: "jobtop.discover")
  nonisolated var unownedExecutor: UnownedSerialExecutor { ownQueue.asUnownedSerialExecutor() }

  init(store: JobStore, configuration: ConfigurationFile) {
    tracking = Tracking(store: store, configuration: configuration)
    tracking.tellsKnown = false
  }

  /// Tracks what was found, and prints a line for each that is new.
  ///
  /// - Returns: whether there is any point in going on.
  func record(_ answers: [SeenAnswer]) -> Bool {
    guard failure == nil else { return false }
    do {
      try tracking.record(answers)
      return true
    } catch {
      failure = error
      return false
    }
  }
}
