/// What comes before the path of a call: its scheme and host, the start of a longer path, or nothing.
struct CallBegin {
  /// How much of the text it is.
  private(set) var length = 0
  private(set) var host: CloudHost?
  /// Whether there is a host before the path, whatever its name.
  private(set) var hasHost = false

  private static let maximumLength = 512

  /// The start of a path without a host.
  init() {}

  /// - Parameter slash: the one before the version.
  init(_ bytes: UnsafeRawBufferPointer, before slash: Int) {
    var start = slash
    while start > 0, slash - start < Self.maximumLength, Self.goesOn(bytes[start - 1]) {
      start -= 1
    }
    length = slash - start
    let name = Self.hostName(bytes[start..<slash])
    hasHost = name != nil
    host = name.flatMap { CloudHost($0) }
  }

  private static let signs = ByteSet("./:@%~+")

  /// Whether more of it comes before a byte that belongs to it.
  static func goesOn(_ byte: UInt8) -> Bool {
    IDShape.isWord(byte) || signs.contains(byte)
  }

  /// The name in what comes before the path: after the scheme, or a start with dots in it.
  private static func hostName(
    _ begin: Slice<UnsafeRawBufferPointer>
  ) -> Slice<UnsafeRawBufferPointer>? {
    var name = begin
    var hasScheme = false
    let bytes = UnsafeRawBufferPointer(rebasing: begin)
    var next = bytes.first(UInt8(ascii: ":"))
    while let colon = next, colon + 2 < bytes.count {
      if bytes[colon + 1] == UInt8(ascii: "/"), bytes[colon + 2] == UInt8(ascii: "/") {
        name = begin[(begin.startIndex + colon + 3)...]
        hasScheme = true
        break
      }
      next = bytes.first(UInt8(ascii: ":"), from: colon + 1)
    }
    name = name.prefix { $0 != UInt8(ascii: "/") }
    if let at = name.lastIndex(of: UInt8(ascii: "@")) { name = name[(at + 1)...] }
    name = name.prefix { $0 != UInt8(ascii: ":") }
    guard !name.isEmpty, hasScheme || name.contains(UInt8(ascii: ".")) else { return nil }
    return name
  }
}
