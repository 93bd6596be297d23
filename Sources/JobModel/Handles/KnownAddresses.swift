/// The addresses that were read last: most logs tell of a few, over and over again.
struct KnownAddresses {
  /// What an address said, by its text.
  struct Known {
    fileprivate var text: [UInt8]
    /// Where in the text the version begins.
    fileprivate var version: Int
    /// Behind what was read, counted from the version.
    private(set) var length: Int
    /// Nil when it is none of a cloud.
    private(set) var said: Surroundings?

    fileprivate init(_ text: [UInt8], version: Int, length: Int, said: Surroundings?) {
      self.text = text
      self.version = version
      self.length = length
      self.said = said
    }
  }

  private static let most = 8
  private static let longest = 256
  /// What goes on with an address, and so may change what it says.
  private static let signs = ByteSet(".:%~@+,;*$!/?&=#")

  private var known: [Known] = []
  private var oldest = 0

  func find(_ bytes: UnsafeRawBufferPointer, version slash: Int) -> Known? {
    known.first { known in
      let start = slash - known.version
      let end = start + known.text.count
      guard start >= 0, end <= bytes.count, bytes[start] == known.text[0],
        bytes[end - 1] == known.text[known.text.count - 1],
        known.text.elementsEqual(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      else { return false }
      return !Self.goesOn(bytes, at: start - 1) && !Self.goesOn(bytes, at: end)
    }
  }

  /// Remembers an address with a host. What others say depends on the text around them.
  mutating func note(
    _ address: CallAddress, _ said: Surroundings?, in bytes: UnsafeRawBufferPointer,
    version slash: Int
  ) {
    guard address.hasHost, address.start < slash else { return }
    var end = address.path.end
    while Self.goesOn(bytes, at: end), end - address.start <= Self.longest { end += 1 }
    guard end - address.start <= Self.longest else { return }
    let new = Known(
      Array(bytes[address.start..<end]), version: slash - address.start,
      length: address.path.end - slash, said: said)
    if known.count < Self.most {
      known.append(new)
    } else {
      known[oldest] = new
      oldest = (oldest + 1) % Self.most
    }
  }

  private static func goesOn(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Bool {
    bytes.indices.contains(place) && (IDShape.isWord(bytes[place]) || signs.contains(bytes[place]))
  }
}
