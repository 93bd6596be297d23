import Foundation
import JobModel
import JobSources
import JobStore
import Testing

/// A folder that goes away with the value that holds it.
final class ScratchFolder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("jobtop-store-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    return path + "/" + name
  }
}

/// A store of its own for one test, and what programs do with one.
struct Scratch {
  let folder: ScratchFolder
  let store: JobStore

  var path: String { store.path }

  init() throws {
    folder = try ScratchFolder()
    store = try JobStore(path: folder.path + "/data/jobs.db")
  }

  /// Takes a text in that somebody kept: what `track` does.
  @discardableResult
  func track(_ text: String, at seen: Instant = .noon, note: String? = nil) throws -> [Taken] {
    try store.take(answers(in: text, at: seen, isLive: false), note: note)
  }

  /// Takes in a part of a text.
  func track(_ piece: String, of text: inout KeptText, at seen: Instant) throws {
    try store.take(answers(in: piece, at: seen, isLive: false), of: &text)
  }

  /// Takes in what a command prints at this moment: what `exec` does.
  @discardableResult
  func hear(_ text: String, at seen: Instant) throws -> [Taken] {
    try store.take(answers(in: text, at: seen, isLive: true))
  }

  /// Takes in the answer to the question for one job.
  @discardableResult
  func poll(
    _ id: String, _ text: String, at seen: Instant, httpStatus: Int = 200
  ) throws -> [Taken] {
    var hint = ReadingHint()
    hint.askedJob = JobID(rawValue: id)
    hint.httpStatus = httpStatus
    var found: [SeenAnswer] = []
    var reader = WireReader(input: "cloud", hint: hint)
    let bytes = Array(text.utf8)
    bytes.withUnsafeBytes {
      _ = reader.read($0, isLast: true) { reading in
        found.append(
          SeenAnswer(
            observation: reading.observation, bytes: bytes, isListEntry: reading.isListEntry,
            seen: seen, isLive: true, source: "cloud", kind: .http))
      }
    }
    return try store.take(found)
  }

  func answers(in text: String, at seen: Instant, isLive: Bool) -> [SeenAnswer] {
    var found: [SeenAnswer] = []
    var reading = TextReading(name: "text")
    reading.read(Array(text.utf8), isLast: true, seen: seen, isLive: isLive) { found.append($0) }
    return found
  }

  // MARK: Looking

  /// The jobs that are shown, in the order of their rows.
  func jobs() async throws -> [Job] {
    let table = try await loaded()
    return table.rows.map { table[$0].shallow }
  }

  /// The one job that is shown.
  func job(sourceLocation: SourceLocation = #_sourceLocation) async throws -> Job {
    let jobs = try await jobs()
    #expect(jobs.count == 1, sourceLocation: sourceLocation)
    return try #require(jobs.first, sourceLocation: sourceLocation)
  }

  func row(of id: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Int {
    try #require(try store.rows(of: id).first, sourceLocation: sourceLocation)
  }

  /// The table as a dashboard loads it.
  func loaded() async throws -> JobTable { try await feed().readAll().jobs }

  func feed() throws -> StoredJobs {
    try StoredJobs(path: path) { _ in
      try? await Task.sleep(for: .milliseconds(2))
    }
  }

  /// The answers that are kept of a job, oldest first.
  func answers(of id: String) throws -> [String] {
    try store.documents(of: row(of: id)).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// Everything that lies in the folder of the store.
  func bytes() throws -> Data {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().reduce(Data())
    {
      $0 + (try Data(contentsOf: folder.appendingPathComponent($1)))
    }
  }

  func exported() throws -> String {
    var lines = ""
    try store.export { lines += $0 }
    return lines
  }
}

extension Instant {
  /// The moment at which the tests begin.
  static let noon = Instant(milliseconds: 1_770_000_000_000)

  static func + (instant: Instant, seconds: Int) -> Instant { instant + .seconds(Double(seconds)) }
}

/// Answers of clouds, invented.
enum Say {
  static let id = "ff80808291000001019c0f3a5c2e0001"
  static let otherID = "ff80808291000001019c0f3a5c2e0002"
  static let order = "CS2601301417ABCDE"

  static func submission(_ id: String = id, order: String? = nil) -> String {
    let order = order.map { #", "order_id": "\#($0)""# } ?? ""
    return #"{"job_id": "\#(id)"\#(order)}"#
  }

  static func job(
    _ status: String, of id: String = id, type: String = "createServer", more: String = ""
  ) -> String {
    #"{"job_id": "\#(id)", "job_type": "\#(type)", "status": "\#(status)", "#
      + #""begin_time": "2026-01-30T08:00:00.000Z"\#(more)}"#
  }

  static let ended = #", "end_time": "2026-01-30T08:00:31.400Z""#

  static func failedJob(_ id: String = id) -> String {
    job("FAIL", of: id, more: ended + #", "error_code": "Ecs.0204", "fail_reason": "no room""#)
  }

  static let refusal =
    #"{"error": {"code": "Ecs.0005", "message": "wrong flavor"}, "request_id": "req-1"}"#

  static func order(_ status: Int, id: String = order) -> String {
    #"{"order_info": {"order_id": "\#(id)", "status": \#(status), "amount_after_discount": 72.5, "#
      + #""currency": "EUR", "create_time": "2026-01-30T06:17:00Z"}}"#
  }

  static let notFound = #"{"error_code": "Common.0011", "error_msg": "no such job"}"#
}
