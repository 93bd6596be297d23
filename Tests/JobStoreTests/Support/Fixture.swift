import Foundation
import JobModel
import JobSources
import JobStore
import Testing

/// An answer of a cloud, invented, in the shape that its service uses: those of the tests of the model.
struct Fixture: CustomTestStringConvertible, Sendable {
  let name: String
  let bytes: [UInt8]

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var testDescription: String { name }

  static let all: [Fixture] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../JobModelTests/Fixtures").standardized
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else {
        return nil
      }
      return Fixture(name: name, bytes: Array(data))
    }
  }()

  /// A cloud of many kinds of jobs, each with its whole story.
  static let simulated: Fixture = {
    let crowd = (0..<120).map(story)
    let rest = [
      Say.refusal, Say.order(6, id: "CS2601301410ORDER"),
      Say.order(4, id: "CS2601309999OTHER"),
    ]
    return Fixture(name: "crowd", bytes: Array((crowd + rest).joined(separator: "\n").utf8))
  }()

  private static func story(_ number: Int) -> String {
    let id = "ff80808291000001019c0f3a5c2e" + String(0x1000 + number, radix: 16)
    let order = number % 7 == 0 ? "CS26013014\(10 + number % 50)ORDER" : nil
    let type = ["createServer", "deleteVolume", "resizeServer"][number % 3]
    let status = ["INIT", "RUNNING", "SUCCESS", "FAIL", "ODD"][number % 5]
    var more = ""
    if number % 5 == 3 {
      more += #", "error_code": "Ecs.0\#(200 + number % 9)", "fail_reason": "no \#(number % 4)""#
    }
    if number % 5 > 1 { more += #", "end_time": "2026-01-30T09:0\#(number % 10):00.000Z""# }
    if number % 2 == 0 {
      more +=
        #", "entities": {"server_name": "web-\#(number % 40)", "server_id": "srv-\#(number)"}"#
    }
    return Say.submission(id, order: order) + "\n" + Say.job(status, of: id, type: type, more: more)
  }
}

extension Scratch {
  /// Takes in what stands in a file, record by record, in pieces of transactions.
  func take(_ fixture: Fixture, together: Int = 1000) throws {
    var found: [SeenAnswer] = []
    var reader = WireReader(input: fixture.name)
    fixture.bytes.withUnsafeBytes { bytes in
      _ = reader.read(bytes, isLast: true) { reading in
        let range = reading.offset..<reading.offset + reading.length
        found.append(
          SeenAnswer(
            observation: reading.observation, bytes: Array(bytes[range]),
            isListEntry: reading.isListEntry, seen: .noon, isLive: false, source: fixture.name,
            kind: .file))
      }
    }
    for start in stride(from: 0, to: found.count, by: together) {
      try store.take(Array(found[start..<min(found.count, start + together)]))
    }
  }

  /// The same file, as a command reads it into memory.
  func inMemory(_ fixture: Fixture) async throws -> (jobs: JobTable, details: [JobDetail]) {
    let path = try folder.write(fixture.text, to: fixture.name)
    let tracker = Tracker(sources: [FileSource(path: path)])
    let jobs = await tracker.readAll().jobs
    return (jobs, await tracker.details(of: jobs.rows))
  }
}
