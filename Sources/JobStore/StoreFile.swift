import GRDB
import Glibc

/// The database file: makes it, and opens it only when it is what it should be.
enum StoreFile {
  /// How long a program waits for others that are writing.
  private static let patience: Double = 60

  /// Opens a store to be written to; one that is not there yet is made.
  static func openForWriting(_ path: String) throws(StoreError) -> OpenedFile {
    do {
      return try OpenedFile(at: path) {
        if !(try isStore(path)) { try create(path) }
        // SQLite would open it to read, and leave an index of its log that nobody may write to either.
        guard access(path, W_OK) == 0 else {
          throw StoreError(path: path, WritingObstacle.reason(at: path) ?? systemError(EACCES))
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration())
        try check(queue, path)
        return queue
      }
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(path: path, error)
    }
  }

  /// Opens a store only to be read; nil when there is none.
  static func openForReading(_ path: String) throws(StoreError) -> OpenedFile? {
    do {
      guard try isStore(path) else { return nil }
      // SQLite makes an index of the log with the permissions of the store. That of a store which nobody may
      // write to would be in the way of those who may later.
      if !hasLog(path), try isForNobodyToWrite(path) { return try openFrozen(path) }
      do {
        return try OpenedFile(at: path) { try opened(path, for: path) }
      } catch let error as DatabaseError
        where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
      {
        var log = stat()
        if stat(path + "-wal", &log) == 0, log.st_size > 0 {
          throw StoreError(
            path: path,
            "has newer rows in \(path)-wal, which can only be read where its folder can be written to"
          )
        }
        // The index of the log cannot be put beside a file in a read-only folder; but then nobody
        // writes the file either.
        return try openFrozen(path)
      }
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(path: path, error)
    }
  }

  private static func openFrozen(_ path: String) throws -> OpenedFile {
    try OpenedFile(at: path, isFrozen: true) {
      try opened("file:\(escaped(path))?immutable=1", for: path)
    }
  }

  /// Whether somebody has opened the store to write to it, and not closed it in order.
  static func hasLog(_ path: String) -> Bool {
    access(path + "-wal", F_OK) == 0 || access(path + "-shm", F_OK) == 0
  }

