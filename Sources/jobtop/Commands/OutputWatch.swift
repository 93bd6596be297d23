import CommandRelay
import Dispatch
import JobModel
import JobSources
import JobStore
import Synchronization

/// Reads along what a command prints, on one thread, and records it on another, so that neither
/// output nor signals wait for a store that another program keeps locked.
final class OutputWatch: Sendable {
  /// How soon a printed job is known. Whatever is printed until then is read with it.
  private static let pause = DispatchTimeInterval.milliseconds(5)

  private let reading = DispatchQueue(label: "jobtop.output")
  private let recording = DispatchQueue(label: "jobtop.record")
  private let batches = Mutex(OutputBatches())
  private let texts: Mutex<Texts>
  private let record: Mutex<Record>

  /// - Parameters:
  ///   - name: the source to record for the jobs.
  ///   - configuration: names the accounts they may belong to.
  init(name: String, note: String?, configuration: ConfigurationFile) {
    texts = Mutex(Texts(name: name))
    record = Mutex(Record(note: note, configuration: configuration))
  }

  func read(_ bytes: UnsafeRawBufferPointer, of stream: CommandStream) {
    switch batches.withLock({ $0.add(bytes, of: stream) }) {
    case .nothing: return
    case .readSoon:
      reading.asyncAfter(deadline: .now() + Self.pause) { [self] in
        batches.withLock { $0.isReadNow() }
        readAll()
      }
    case .read: reading.async { [self] in readAll() }
    case .waitForReader: reading.sync { readAll() }
    }
  }

  private func readAll() {
    while var batch = batches.withLock({ $0.next() }) {
      pass(on: texts.withLock { $0.read(batch) })
      batches.withLock { $0.reuse(&batch) }
    }
  }

  /// Jobs are recorded in groups: otherwise a chatty command would wait for the disk each time.
  private func pass(on found: [SeenAnswer]) {
    guard !found.isEmpty else { return }
    let isFirst = record.withLock { $0.add(found) }
    if isFirst { recording.async { [self] in Record.writeAll(of: record) } }
  }

  /// Waits until everything is read and recorded, and reports what was tracked.
  ///
  /// - Returns: the rows of the jobs, and whether all jobs found are among them.
  func finish() -> (rows: [Int], areAll: Bool) {
    reading.sync {
      readAll()
      pass(on: texts.withLock { $0.finish() })
    }
    recording.sync { Record.writeAll(of: record) }
    return record.withLock { $0.tell() }
  }
}

/// What has been read of the two streams.
private struct Texts {
  private var output: TextReading
  private var errors: TextReading

  init(name: String) {
    output = TextReading(name: name)
    errors = TextReading(name: name)
  }

  mutating func read(_ batch: OutputBatches.Batch, isLast: Bool = false) -> [SeenAnswer] {
    var found: [SeenAnswer] = []
    if isLast || !batch.output.isEmpty {
      output.read(batch.output, isLast: isLast, seen: .system, isLive: true) { found.append($0) }
    }
    if isLast || !batch.errors.isEmpty {
      errors.read(batch.errors, isLast: isLast, seen: .system, isLive: true) { found.append($0) }
    }
    return found
  }

  mutating func finish() -> [SeenAnswer] {
    read(OutputBatches.Batch(), isLast: true)
  }
}

/// What is recorded, and what still has to be.
private struct Record: Sendable {
  private let note: String?
  private let configuration: ConfigurationFile
  private var waiting: [SeenAnswer] = []
  private var rows: [Int] = []
  private var known: Set<Int> = []
  private var added = TrackedSum()
  /// Why what waits could not be recorded yet. Reported at the end: until then nothing may disturb the
  /// command's own output.
  private var problem: StoreError?

  init(note: String?, configuration: ConfigurationFile) {
    self.note = note
    self.configuration = configuration
  }

  /// - Returns: whether nothing was waiting before.
  mutating func add(_ found: [SeenAnswer]) -> Bool {
    defer { waiting += found }
    return waiting.isEmpty || problem != nil
  }

  /// Records what is waiting. What the store does not take now is tried again with what comes next.
  static func writeAll(of record: borrowing Mutex<Record>) {
    do throws(StoreError) {
      while true {
        let (answers, note, file) = record.withLock { ($0.waiting, $0.note, $0.configuration) }
        guard !answers.isEmpty else { return }
        // Without the lock, since this may wait for other writers.
        let taken = try JobStore(path: StoreLocation.path).take(
          answers.withContexts(of: file), note: note)
        record.withLock { $0.wrote(answers.count, taken) }
      }
    } catch {
      record.withLock { $0.problem = error }
    }
  }

  private mutating func wrote(_ count: Int, _ taken: [Taken]) {
    problem = nil
    waiting.removeFirst(count)
    for step in taken where known.insert(step.row).inserted {
      rows.append(step.row)
      if step.before == nil { added.add(step.job) }
    }
  }

  func tell() -> (rows: [Int], areAll: Bool) {
    if let problem {
      StandardStreams.complain(
        "\(waiting.count) of the answers the command printed were not tracked: \(problem)"
          .printable)
    }
    if !rows.isEmpty {
      let before = rows.count - added.count
      let more = before > 0 ? ", \(before) known already" : ""
      StandardStreams.complain("tracked \(added.text ?? "0 jobs")\(more)")
    }
    return (rows, problem == nil)
  }
}
