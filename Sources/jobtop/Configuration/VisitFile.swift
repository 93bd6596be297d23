import Accounts
import Dashboard
import Foundation
import Glibc

/// Where the last visit is remembered. Only a convenience: trouble with the file is ignored.
struct VisitFile: Sendable {
  private let path: String

  /// More than any visit needs.
  private static let mostBytes = 1 << 16

  /// `jobtop/session.json` in the user's folder for state.
  static var usual: VisitFile { VisitFile(path: UserFolders.system.state + "/jobtop/session.json") }

  func read() -> Visit? {
    guard let file = try? BoundedFile(path, most: Self.mostBytes) else { return nil }
    return try? JSONDecoder().decode(Visit.self, from: Data(file.bytes))
  }

  /// Replaces the file atomically: no one ever reads half of it.
  func write(_ visit: Visit) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    guard let data = try? encoder.encode(visit), data.count < Self.mostBytes else { return }
    let folder = NSString(string: path).deletingLastPathComponent
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let draft = "\(path).new-\(getpid())"
    unlink(draft)
    let descriptor = Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
    let isWhole = (try? file.write(contentsOf: data)) != nil
    guard close(descriptor) == 0, isWhole, rename(draft, path) == 0 else {
      unlink(draft)
      return
    }
  }
}
