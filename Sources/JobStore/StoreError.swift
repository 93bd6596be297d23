import GRDB

/// Why the store cannot be used, in one line: where, what, and what to do.
package struct StoreError: Error, Equatable, CustomStringConvertible, Sendable {
  package var path: String
  package var reason: String

  package init(path: String, _ reason: String) {
    self.path = path
    self.reason = reason
  }

  package var description: String { "\(path): \(reason)" }

  private static let writing: [ResultCode] = [
    .SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC, .SQLITE_IOERR_TRUNCATE,
    .SQLITE_IOERR_SHMSIZE,
  ]

  /// In place of what SQLite says.
  package init(path: String, _ error: any Error) {
    self.path = path
    guard let error = error as? DatabaseError else {
      reason = "\(error)"
      return
    }
    switch error.resultCode {
    case .SQLITE_FULL:
      reason = "the disk is full: nothing of this was recorded; make room and try again"
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      reason = """
        damaged, or not a database: nothing was changed; move it away to begin a new one, \
        or try to save its rows with sqlite3 and .recover
        """
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      reason =
        WritingObstacle.reason(at: path)
        ?? "may only be read: set XDG_DATA_HOME to a place of your own"
    case .SQLITE_CANTOPEN:
      reason =
        WritingObstacle.reason(at: path) ?? "cannot be opened: look at who owns it and its folder"
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      reason = "another program keeps it locked: nothing of this was recorded; try again"
    case .SQLITE_IOERR where Self.writing.contains(error.extendedResultCode):
      // A quota or a limit of the size of files shows like this.
      reason = "cannot be written: nothing of this was recorded; make room, or look at the disk"
    case .SQLITE_IOERR:
      reason = "cannot be read or written (\(error.message ?? "input or output error"))"
    default:
      reason = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    }
  }
}
