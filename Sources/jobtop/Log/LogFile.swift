import Accounts
import Foundation
import Glibc

/// The log file, to which any number of programs can append at once.
///
/// A line is one write at the end of the file, which the system keeps whole. When the file is too long, the
/// first program to notice renames it; the others see that from its inode.
struct LogFile: ~Copyable {
  let path: String
  private let mostBytes: Int
  private var descriptor: Int32 = -1
  /// A full disk may have cut a line short.
  private var endsWithinLine = false

  /// `jobtop/jobtop.log` in the user's folder for state.
  static var usualPath: String { UserFolders.system.state + "/jobtop/jobtop.log" }

  /// - Parameter mostBytes: before the file grows longer, it becomes `<path>.1`.
  init(path: String, mostBytes: Int = 5 << 20) {
    self.path = path
    self.mostBytes = mostBytes
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  mutating func append(_ line: String) throws(LogFileError) {
    if !isCurrent { try open() }
    let bytes = Array(((endsWithinLine ? "\n" : "") + line + "\n").utf8)
    if let length, length > 0, length + bytes.count > mostBytes { try rotate() }
    try write(bytes)
  }

  /// Whether our open file is still the one at the path: it may have been renamed.
  private var isCurrent: Bool {
    guard descriptor >= 0 else { return false }
    var (mine, theirs) = (stat(), stat())
    return fstat(descriptor, &mine) == 0 && stat(path, &theirs) == 0
      && mine.st_ino == theirs.st_ino && mine.st_dev == theirs.st_dev
  }

  /// Nil unless it is a plain file; only those are renamed.
  private var length: Int? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  private mutating func open() throws(LogFileError) {
    if descriptor >= 0 { close(descriptor) }
    // If it is something else, even a pipe, do not wait for it.
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK
    descriptor = Glibc.open(path, flags, 0o600)
    if descriptor < 0, errno == ENOENT {
      try? FileManager.default.createDirectory(
        atPath: NSString(string: path).deletingLastPathComponent,
        withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      descriptor = Glibc.open(path, flags, 0o600)
    }
    guard descriptor >= 0 else { throw LogFileError(path: path, code: errno) }
  }

  private mutating func rotate() throws(LogFileError) {
    // If a program hangs while doing this, it must not hold up the others: they go on in the long file.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
    // Another program may have done it since we looked at the length.
    if isCurrent { rename(path, path + ".1") }
    flock(descriptor, LOCK_UN)
    try open()
  }

  private mutating func write(_ bytes: [UInt8]) throws(LogFileError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { rest in
        Glibc.write(descriptor, rest.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let code = errno
        if done > 0 { endsWithinLine = true }
        throw LogFileError(path: path, code: code)
      }
      done += count
    }
    endsWithinLine = false
  }
}

/// Why a line could not be written.
struct LogFileError: Error, CustomStringConvertible {
  var path: String
  var code: Int32

  var description: String { "\(path): \(String(cString: strerror(code)).lowercased())" }
}
