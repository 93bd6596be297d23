/// The jobs that have ended and whose command has not been started yet, in their order.
struct EndQueue {
  private static let mostAtOnce = 4
  /// Whoever loses count of this many is not helped by more.
  private static let mostWaiting = 10_000

  private var waiting: [Int] = []
  /// Those of which is just found out what they are.
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

  /// To be asked when the command of a row is to be started.
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

  /// The same, and takes up no more.
  mutating func close() -> Int {
    isClosed = true
    return empty()
  }
}
