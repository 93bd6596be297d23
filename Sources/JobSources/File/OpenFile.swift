import Dispatch
import Glibc

/// An open file that is closed when nothing refers to it any more.
///
/// A class because it owns a descriptor; it never changes.
final class OpenFile: Sendable {
  let descriptor: Int32
  private let closes: Bool

  init(descriptor: Int32, closes: Bool = true) {
    self.descriptor = descriptor
    self.closes = closes
  }

  deinit {
    if closes { close(descriptor) }
  }

  /// What `fstat` says; nil when it says nothing.
  var status: stat? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status : nil
  }

  /// The next bytes, up to `limit`; empty at the end.
  ///
  /// - Throws: `errno` of the failed call.
  func read(limit: Int) throws(ReadFailure) -> [UInt8] {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, initialized in
      repeat {
        count = Glibc.read(descriptor, buffer.baseAddress, limit)
      } while count < 0
        && errno == EINTR
      initialized = max(0, count)
    }
    if count < 0 { throw ReadFailure(code: errno) }
    return bytes
  }

  /// Whether reading may have to wait for somebody who writes. Other devices have something at once, or their
  /// end: /dev/null cannot even be waited for.
  var mayKeepWaiting: Bool {
    guard let status else { return false }
    return [S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT) || isatty(descriptor) == 1
  }

  /// Waits for something to read, or the end, without blocking a thread.
  func waitUntilReadable() async {
    await withCheckedContinuation { continuation in
      let source = DispatchSource.makeReadSource(fileDescriptor: descriptor)
      source.setEventHandler { source.cancel() }
      source.setCancelHandler { continuation.resume() }
      source.resume()
    }
  }

  /// Bytes from the middle, without moving on; nil when they are not all there.
  func bytes(at offset: Int64, length: Int) -> [UInt8]? {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, initialized in
      count = pread(descriptor, buffer.baseAddress, length, off_t(offset))
      initialized = max(0, count)
    }
    return count == length ? bytes : nil
  }
}

/// Why bytes could not be read, as the system says it.
struct ReadFailure: Error {
  var code: Int32

  /// In a few words, and what to do where that is plain.
  var reason: String {
    switch code {
    case ENOENT: "no such file"
    case EACCES, EPERM: "not allowed to read it"
    case EISDIR: "is a directory; name the files in it"
    case EMFILE, ENFILE: "too many open files"
    default: String(cString: strerror(code)).lowercased()
    }
  }
}
