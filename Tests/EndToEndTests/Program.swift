import Foundation
import Glibc

/// The built program, run as a user would run it.
enum Program {
  /// It lies beside the tests.
  static let path: String = {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    var folder = tests
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("jobtop").path
      if access(candidate, X_OK) == 0, !isDirectory(candidate) { return candidate }
      folder.deleteLastPathComponent()
    }
    return "jobtop"
  }()

  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs it without a terminal, and waits for its end.
  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    let folder = try TemporaryFolder()
    let inputPath = try folder.write(input, to: "input")
    let command =
      ([path] + arguments).map(quoted).joined(separator: " ")
      + " <\(quoted(inputPath)) >\(quoted(folder.path("output"))) 2>\(quoted(folder.path("errors")))"
    let status = try spawn(["/bin/sh", "-c", command], environment: environment)
    return Outcome(
      status: status, output: try folder.read("output"), errors: try folder.read("errors"))
  }

  /// Starts a program and waits for it.
  static func spawn(_ arguments: [String], environment: [String: String] = [:]) throws -> Int32 {
    end(of: try start(arguments, environment: environment))
  }

  /// Starts a program.
  ///
  /// Not Foundation's `Process`: it would wait for ever on descendants that keep a pipe open.
  ///
  /// - Parameter streams: the files that it reads standard input from and writes the others to; those
  ///   that are left out are those of the tests.
  static func start(
    _ arguments: [String], environment: [String: String] = [:], streams: [Int32: String] = [:]
  ) throws -> pid_t {
    var variables = ProcessInfo.processInfo.environment
    // What the developer has configured is no part of a test.
    variables["XDG_CONFIG_HOME"] = "/nonexistent"
    // Not even root can make a folder there.
    variables["XDG_DATA_HOME"] = "/proc/nonexistent"
    variables["XDG_STATE_HOME"] = "/proc/nonexistent"
    variables.merge(environment) { $1 }
    let argv = arguments.map { strdup($0) } + [nil]
    let envp = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer {
      for pointer in argv + envp { free(pointer) }
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, path) in streams {
      let flags = descriptor == STDIN_FILENO ? O_RDONLY : O_WRONLY | O_CREAT | O_APPEND
      posix_spawn_file_actions_addopen(&actions, descriptor, path, flags, 0o600)
    }
    var child: pid_t = 0
    let failure = posix_spawn(&child, arguments[0], &actions, &attributes, argv, envp)
    guard failure == 0 else { throw SpawnFailure(code: failure) }
    return child
  }

  /// Waits for the end of a program that was started.
  ///
  /// - Returns: its exit status, or 128 and the number of the signal that ended it.
  static func end(of child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  struct SpawnFailure: Error {
    var code: Int32
  }

  static func quoted(_ word: String) -> String {
    "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }

  private static func isDirectory(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }
}

/// A folder that goes away with the value that holds it.
final class TemporaryFolder: Sendable {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("jobtop-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: url.appendingPathComponent(name))
    return path(name)
  }

  func append(_ text: String, to name: String) throws {
    let handle = try FileHandle(forWritingTo: url.appendingPathComponent(name))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
  }
}
