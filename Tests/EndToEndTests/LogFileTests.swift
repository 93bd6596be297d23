import Foundation
import Glibc
import JobModel
import Synchronization
import Testing

@testable import jobtop

/// The file of the log, and who writes to it.
struct LogFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.path("state/jobtop/jobtop.log") }

  private func lines(_ name: String = "state/jobtop/jobtop.log") throws -> [Substring] {
    try folder.read(name).split(separator: "\n")
  }

  private func mode(of path: String) -> Int? {
    // Not `stat`: which module it belongs to depends on what is compiled beside this file.
    try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func onlyItsOwnerCanReadIt() throws {
    var file = LogFile(path: path)
    try file.append("one")
    #expect(try lines() == ["one"])
    #expect(mode(of: path) == 0o600)
    #expect(mode(of: folder.path("state/jobtop")) == 0o700)
  }

  @Test func aLongFileBecomesTheOldOne() throws {
    var file = LogFile(path: path, mostBytes: 20)
    for word in ["alpha", "beta", "gamma", "delta", "epsilon"] { try file.append(word) }
    #expect(try lines("state/jobtop/jobtop.log.1") == ["alpha", "beta", "gamma"])
    #expect(try lines() == ["delta", "epsilon"])
  }

  @Test func whatAnotherProgramHasPutAsideIsLeftAlone() throws {
    var one = LogFile(path: path, mostBytes: 30)
    var other = LogFile(path: path, mostBytes: 30)
    try one.append("first of one")
    try other.append("first of other")
    try other.append("second of other")
    try one.append("second of one")
    #expect(try lines("state/jobtop/jobtop.log.1") == ["first of one", "first of other"])
    #expect(try lines() == ["second of other", "second of one"])
  }

  /// However many write and put the file aside at once: no line is cut, and none of the newest is lost.
  @Test func manyWritersKeepEachLineWhole() async throws {
    let path = path
    // Half of all there is: so it is put aside once.
    let most = 64 * 1024
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          var file = LogFile(path: path, mostBytes: most)
          for number in 0..<250 {
            let line = "\(writer) \(number) " + String(repeating: "x", count: 80)
            try? file.append(line)
          }
        }
      }
    }
    let all = try lines("state/jobtop/jobtop.log.1") + lines()
    #expect(all.count == 1000)
    #expect(Set(all).count == 1000)
    #expect(all.allSatisfy { $0.wholeMatch(of: /\d \d+ x{80}/) != nil })
  }

  @Test func whoeverHoldsTheLockHoldsNobodyUp() throws {
    var file = LogFile(path: path, mostBytes: 10)
    try file.append("long enough")
    let other = Glibc.open(path, O_RDWR)
    defer { close(other) }
    #expect(flock(other, LOCK_EX) == 0)
    try file.append("second")
    #expect(try lines() == ["long enough", "second"])
  }

  @Test func whatIsNoPlainFileIsNoTrouble() throws {
    let pipe = folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: LogFileError.self) {
      var file = LogFile(path: pipe)
      try file.append("nobody reads")
    }
    var null = LogFile(path: "/dev/null", mostBytes: 1)
    try null.append("one")
    try null.append("two")
  }

  // MARK: - The log of a run

  /// What an observer was given.
  private final class Reader: Sendable {
    private let posts = Mutex<[[LogEntry]]>([])

    var all: [[LogEntry]] { posts.withLock { $0 } }
    func take(_ entries: [LogEntry]) { posts.withLock { $0.append(entries) } }
  }

  private func entry(_ level: LogLevel, _ text: String) -> LogEntry {
    LogEntry(level, text, at: Instant(milliseconds: 0))
  }

  private func program(_ level: LogLevel, _ path: String?) -> ProgramLog {
    ProgramLog(level: level, path: path, now: { Instant(milliseconds: 0) })
  }

  @Test func whatMattersLessIsForgotten() throws {
    let program = program(.warning, path)
    for level in LogLevel.allCases { program.log.write(entry(level, level.rawValue)) }
    program.finish()
    #expect(try lines().map { $0.split(separator: " ").last } == ["warning", "error"])
  }

  @Test func theReaderIsGivenAllFromTheFirstInFewPieces() throws {
    let program = program(.debug, nil)
    let reader = Reader()
    program.log.write(entry(.info, "first"))
    program.finish()
    program.follow { reader.take($0) }
    for number in 0..<100 { program.log.write(entry(.debug, "\(number)")) }
    try eventually("all is there") { reader.all.joined().count == 101 }
    #expect(reader.all.joined().map(\.text) == ["first"] + (0..<100).map(String.init))
    #expect(reader.all.count <= 3)
  }

  @Test func aFolderThatCannotBeWrittenIsOneLine() throws {
    let program = program(.info, "/proc/nonexistent/jobtop/jobtop.log")
    let reader = Reader()
    for number in 0..<5 { program.log.write(entry(.info, "\(number)")) }
    program.follow { reader.take($0) }
    try eventually("all is there") { reader.all.joined().count == 6 }
    let warnings = reader.all.joined().filter { $0.level == .warning }
    #expect(warnings.count == 1)
    #expect(warnings.first?.text.contains("/proc/nonexistent/jobtop/jobtop.log") == true)
  }

  @Test func whatACloudSaysIsWrittenWithoutSecrets() throws {
    let program = program(.info, path)
    let log = program.log.withoutSecrets
    log.write(entry(.error, #"refused: {"auth": {"password": "hunter2"}}"#))
    log.write(entry(.error, "https://ops:hunter2@example.test refused"))
    program.finish()
    #expect(try !folder.read("state/jobtop/jobtop.log").contains("hunter2"))
    #expect(try lines().count == 2)
  }

  private func eventually(_ what: String, _ condition: () -> Bool) throws {
    for _ in 0..<500 where !condition() { usleep(10_000) }
    try #require(condition(), "waited in vain until \(what)")
  }
}
