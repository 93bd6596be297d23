/// The bytes of answers whose source cannot give them again.
struct AnswerArchive: Sendable {
  private static let blockSize = 1 << 20

  private var blocks: [[UInt8]] = []

  /// - Returns: where they are kept.
  mutating func keep(_ bytes: some Collection<UInt8>) -> Int64 {
    if blocks.isEmpty || blocks[blocks.count - 1].count + bytes.count > Self.blockSize {
      blocks.append([])
    }
    let block = blocks.count - 1
    let start = blocks[block].count
    blocks[block].append(contentsOf: bytes)
    return Int64(block) << 32 | Int64(start)
  }

  func bytes(at place: Int64, length: Int) -> [UInt8]? {
    let (block, start) = (Int(place >> 32), Int(place & 0xffff_ffff))
    guard block < blocks.count, start + length <= blocks[block].count else { return nil }
    return Array(blocks[block][start..<start + length])
  }
}
