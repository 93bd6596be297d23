/// A call that a text tells of: an address, a path, or the first line of a request.
struct CallAddress {
  let begin: CallBegin
  let path: CallPath
  /// Whether this is the first line of a request, which a line with the host follows.
  let isRequest: Bool

  private static let maximumMethod = 7

  /// - Parameter slash: the one before the version.
  init(_ bytes: UnsafeRawBufferPointer, _ begin: CallBegin, _ path: CallPath, at slash: Int) {
    self.begin = begin
    self.path = path
    isRequest =
      !begin.hasHost && Self.isProtocol(bytes, behind: path.end)
      && Self.isMethod(before: slash - begin.length, bytes)
  }

  /// Whether this is a call to a cloud, and not to one of the many other programs with jobs in their paths.
  var isOfCloud: Bool {
    if let host = begin.host, host.isKnown { return true }
    if path.projectID != nil { return true }
    if begin.hasHost { return false }
    return path.job.map(IDShape.isCertain) ?? (path.order != nil)
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
