import CommandRelay

/// What a command printed and nobody has read yet.
///
/// It waits in batches, since waking the reader costs more than reading the little that came at once; and
/// their memory is used again, since getting it anew for all that a command prints would cost as much as
/// copying it once more.
struct OutputBatches {
  struct Batch {
    fileprivate(set) var output: [UInt8] = []
    fileprivate(set) var errors: [UInt8] = []

    fileprivate var count: Int { output.count + errors.count }
  }

  /// What is to be done after something was added.
  enum Step {
    case nothing
    /// Little has come: what comes soon is read with it.
    case readSoon
    case read
    /// So much waits that the output has to wait for its reader, which takes milliseconds.
    case waitForReader
  }

  private static let fullCount = 256 << 10
  private static let mostWaiting = 4 << 20

  private var batches: [Batch] = []
  private var unused: [Batch] = []
  private var count = 0
  /// Whether somebody reads, or is about to.
  private var isBeingRead = false
  private var isToBeReadSoon = false

  mutating func add(_ bytes: UnsafeRawBufferPointer, of stream: CommandStream) -> Step {
    if batches.last.map({ $0.count + bytes.count > Self.fullCount }) ?? true {
      batches.append(unused.popLast() ?? Batch())
    }
    switch stream {
    case .output: batches[batches.count - 1].output.append(contentsOf: bytes)
    case .errors: batches[batches.count - 1].errors.append(contentsOf: bytes)
    }
    count += bytes.count
    if count > Self.mostWaiting { return .waitForReader }
    if isBeingRead { return .nothing }
    if batches.count > 1 {
      isBeingRead = true
      return .read
    }
    defer { isToBeReadSoon = true }
    return isToBeReadSoon ? .nothing : .readSoon
  }

  mutating func isReadNow() { isToBeReadSoon = false }

  /// - Returns: what came first of what waits; nil when nothing does, until more is added.
  mutating func next() -> Batch? {
    isBeingRead = !batches.isEmpty
    guard isBeingRead else { return nil }
    let batch = batches.removeFirst()
    count -= batch.count
    return batch
  }

  /// Takes back what was read.
  mutating func reuse(_ batch: inout Batch) {
    guard unused.count < Self.mostWaiting / Self.fullCount else { return }
    batch.output.removeAll(keepingCapacity: true)
    batch.errors.removeAll(keepingCapacity: true)
    unused.append(batch)
    batch = Batch()
  }
}
