import GRDB
import Glibc
import JobModel

/// A database that is open, and the file that it was when it was opened: others may move that away and put
/// another one in its place.
struct OpenedFile: Sendable {
  let queue: DatabaseQueue
  let file: FileIdentity
  /// Nil where SQLite notices by itself what others write.
  fileprivate let frozen: Look?

  /// What shows that somebody writes the file after all.
  fileprivate struct Look: Equatable {
    var bytes: off_t
    var changed: Int
    var changedNanoseconds: Int
    var hasLog: Bool
  }

  /// - Parameters:
  ///   - isFrozen: whether SQLite takes the file for one that nobody writes.
  ///   - open: opens what stands at the path, and proves it by reading.
  init(at path: String, isFrozen: Bool = false, _ open: () throws -> DatabaseQueue) throws {
    while true {
      let before = status(at: path)
      let queue = try open()
      // Which file SQLite has opened it does not tell: it is the one that stood there all the time.
      if let before, let after = status(at: path), before.identity == after.identity {
        self.queue = queue
        file = before.identity
        frozen = isFrozen ? Look(before, at: path) : nil
        return
      }
    }
  }

  /// Whether the file stands at the path still, and what is read from it is what it holds.
  func isCurrent(at path: String) -> Bool {
    guard let now = status(at: path), now.identity == file else { return false }
    guard let frozen else { return true }
    return frozen == Look(now, at: path)
  }
}

extension OpenedFile.Look {
  fileprivate init(_ status: stat, at path: String) {
    self.init(
      bytes: status.st_size, changed: status.st_mtim.tv_sec,
      changedNanoseconds: status.st_mtim.tv_nsec, hasLog: StoreFile.hasLog(path))
  }
}

private func status(at path: String) -> stat? {
  var status = stat()
  return stat(path, &status) == 0 ? status : nil
}

extension stat {
  fileprivate var identity: FileIdentity {
    FileIdentity(device: UInt64(st_dev), inode: UInt64(st_ino))
  }
}

extension FileIdentity {
  /// Nil when there is nothing.
  init?(at path: String) {
    guard let status = status(at: path) else { return nil }
    self = status.identity
  }
}
