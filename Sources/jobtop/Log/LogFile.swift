import Foundation
import Glibc

/// The file of the log, to which any number of programs append at once.
///
/// A line is one write at the end of the file, which the system keeps whole. When the file has become too
/// long, whoever comes first gives it another name; the others notice that by its number on the disk.
struct LogFile: ~Copyable {
  let path: String
  private let mostBytes: Int
  private var descriptor: Int32 = -1
  /// A full disk may have cut a line.
  private var endsWithinLine = false

  /// `jobtop/jobtop.log` in the user's folder for state (XDG Base Directory Specification).
  static var usualPath: String { StateFolder.path() + "/jobtop.log" }

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

  /// Whether what is open is what others find under the path: it may have been given another name.
  private var isCurrent: Bool {
    guard descriptor >= 0 else { return false }
    var (mine, theirs) = (stat(), stat())
    return fstat(descriptor, &mine) == 0 && stat(path, &theirs) == 0
      && mine.st_ino == theirs.st_ino && mine.st_dev == theirs.st_dev
  }

  /// Nil for what is no plain file, and only plain files are given other names.
  private var length: Int? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  private mutating func open() throws(LogFileError) {
    if descriptor >= 0 { close(descriptor) }
    // Whatever stands there instead, a pipe even: nobody waits for it.
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
    // A program that stands still while it does this must not hold up others: they go on in the long file.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
    // Another may have done it since the length was looked at.
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
