/// An array in pieces, so that a copy shares all but the piece that is changed next.
///
/// A snapshot of a million rows can then be handed to the screen while the writer goes on: the first
/// change afterwards copies 1,024 elements, not a million.
package struct ChunkedArray<Element: Sendable>: Sendable {
  private static var chunkShift: Int { 10 }
  private static var chunkMask: Int { 1 << chunkShift - 1 }

  private var chunks: [ContiguousArray<Element>] = []
  package private(set) var count = 0

  package init() {}

  /// All pieces are one and the same until they are written to.
  mutating func grow(to newCount: Int, with element: Element) {
    while count < newCount, count & Self.chunkMask != 0 { append(element) }
    let whole = ContiguousArray(repeating: element, count: 1 << Self.chunkShift)
    while count + whole.count <= newCount {
      chunks.append(whole)
      count += whole.count
    }
    while count < newCount { append(element) }
  }

  package subscript(index: Int) -> Element {
    get { chunks[index >> Self.chunkShift][index & Self.chunkMask] }
    _modify { yield &chunks[index >> Self.chunkShift][index & Self.chunkMask] }
  }

  package mutating func append(_ element: Element) {
    if count & Self.chunkMask == 0 {
      var chunk = ContiguousArray<Element>()
      chunk.reserveCapacity(1 << Self.chunkShift)
      chunks.append(chunk)
    }
    chunks[chunks.count - 1].append(element)
    count += 1
  }

  /// Goes through all elements a piece at a time, as they lie in memory. The pieces of all arrays have
  /// their bounds at the same places.
  ///
  /// - Parameter body: gets the index of the piece's first element, and the piece.
  func forEachPiece(_ body: (_ first: Int, _ piece: UnsafeBufferPointer<Element>) -> Void) {
    for (number, chunk) in chunks.enumerated() {
      chunk.withUnsafeBufferPointer { body(number << Self.chunkShift, $0) }
    }
  }

  /// The piece that holds an element.
  func withPiece<Result>(
    of index: Int, _ body: (UnsafeBufferPointer<Element>) -> Result
  ) -> Result {
    chunks[index >> Self.chunkShift].withUnsafeBufferPointer(body)
  }
}
