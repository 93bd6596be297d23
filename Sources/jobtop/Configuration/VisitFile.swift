import Dashboard
import Foundation
import Glibc

/// Where the last visit is remembered. That is a convenience: a file that cannot be read or written is as
/// good as none.
struct VisitFile: Sendable {
  private let path: String

  /// More than any visit needs.
  private static let mostBytes = 1 << 16

  /// `jobtop/session.json` in the user's folder for state (XDG Base Directory Specification).
  static var usual: VisitFile { VisitFile(path: StateFolder.path() + "/session.json") }

  func read() -> Visit? {
    // Whatever stands there instead, a pipe even: nobody waits for it.
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard let data = try? file.read(upToCount: Self.mostBytes) else { return nil }
    return try? JSONDecoder().decode(Visit.self, from: data)
  }

  /// Puts the file in its place whole: nobody ever reads half of it.
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
