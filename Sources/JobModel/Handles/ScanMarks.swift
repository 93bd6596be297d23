import CByteMasks

/// Where in a text a scan for handles has to look, found in 64 bytes at once.
///
/// Everything that may be a handle, or the name of one, ends in a word that is long or has certain last
/// letters, or begins with `/v`. Nearly nothing else is looked at byte by byte.
struct ScanMarks {
  /// The shortest word that may be a handle without a name before it.
  private static let longWord = 15

  // What the 64 bytes before have left: only their last bits count.
  private var words: UInt64 = 0
  private var pairs: UInt64 = 0
  private var fours: UInt64 = 0
  private var eights: UInt64 = 0
  private var slashes: UInt64 = 0
  private var d: UInt64 = 0
  private var i: UInt64 = 0
  private var o: UInt64 = 0
  private var s: UInt64 = 0
  private var marked: UInt64 = 0

  /// - Parameter bytes: the next 64.
  /// - Returns: a bit for each byte right behind a word to look at, and for each `v` behind a slash.
  mutating func next(_ bytes: UnsafeRawPointer) -> UInt64 {
    let words = bytemask_words(bytes)
    let pairs = words & Self.shifted(words, after: self.words, by: 1)
    let fours = pairs & Self.shifted(pairs, after: self.pairs, by: 2)
    let eights = fours & Self.shifted(fours, after: self.fours, by: 4)
    let long = eights & Self.shifted(eights, after: self.eights, by: Self.longWord - 8)

    let d = bytemask_folded(bytes, UInt8(ascii: "d"))
    let i = bytemask_folded(bytes, UInt8(ascii: "i"))
    let o = bytemask_folded(bytes, UInt8(ascii: "o"))
    let s = bytemask_folded(bytes, UInt8(ascii: "s"))
    // The ends of `id`, `ids`, `job` and `host`.
    let id = d & Self.shifted(i, after: self.i, by: 1)
    let ids = s & Self.shifted(d, after: self.d, by: 1)
    let job = bytemask_folded(bytes, UInt8(ascii: "b")) & Self.shifted(o, after: self.o, by: 1)
    let host = bytemask_folded(bytes, UInt8(ascii: "t")) & Self.shifted(s, after: self.s, by: 1)

    let marked = long | id | ids | job | host
    let behind = ~words & Self.shifted(marked, after: self.marked, by: 1)
    let slashes = bytemask_equal(bytes, UInt8(ascii: "/"))
    let versions =
      bytemask_equal(bytes, UInt8(ascii: "v")) & Self.shifted(slashes, after: self.slashes, by: 1)

    (self.words, self.pairs, self.fours, self.eights) = (words, pairs, fours, eights)
    (self.d, self.i, self.o, self.s) = (d, i, o, s)
    (self.slashes, self.marked) = (slashes, marked)
    return behind | versions
  }

  @inline(__always)
  private static func shifted(_ bits: UInt64, after before: UInt64, by count: Int) -> UInt64 {
    bits &<< UInt64(count) | before &>> UInt64(64 - count)
  }
}
