import CommandRelay

/// What a command printed and has not been read yet.
///
/// It waits in batches, since waking the reader costs more than reading a little output; and the batches'
/// memory is reused, since allocating it anew would cost as much as another copy.
struct OutputBatches {
  struct Batch {
    fileprivate(set) var output: [UInt8] = []
    fileprivate(set) var errors: [UInt8] = []

    fileprivate var count: Int { output.count + errors.count }
  }

  /// What to do after something was added.
  enum Step {
    case nothing
    /// Only a little: it is read together with what follows.
    case readSoon
    case read
    /// So much is waiting that the output has to pause for its reader, for milliseconds.
    case waitForReader
  }

  private static let fullCount = 256 << 10
  private static let mostWaiting = 4 << 20

  private var batches: [Batch] = []
  private var unused: [Batch] = []
  private var count = 0
  /// Whether the reader is running, or about to.
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

  /// - Returns: the oldest batch; nil when nothing is waiting.
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
