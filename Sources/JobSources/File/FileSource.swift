import Glibc
package import JobModel
import Synchronization

/// A file, or standard input, with anything that clouds say.
package struct FileSource: JobSource {
  /// The path as the user wrote it; `-` is standard input.
  package let path: String
  private let follows: Bool
  private let timekeeper: Timekeeper
  private let segments = FileSegments()

  /// - Parameter follows: goes on when the file grows, is truncated or replaced.
  package init(path: String, follows: Bool = false, timekeeper: Timekeeper = .system) {
    self.path = path
    self.follows = follows && path != "-"
    self.timekeeper = timekeeper
  }

  package var name: String { path == "-" ? "standard input" : path }
  package var kind: SourceStatus.Kind { .file }

  package var keepsBytes: Bool { path != "-" }

  package func bytes(at offset: Int64, length: Int) -> [UInt8]? {
    segments.bytes(at: offset, length: length)
  }

  package func deliveries() -> AsyncStream<Delivery> {
    let reading = FileReading(
      path: path, name: name, follows: follows, timekeeper: timekeeper, segments: segments)
    return AsyncStream { await reading.next() }
  }
}

/// The files that one path has named in turn, so that what was read from an older one can still be shown after
/// a rotation.
///
/// Only the last few: each holds a descriptor, and the disk space of a file that may have been deleted.
final class FileSegments: Sendable {
  static let most = 4

  private struct Segment {
    var file: OpenFile
    /// Where it begins among all bytes delivered from this path.
    var start: Int64
    var isCut = false
  }

  private let list = Mutex<[Segment]>([])

  func begin(_ file: OpenFile, at start: Int64) {
    list.withLock { segments in
      if segments.count == Self.most { segments.removeFirst() }
      segments.append(Segment(file: file, start: start))
    }
  }

  /// The bytes of the current file are gone: it was truncated.
  func cutLast() {
    list.withLock { segments in
      if !segments.isEmpty { segments[segments.count - 1].isCut = true }
    }
  }

  func bytes(at offset: Int64, length: Int) -> [UInt8]? {
    list.withLock { segments in
      guard let segment = segments.last(where: { $0.start <= offset }), !segment.isCut else {
        return nil
      }
      return segment.file.bytes(at: offset - segment.start, length: length)
    }
  }
}
