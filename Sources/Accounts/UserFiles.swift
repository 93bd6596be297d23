import Glibc
import JobModel

/// The files of the user, and what a `~` means. A value, so that tests bring their own.
package struct UserFiles: Sendable {
  /// The most that is read of a file.
  package static let mostBytes = 1 << 20

  package enum Found: Hashable, Sendable {
    case missing
    case unreadable(String)
    case text(String, isOpenToOthers: Bool)
  }

  package var home: String
  package var workingFolder: String
  package var read: @Sendable (_ path: String) -> Found

  package init(
    home: String, workingFolder: String = "/", read: @escaping @Sendable (String) -> Found
  ) {
    self.home = home
    self.workingFolder = workingFolder
    self.read = read
  }

  /// Those of this machine.
  package static func system(environment: [String: String]) -> UserFiles {
    let here = getcwd(nil, 0)
    defer { free(here) }
    return UserFiles(
      home: environment["HOME"] ?? "", workingFolder: here.map { String(cString: $0) } ?? "/",
      read: found)
  }

  /// - Parameter folder: from where a relative path is meant.
  func absolute(_ path: String, in folder: String) -> String {
    if path == "~" || path.hasPrefix("~/") { return home + path.dropFirst() }
    return path.hasPrefix("/") ? path : "\(folder)/\(path)"
  }

  /// The folder that a file is in.
  func folder(of path: String) -> String {
    let path = absolute(path, in: workingFolder)
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "/"
  }

  /// As people write it.
  func shown(_ path: String) -> String {
    guard !home.isEmpty, path.hasPrefix(home + "/") else { return path }
    return "~" + path.dropFirst(home.count)
  }

  @Sendable private static func found(_ path: String) -> Found {
    // A pipe that stands there instead would let us wait for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      return [ENOENT, ENOTDIR].contains(errno) ? .missing : .unreadable(reason(errno))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return .unreadable("not a file")
    }
    var bytes = [UInt8](repeating: 0, count: mostBytes + 1)
    var length = 0
    while length < bytes.count {
      let count = Glibc.read(descriptor, &bytes[length], bytes.count - length)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return .unreadable(reason(errno)) }
      if count == 0 { break }
      length += count
    }
    guard length <= mostBytes else { return .unreadable("larger than 1 MiB") }
    guard let text = String(validating: bytes[..<length], as: UTF8.self) else {
      return .unreadable("not UTF-8")
    }
    return .text(text, isOpenToOthers: status.st_mode & (S_IRGRP | S_IROTH) != 0)
  }

  private static func reason(_ code: Int32) -> String {
    String(cString: strerror(code)).lowercased()
  }
}
