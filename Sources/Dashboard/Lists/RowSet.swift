/// Rows of a table, one bit for each: a million that are marked take 125 KB, in a `Set` 40 MB.
struct RowSet: Equatable, Sendable, Sequence, ExpressibleByArrayLiteral {
  private var words: [UInt64] = []
  private(set) var count = 0

  init(arrayLiteral rows: Int...) {
    for row in rows { insert(row) }
  }

  var isEmpty: Bool { count == 0 }

  func contains(_ row: Int) -> Bool {
    let (word, bit) = (row >> 6, UInt64(1) << UInt64(row & 63))
    return words.indices.contains(word) && words[word] & bit != 0
  }

  mutating func insert(_ row: Int) {
    precondition(row >= 0)
    let (word, bit) = (row >> 6, UInt64(1) << UInt64(row & 63))
    if word >= words.count {
      words.append(contentsOf: repeatElement(0, count: word + 1 - words.count))
    }
    if words[word] & bit == 0 { count += 1 }
    words[word] |= bit
  }

  mutating func remove(_ row: Int) {
    guard contains(row) else { return }
    words[row >> 6] &= ~(UInt64(1) << UInt64(row & 63))
    count -= 1
    // So that equal sets are equal.
    while words.last == 0 { words.removeLast() }
  }

  mutating func formUnion(_ rows: some Sequence<Int>) {
    for row in rows { insert(row) }
  }

  mutating func subtract(_ rows: some Sequence<Int>) {
    for row in rows { remove(row) }
  }

  /// Leaves only those for which something is true.
  mutating func keep(where isWanted: (Int) -> Bool) {
    for row in self where !isWanted(row) { remove(row) }
  }

  /// The rows in ascending order.
  func makeIterator() -> Iterator { Iterator(words: words) }

  struct Iterator: IteratorProtocol {
    fileprivate let words: [UInt64]
    private var word = 0
    /// Those of the word that are still to come.
    private var left: UInt64

    fileprivate init(words: [UInt64]) {
      self.words = words
      left = words.first ?? 0
    }

    mutating func next() -> Int? {
      while left == 0 {
        word += 1
        guard word < words.count else { return nil }
        left = words[word]
      }
      defer { left &= left - 1 }
      return word << 6 + left.trailingZeroBitCount
    }
  }
}
