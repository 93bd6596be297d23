/// The jobs that have ended and whose command has not been started yet, in their order.
struct EndQueue {
  private static let mostAtOnce = 4
  /// Running the command for even more jobs would help no one.
  private static let mostWaiting = 10_000

  private var waiting: [Int] = []
  /// Those whose details are being looked up.
  private var taken: [Int] = []
  private var workers = 0
  private var isClosed = false

  /// - Returns: for how many there is no room, and how many workers more are needed.
  mutating func add(_ rows: [Int]) -> (lost: Int, workers: Int) {
    guard !isClosed else { return (rows.count, 0) }
    let room = max(0, Self.mostWaiting - waiting.count)
    waiting += rows.prefix(room)
    let more = min(waiting.count, Self.mostAtOnce - workers)
    workers += more
    return (max(0, rows.count - room), more)
  }

  /// - Returns: nil when a worker has nothing more to do, and goes.
  mutating func next() -> Int? {
    guard !waiting.isEmpty else {
      workers -= 1
      return nil
    }
    let row = waiting.removeFirst()
    taken.append(row)
    return row
  }

  /// Asked right before the command of a row is started.
  ///
  /// - Returns: false when it no longer is.
  mutating func starts(_ row: Int) -> Bool {
    guard let place = taken.firstIndex(of: row) else { return false }
    taken.remove(at: place)
    return true
  }

  /// Forgets all that has not been started.
  ///
  /// - Returns: how many these were.
  @discardableResult
  mutating func empty() -> Int {
    defer { (waiting, taken) = ([], []) }
    return waiting.count + taken.count
  }

  /// The same, and accepts no more.
  mutating func close() -> Int {
    isClosed = true
    return empty()
  }
}
