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
      home: UserFolders(environment: environment).home,
      workingFolder: here.map { String(cString: $0) } ?? "/", read: found)
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
    do throws(BoundedFile.Failure) {
      let file = try BoundedFile(path, most: mostBytes)
      guard let text = file.text else { return .unreadable("not UTF-8") }
      return .text(text, isOpenToOthers: file.isOpenToOthers)
    } catch {
      switch error {
      case .missing: return .missing
      case .isNoFile: return .unreadable("not a file")
      case .tooLong: return .unreadable("larger than 1 MiB")
      case .failed(let reason): return .unreadable(reason)
      }
    }
  }
}
