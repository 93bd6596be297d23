import CommandRelay
import Dispatch
import JobModel
import JobSources
import JobStore
import Synchronization

/// Reads along what a command prints, on a thread of its own, so that the command's output never waits for
/// the store.
final class OutputWatch: Sendable {
  /// Pieces of up to 64 KiB that may wait to be read: more, and the output waits after all.
  private static let mostWaiting = 256

  private let queue = DispatchQueue(label: "jobtop.output")
  private let room = DispatchSemaphore(value: mostWaiting)
  private let work: Mutex<Work>

  /// - Parameter name: what the jobs are said to come from.
  init(name: String, note: String?) {
    work = Mutex(Work(name: name, note: note))
  }

  func read(_ bytes: UnsafeRawBufferPointer, of stream: CommandStream) {
    let piece = Array(bytes)
    room.wait()
    queue.async {
      self.work.withLock { $0.read(piece, of: stream) }
      self.room.signal()
    }
  }

  /// Waits until everything is read and recorded, and says what was tracked.
  ///
  /// - Returns: the rows of the jobs, and whether these are all that were found.
  func finish() -> (rows: [Int], areAll: Bool) {
    queue.sync { work.withLock { $0.finish() } }
  }
}

/// What has been read of the output so far.
private struct Work {
  private let name: String
  private let note: String?
  private var output: TextReading
  private var errors: TextReading
  private var store: JobStore?
  private var rows: [Int] = []
  private var added = 0
  /// Said once, at the end: until then nothing may disturb the command's own output.
  private var problem: StoreError?

  init(name: String, note: String?) {
    self.name = name
    self.note = note
    output = TextReading(name: name)
    errors = TextReading(name: name)
  }

  mutating func read(_ piece: [UInt8], of stream: CommandStream, isLast: Bool = false) {
    var found: [SeenAnswer] = []
    switch stream {
    case .output:
      output.read(piece, isLast: isLast, seen: .system, isLive: true) { found.append($0) }
    case .errors:
      errors.read(piece, isLast: isLast, seen: .system, isLive: true) { found.append($0) }
    }
    record(found)
  }

  /// At once, so that nothing is lost however all this ends.
  private mutating func record(_ found: [SeenAnswer]) {
    guard !found.isEmpty, problem == nil else { return }
    do throws(StoreError) {
      if store == nil { store = try JobStore(path: StoreLocation.path) }
      for taken in try store?.take(found, note: note) ?? [] where !rows.contains(taken.row) {
        rows.append(taken.row)
        if taken.before == nil { added += 1 }
      }
    } catch {
      problem = error
    }
  }

  mutating func finish() -> (rows: [Int], areAll: Bool) {
    read([], of: .output, isLast: true)
    read([], of: .errors, isLast: true)
    if let problem {
      StandardStreams.complain("the command's jobs were not tracked: \(problem)".printable)
    } else if !rows.isEmpty {
      let known = rows.count - added
      let more = known > 0 ? ", \(known) known already" : ""
      StandardStreams.complain("tracked \(added) \(added == 1 ? "job" : "jobs")\(more)")
    }
    return (rows, problem == nil)
  }
}
