import Crypto
import Foundation
import Glibc
import JobModel

/// What the programs of one user know together of the hosts of one project.
///
/// The file is locked for the moment that a change takes. A line is a host, when it was written, when the host may be
/// asked next, and until when and why it is not asked at all: `ecs.example.com 1700000000000 1700000000210 0`.
struct PaceFile: Sendable {
  /// What is known of one host.
  struct Line: Sendable {
    var written: Instant
    /// The first turn that nobody has taken.
    var free: Instant
    var pause: (until: Instant, reason: Reason)?
  }

  private let path: String

  /// - Parameters:
  ///   - folder: where such files are.
  ///   - subject: what the requests count for. The file's name does not tell it.
  init(in folder: String, for subject: String) {
    let hash = SHA256.hash(data: Data(subject.utf8))
    path = folder + "/" + hash.prefix(8).map { String(format: "%02x", $0) }.joined()
  }

  /// More than all hosts of a project need.
  private static let mostBytes = 1 << 16
  /// Programs on several processors do not read the clock in the order in which they come here.
  private static let tolerance = Span.seconds(1)
  /// What is older tells of nothing any more, and nothing is put off for longer.
  private static let memory = Span.seconds(86_400)

  /// It cannot be read or written, or somebody holds it for good.
  struct Unusable: Error {}

  /// What is known of a host; nil is nothing.
  func line(of host: String, now: Instant) throws(Unusable) -> Line? {
    guard access(path, F_OK) == 0 else { return nil }
    return try read(open(O_RDONLY), now: now)[host]
  }

  /// Changes what is known of a host.
  ///
  /// - Returns: what comes of it, and what is known then.
  func change<Result>(
    _ host: String, now: Instant, _ body: (inout Line) -> Result
  ) throws(Unusable) -> (Result, Line) {
    let file = try open(O_RDWR | O_CREAT)
    var lines = try read(file, now: now)
    var line = lines[host] ?? Line(written: now, free: now)
    let result = body(&line)
    line.written = now
    lines[host] = line
    let text = lines.map { host, line in Self.text(host, line) }.joined()
    do {
      try file.seek(toOffset: 0)
      try file.write(contentsOf: Data(text.utf8))
      // Who is killed before this leaves the end of a longer text: of each host its first line counts.
      try file.truncate(atOffset: UInt64(text.utf8.count))
    } catch {
      throw Unusable()
    }
    return (result, line)
  }

  /// Opens and locks it. Closing it unlocks it.
  private func open(_ mode: Int32) throws(Unusable) -> FileHandle {
    let descriptor = Glibc.open(path, mode | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { throw Unusable() }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard Self.lock(descriptor) else { throw Unusable() }
    return file
  }

  private func read(_ file: FileHandle, now: Instant) throws(Unusable) -> [String: Line] {
    do {
      let data = try file.read(upToCount: Self.mostBytes) ?? Data()
      return Self.lines(in: String(decoding: data, as: UTF8.self))
        .filter { Self.isBelievable($0.value, at: now) }
    } catch {
      throw Unusable()
    }
  }

  /// Once a clock was set back, what was written before that is of a time to come; and a damaged file may hold any
  /// number.
  private static func isBelievable(_ line: Line, at now: Instant) -> Bool {
    let latest = now + memory
    return line.written > now - memory && line.written <= now + tolerance
      && line.free <= latest && line.pause?.until ?? latest <= latest
  }

  /// Waits for others, who need no time worth mentioning; but not for one that was stopped meanwhile.
  private static func lock(_ descriptor: Int32) -> Bool {
    for _ in 0..<200 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      guard errno == EWOULDBLOCK || errno == EINTR else { return false }
      usleep(500)
    }
    return false
  }

  private static func lines(in text: String) -> [String: Line] {
    let found = text.split(separator: "\n").compactMap { line -> (String, Line)? in
      let words = line.split(separator: " ", maxSplits: 4)
      let times = words.dropFirst().prefix(3).compactMap {
        Int64($0).map { Instant(milliseconds: $0) }
      }
      guard times.count == 3 else { return nil }
      let reason = Reason(words.count == 5 ? String(words[4]) : "")
      let pause = times[2] > times[0] ? (until: times[2], reason: reason) : nil
      return (String(words[0]), Line(written: times[0], free: times[1], pause: pause))
    }
    return Dictionary(found) { first, _ in first }
  }

  private static func text(_ host: String, _ line: Line) -> String {
    let until = line.pause?.until.milliseconds ?? 0
    let reason = (line.pause?.reason.text ?? "").prefix(200).description.printable
    return "\(host) \(line.written.milliseconds) \(line.free.milliseconds) \(until) \(reason)\n"
  }
}
