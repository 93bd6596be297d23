import JobModel

/// How far the text of one source has been read: the reader, and the bytes that wait for more.
struct SourceReading: Sendable {
  private var reader: WireReader
  /// Its memory is used again.
  private var waiting: [UInt8] = []
  /// How many bytes have to wait before reading on is worth while.
  private var needed = 0
  /// Where the text begins among all bytes of the source.
  private var start: Int64 = 0
  /// Bytes of the text that are used up.
  private var used: Int64 = 0

  private static let isLong = 1 << 20

  init(name: String) {
    reader = WireReader(input: name)
  }

  mutating func restart(name: String, offset: Int64) {
    self = SourceReading(name: name)
    start = offset
  }

  /// Reads on.
  ///
  /// - Parameters:
  ///   - report: is given each reading, where the text begins in the source, and the bytes that are being
  ///     read.
  ///   - passed: is given the bytes that are used up, and where in them values lay that are no text.
  mutating func read(
    _ piece: [UInt8], isLast: Bool,
    _ report: (_ reading: Reading, _ start: Int64, _ bytes: BytesBeingRead) -> Void,
    passed: (_ bytes: UnsafeRawBufferPointer, _ values: [Range<Int>]) -> Void = { _, _ in }
  ) {
    if waiting.isEmpty {
      waiting += piece[readOn(piece, isLast: isLast, report, passed)...]
    } else {
      waiting += piece
      // One long value comes in many pieces: it is looked at again when there is twice as much of it, not
      // with every piece.
      guard isLast || waiting.count >= needed else { return }
      waiting.removeFirst(readOn(waiting, isLast: isLast, report, passed))
    }
    needed = waiting.count < Self.isLong ? 0 : waiting.count * 2
    if waiting.isEmpty, waiting.capacity > Self.isLong { waiting = [] }
  }

  /// - Returns: how many bytes are used up.
  private mutating func readOn(
    _ bytes: [UInt8], isLast: Bool,
    _ report: (_ reading: Reading, _ start: Int64, _ bytes: BytesBeingRead) -> Void,
    _ passed: (_ bytes: UnsafeRawBufferPointer, _ values: [Range<Int>]) -> Void
  ) -> Int {
    let start = start
    let count = bytes.withUnsafeBytes { buffer in
      let being = BytesBeingRead(buffer: buffer, offset: Int(used))
      let count = reader.read(buffer, isLast: isLast) { report($0, start, being) }
      passed(UnsafeRawBufferPointer(rebasing: buffer[..<count]), reader.values)
      return count
    }
    used += Int64(count)
    return count
  }
}

/// The bytes that a reader looks at right now, and where they lie in the text.
struct BytesBeingRead {
  fileprivate let buffer: UnsafeRawBufferPointer
  fileprivate let offset: Int

  subscript(range: Range<Int>) -> Slice<UnsafeRawBufferPointer> { buffer[range] }
}

extension Reading {
  /// Where the record lies in the bytes that are being read.
  func range(in bytes: BytesBeingRead) -> Range<Int> {
    let start = offset - bytes.offset
    return start..<start + length
  }
}
