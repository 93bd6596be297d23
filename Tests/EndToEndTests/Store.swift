import Foundation
import Glibc
import Testing

/// A store of its own for one test, and the program that uses it.
struct Store {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  var home: String { folder.path("data") }
  var path: String { home + "/jobtop/jobs.db" }
  var environment: [String: String] { ["XDG_DATA_HOME": home] }

  /// Writes a config.yaml for the user of the store.
  ///
  /// - Returns: the environment in which it counts.
  func configured(_ yaml: String) throws -> [String: String] {
    let home = folder.path("config")
    try FileManager.default.createDirectory(
      atPath: home + "/jobtop", withIntermediateDirectories: true)
    _ = try folder.write(yaml, to: "config/jobtop/config.yaml")
    return environment.merging(["XDG_CONFIG_HOME": home]) { $1 }
  }

  /// Puts something in its place.
  func place(_ data: Data) throws {
    try FileManager.default.createDirectory(
      atPath: home + "/jobtop", withIntermediateDirectories: true)
    try data.write(to: URL(fileURLWithPath: path))
  }

  func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  func run(_ arguments: String..., input: String = "") throws -> Program.Outcome {
    try Program.run(arguments, input: input, environment: environment)
  }

  /// Runs a line of the shell, in which `jobtop` is the program.
  func shell(_ line: String, input: String = "") throws -> Program.Outcome {
    let folder = try TemporaryFolder()
    let input = try folder.write(input, to: "input")
    let program = "jobtop() { \(Program.quoted(Program.path)) \"$@\"; }\n"
    let status = Program.end(
      of: try Program.start(
        ["/bin/bash", "-c", program + line], environment: environment,
        streams: [0: input, 1: folder.path("output"), 2: folder.path("errors")]))
    return Program.Outcome(
      status: status, output: try folder.read("output"), errors: try folder.read("errors"))
  }

  /// Starts the program, whose output goes to files of the folder.
  func start(_ arguments: String..., input: String = "/dev/null", as name: String) throws -> pid_t {
    try Program.start(
      [Program.path] + arguments, environment: environment,
      streams: [0: input, 1: folder.path(name + ".out"), 2: folder.path(name + ".err")])
  }

  /// How much a program that was started has written to a file of the folder so far.
  func size(of name: String) throws -> Int {
    var status = stat()
    return stat(folder.path(name), &status) == 0 ? Int(status.st_size) : 0
  }

  /// The ids of all jobs that are shown, in order.
  func ids() throws -> [String] {
    let outcome = try run("list", "-o", "tsv", "--columns", "job_id", "--sort", "job_id")
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output.split(separator: "\n").dropFirst().map(String.init)
  }

  /// The jobs as the program writes them.
  func jobs() throws -> [[String: Any]] {
    let text = try run("list", "-o", "json").output
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  /// What SQLite's own check says: `ok`.
  func integrity() throws -> String {
    let database = try run("export")
    #expect(database.status == 0, "\(database.errors)")
    return try SQLite.text("PRAGMA integrity_check", in: path)
  }
}

/// Waits until something holds.
func waitUntil(
  _ what: String, seconds: Double = 30, sourceLocation: SourceLocation = #_sourceLocation,
  _ condition: () throws -> Bool
) throws {
  let deadline = Date().addingTimeInterval(seconds)
  while Date() < deadline {
    if try condition() { return }
    usleep(1000)
  }
  Issue.record("Waited in vain until \(what)", sourceLocation: sourceLocation)
}

/// Answers of clouds, invented.
enum Answer {
  static let id = "ff80808291000001019c0f3a5c2e0001"
  static let otherID = "ff80808291000001019c0f3a5c2e0002"

  static func job(_ status: String, of id: String = id, more: String = "") -> String {
    #"{"job_id": "\#(id)", "job_type": "createServer", "status": "\#(status)", "#
      + #""begin_time": "2026-01-30T08:00:00.000Z"\#(more)}"# + "\n"
  }

  static let ended = #", "end_time": "2026-01-30T08:00:31.400Z""#

  static func failed(_ id: String = id) -> String {
    job("FAIL", of: id, more: ended + #", "error_code": "Ecs.0204", "fail_reason": "no room""#)
  }
}
