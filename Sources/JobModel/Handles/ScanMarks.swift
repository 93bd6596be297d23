import CByteMasks

/// Where in a text a scan for handles has to look, found in 64 bytes at once.
///
/// Everything that may be a handle, or the name of one, ends in certain letters or in 32 hexadecimal digits,
/// or begins with `CS` or `/v`. Nearly nothing else is looked at byte by byte.
struct ScanMarks {
  private var before = bytemask_before()

  /// Passes over blocks of 64 bytes, and stops after the first one with something to look at.
  ///
  /// - Returns: how many blocks were passed; and a bit for each place in the last of them that is right after
  ///   a word to look at, the third character of an order, or a `v` after a slash.
  mutating func next(_ bytes: UnsafeRawPointer, blocks: Int) -> (passed: Int, places: UInt64) {
    var places: UInt64 = 0
    let passed = bytemask_handles(bytes, blocks, &before, &places)
    return (passed, places)
  }

  /// The places that matter only inside a request: where a line ends, and after the names of its headers.
  static func ofRequest(_ block: UnsafeRawPointer) -> UInt64 {
    bytemask_equal(block, UInt8(ascii: "\n")) | bytemask_equal(block, UInt8(ascii: ":"))
  }
}