  private static func isForNobodyToWrite(_ path: String) throws(StoreError) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { throw StoreError(path: path, systemError(errno)) }
    return status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH) == 0
  }

  private static func opened(_ name: String, for path: String) throws -> DatabaseQueue {
    var configuration = configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: name, configuration: configuration)
    try check(queue, path)
    return queue
  }

  private static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in
      // What a command has said it recorded survives the loss of power too.
      try db.execute(sql: "PRAGMA synchronous = FULL")
    }
    return configuration
  }

  /// Whether something is there that can be opened.
  private static func isStore(_ path: String) throws(StoreError) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return false }
      if errno == ENOTDIR {
        throw StoreError(
          path: path, "cannot be there: a part of its path is a file; set XDG_DATA_HOME to a folder"
        )
      }
      throw StoreError(path: path, systemError(errno))
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw StoreError(path: path, "is a folder: move it away, the store is a file")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw StoreError(path: path, "is no regular file: move it away, the store is a file")
    }
    guard access(path, R_OK) == 0 else {
      let owner =
        status.st_uid == getuid()
        ? "" : " and belongs to \(WritingObstacle.name(of: status.st_uid))"
      throw StoreError(
        path: path, "may not be read\(owner): set XDG_DATA_HOME to a place of your own")
    }
    return status.st_size > 0
  }

  /// Makes an empty store beside its place and then puts it there whole, so that nobody ever sees half of
  /// it, and one that another program made in the meantime stays.
  private static func create(_ link: String) throws {
    let path = try target(of: link)
    try refuseForeignLog(beside: path)
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    try makeFolder(folder, for: path)
    let draft = "\(path).new-\(getpid())-\(UInt16.random(in: .min ... .max))"
    let descriptor = Glibc.open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StoreError(path: path, "cannot be made: " + systemError(errno))
    }
    close(descriptor)
    defer { for end in ["", "-wal", "-shm", "-journal"] { unlink(draft + end) } }
    let queue = try DatabaseQueue(path: draft)
    try queue.writeWithoutTransaction { db in
      // Ids and names of a million jobs: larger pages keep the tree flat.
      try db.execute(sql: "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL")
    }
    try Schema.migrator.migrate(queue)
    // Closing would do that too, but without a word when the disk is full: half a store would be put there.
    try queue.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    try queue.close()
    if Glibc.link(draft, path) == 0 { return }
    guard errno == EEXIST else {
      throw StoreError(path: path, "cannot be made: " + systemError(errno))
    }
    try replaceIfEmpty(path, by: draft)
  }

  /// SQLite would take the log of a store that was moved away for that of the new one.
  private static func refuseForeignLog(beside path: String) throws(StoreError) {
    var (log, store) = (stat(), stat())
    guard stat(path + "-wal", &log) == 0, log.st_size > 0, stat(path, &store) != 0 else { return }
    throw StoreError(
      path: path,
      "cannot be made: \(path)-wal holds rows of the store that was here before; move it along with that"
    )
  }

  /// An empty file that stands there already is replaced; anything else stays. Of several programs that see
  /// it empty, only the first may do so.
  private static func replaceIfEmpty(_ path: String, by draft: String) throws(StoreError) {
    let standing = Glibc.open(path, O_RDWR | O_CLOEXEC)
    guard standing >= 0 else { return }
    defer { close(standing) }
    guard flock(standing, LOCK_EX) == 0 else { return }
    var (held, there) = (stat(), stat())
    guard fstat(standing, &held) == 0, stat(path, &there) == 0, held.st_ino == there.st_ino,
      there.st_size == 0
    else { return }
    guard rename(draft, path) == 0 else {
      throw StoreError(path: path, "cannot be made: " + systemError(errno))
    }
  }

  /// Where symbolic links lead, even to a place where nothing is yet.
  private static func target(of path: String) throws(StoreError) -> String {
    var place = path
    // As many as the system itself follows.
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let length = readlink(place, &buffer, buffer.count)
      guard length > 0 else { return place }
      let next = String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
      let folder = place.lastIndex(of: "/").map { place[...$0] } ?? ""
      place = next.hasPrefix("/") ? next : folder + next
    }
    throw StoreError(path: path, systemError(ELOOP))
  }

  private static func makeFolder(_ folder: String, for path: String) throws(StoreError) {
    var made = folder.hasPrefix("/") ? "" : "."
    for part in folder.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o700) != 0, errno != EEXIST, errno != EROFS || access(made, F_OK) != 0 {
        throw StoreError(path: path, "its folder cannot be made: " + systemError(errno))
      }
    }
  }

  private static func check(_ queue: DatabaseQueue, _ path: String) throws {
    try queue.writeWithoutTransaction { db in
      let application = try Int32.fetchOne(db, sql: "PRAGMA application_id")
      guard application == Schema.applicationID else {
        throw StoreError(
          path: path, "is a database of another program: nothing was changed; move it away")
      }
      let migrator = Schema.migrator
      guard try !migrator.hasBeenSuperseded(db) else {
        throw StoreError(
          path: path,
          "was written by a newer jobtop: nothing was changed; install that one here too")
      }
      guard try !migrator.hasCompletedMigrations(db) else { return }
      guard !db.configuration.readonly else {
        throw StoreError(
          path: path,
          "was written by an older jobtop and may only be read: ask its owner to open it")
      }
    }
    let isComplete = try queue.writeWithoutTransaction {
      try Schema.migrator.hasCompletedMigrations($0)
    }
    if !isComplete { try Schema.migrator.migrate(queue) }
  }

  private static func systemError(_ number: Int32) -> String {
    let advice =
      [EACCES, EPERM, EROFS].contains(number)
      ? "; set XDG_DATA_HOME to a place that you can write to" : ""
    return String(cString: strerror(number)).lowercased() + advice
  }

  /// For a file URL of SQLite.
  private static func escaped(_ path: String) -> String {
    path.map { "?#%".contains($0) ? "%" + String($0.asciiValue ?? 0, radix: 16) : String($0) }
      .joined()
  }
}
