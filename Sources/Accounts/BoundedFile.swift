import Glibc

/// A file that is read whole, unless there is more in it than there may be.
package struct BoundedFile: Sendable {
  package var bytes: [UInt8]
  package var isOpenToOthers: Bool

  /// Nil when it is not UTF-8.
  package var text: String? { String(validating: bytes, as: UTF8.self) }

  package enum Failure: Error {
    case missing(String)
    case isNoFile
    case tooLong
    case failed(String)
  }

  /// - Parameter takesPipes: also what is no regular file is read, however long its writer takes.
  package init(_ path: String, most: Int, takesPipes: Bool = false) throws(Failure) {
    // Opening a pipe that nobody writes to would not return.
    let patience = takesPipes ? 0 : O_NONBLOCK
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | patience)
    guard descriptor >= 0 else {
      let code = errno
      let reason = Self.reason(code)
      throw [ENOENT, ENOTDIR].contains(code) ? .missing(reason) : .failed(reason)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .failed(Self.reason(errno)) }
    guard takesPipes || status.st_mode & S_IFMT == S_IFREG else { throw .isNoFile }
    isOpenToOthers = status.st_mode & (S_IRGRP | S_IROTH) != 0
    bytes = try Self.bytes(descriptor, most: most)
  }

  private static func bytes(_ descriptor: Int32, most: Int) throws(Failure) -> [UInt8] {
    // Room for one byte more than there may be, so that a longer file is noticed and never read whole.
    var bytes = [UInt8](repeating: 0, count: most + 1)
    var length = 0
    while length < bytes.count {
      let count = read(descriptor, &bytes[length], bytes.count - length)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .failed(reason(errno)) }
      if count == 0 { break }
      length += count
    }
    guard length <= most else { throw .tooLong }
    return Array(bytes[..<length])
  }

  private static func reason(_ code: Int32) -> String {
    String(cString: strerror(code)).lowercased()
  }
}
