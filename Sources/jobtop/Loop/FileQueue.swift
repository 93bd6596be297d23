import Accounts
import Dashboard
import Foundation
import Glibc
import JobModel

/// Writes the files that the operator asks for, one after the other.
final class FileQueue: Sendable {
  private let work = SerialWork(name: "files")

  /// - Parameter post: is given the outcome.
  func write(_ request: FileRequest, post: @escaping @Sendable (Message) -> Void) {
    work.add {
      let path = request.path.printable
      do throws(FileDraft.Failure) {
        let draft = try FileDraft(of: UserFolders.system.expandingTilde(in: request.path))
        defer { draft.discard() }
        try draft.fill(with: request)
        try draft.publish()
        post(.done("written to \(path)"))
      } catch {
        post(.failed("\(path): \(error.reason)"))
      }
    }
  }

  /// Waits until all are written.
  ///
  /// - Parameter isSlow: is called if that takes longer than a moment.
  func finish(_ isSlow: () -> Void) { work.finish(isSlow) }
}

/// A file that is written next to its final place, so that no one ever finds half of it there.
private struct FileDraft {
  struct Failure: Error {
    var reason: String

    static func system(_ after: String = "") -> Failure {
      Failure(reason: String(cString: strerror(errno)).lowercased() + after)
    }

    /// Never over something that is there: what was written before may be all there is of it.
    static let exists = Failure(reason: "already exists; choose another name")
  }

  private let path: String
  private let draft: String
  private let descriptor: Int32

  init(of path: String) throws(Failure) {
    var status = stat()
    guard lstat(path, &status) != 0 else { throw .exists }
    self.path = path
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    draft = folder + ".jobtop-\(getpid()).draft"
    // Left behind by a program that was killed.
    unlink(draft)
    descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system("; choose another name") }
  }

  func fill(with request: FileRequest) throws(Failure) {
    var buffer: [UInt8] = []
    do {
      try request.write { part in
        buffer.append(contentsOf: part.utf8)
        guard buffer.count >= 256 << 10 else { return }
        try write(buffer)
        buffer.removeAll(keepingCapacity: true)
      }
      try write(buffer)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(reason: "\(error)")
    }
  }

  private func write(_ bytes: [UInt8]) throws(Failure) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .system("; nothing was written") }
      done += count
    }
  }

  /// Gives it its name, unless someone else has taken that meanwhile.
  func publish() throws(Failure) {
    if link(draft, path) == 0 { return }
    guard errno != EEXIST else { throw .exists }
    // Some file systems have no hard links.
    var status = stat()
    guard lstat(path, &status) != 0 else { throw .exists }
    guard rename(draft, path) == 0 else { throw .system() }
  }

  func discard() {
    close(descriptor)
    unlink(draft)
  }
}
