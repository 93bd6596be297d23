/// A call that a text tells of: an address, a path, or the first line of a request.
struct CallAddress {
  /// Where it begins: at its scheme or its host, or at the slash of a mere path.
  let start: Int
  let path: CallPath
  let host: CloudHost?
  /// Whether the host stands before the path, whichever it is.
  let hasHost: Bool
  /// Whether this is the first line of a request, behind which a line with the host comes.
  let isRequest: Bool

  private static let maximumBegin = 512
  private static let maximumMethod = 7

  /// - Parameter slash: the one before the version.
  init?(_ bytes: UnsafeRawBufferPointer, at slash: Int) {
    guard let path = CallPath(bytes, from: slash) else { return nil }
    self.path = path
    var start = slash
    while start > 0, slash - start < Self.maximumBegin, Self.belongsToAddress(bytes[start - 1]) {
      start -= 1
    }
    self.start = start
    let name = Self.hostName(bytes[start..<slash])
    hasHost = name != nil
    host = name.flatMap { CloudHost($0) }
    isRequest =
      name == nil && Self.isMethod(before: start, bytes) && Self.isProtocol(bytes, behind: path.end)
  }

  /// Whether this is a call to a cloud, and not to one of the many other programs with jobs in their paths.
  var isOfCloud: Bool {
    if let host, host.isKnown { return true }
    if path.projectID != nil { return true }
    if hasHost { return false }
    return path.job.map(IDShape.isCertain) ?? (path.order != nil)
  }

  private static let ofAddress = ByteSet("./:@%~+")

  private static func belongsToAddress(_ byte: UInt8) -> Bool {
    IDShape.isWord(byte) || ofAddress.contains(byte)
  }

  /// The name in what stands before the path: behind the scheme, or a begin with dots in it.
  private static func hostName(
    _ begin: Slice<UnsafeRawBufferPointer>
  ) -> Slice<UnsafeRawBufferPointer>? {
    var name = begin
    var hasScheme = false
    let indices = begin.indices.dropLast(2)
    if let colon = indices.first(where: { begin[$0...].prefix(3).elementsEqual("://".utf8) }) {
      name = begin[(colon + 3)...]
      hasScheme = true
    }
    name = name.prefix { $0 != UInt8(ascii: "/") }
    if let at = name.lastIndex(of: UInt8(ascii: "@")) { name = name[(at + 1)...] }
    name = name.prefix { $0 != UInt8(ascii: ":") }
    guard !name.isEmpty, hasScheme || name.contains(UInt8(ascii: ".")) else { return nil }
    return name
  }

  private static let methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"].map {
    Array($0.utf8)
  }

  private static func isMethod(before start: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard start > 0, bytes[start - 1] == 0x20 else { return false }
    var begin = start - 1
    while begin > 0, start - begin <= maximumMethod, IDShape.isWord(bytes[begin - 1]) { begin -= 1 }
    return methods.contains { bytes[begin..<(start - 1)].elementsEqual($0) }
  }

  private static func isProtocol(_ bytes: UnsafeRawBufferPointer, behind end: Int) -> Bool {
    bytes[end...].prefix(6).elementsEqual(" HTTP/".utf8)
  }
}
