import Dispatch
import Synchronization

/// Runs asynchronous work from a synchronous command, and waits for it.
///
/// The commands are synchronous because the dashboard has to stay on the first thread of the program.
func awaited<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value {
  let result = Handover<Value>()
  Task.detached { result.put(await work()) }
  return result.take()
}

/// One value on its way from one thread to another.
private final class Handover<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let arrived = DispatchSemaphore(value: 0)

  func put(_ value: sending Value) {
    self.value.withLock { $0 = value }
    arrived.signal()
  }

  func take() -> Value {
    while true {
      arrived.wait()
      if let value = value.withLock({ $0 }) { return value }
    }
  }
}
