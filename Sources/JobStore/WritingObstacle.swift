import Glibc

/// What keeps a program from writing a store, as the file system tells it. SQLite says only that it may not.
enum WritingObstacle {
  /// - Returns: in words, with what to do; nil when nothing of it is to be seen.
  static func reason(at path: String) -> String? {
    let elsewhere = "set XDG_DATA_HOME to a place of your own"
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    // What is new is written into a file beside the store first.
    let places = [
      (path, "", W_OK), (folder, "its folder ", W_OK | X_OK), (path + "-wal", "its log ", W_OK),
      (path + "-shm", "the index of its log ", W_OK),
    ]
    for (place, subject, needed) in places {
      var status = stat()
      guard stat(place, &status) == 0, access(place, needed) != 0 else { continue }
      if errno == EROFS { return subject + "is on a disk that may only be read: " + elsewhere }
      return status.st_uid == geteuid()
        ? "\(subject)may only be read: chmod u+w \(place)"
        : "\(subject)belongs to \(name(of: status.st_uid)): \(elsewhere)"
    }
    return nil
  }

  static func name(of user: uid_t) -> String {
    guard let entry = getpwuid(user) else { return "user \(user)" }
    return String(cString: entry.pointee.pw_name)
  }
}
