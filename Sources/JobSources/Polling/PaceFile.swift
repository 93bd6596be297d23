import Crypto
import Foundation
import Glibc
import JobModel

/// How the programs of one user keep together to the rate of the hosts of one project: each writes down here the turn
/// that it takes, and the pause that a host asks for.
///
/// The file is locked for the moment that this takes. A line is a host, when it was written, when the host may be asked
/// next, and until when and why it is not asked at all: `ecs.example.com 1700000000000 1700000000210 0`.
package struct PaceFile: Sendable {
  private let path: String

  /// - Parameters:
  ///   - folder: where such files are; made where it is missing.
  ///   - settings: of the project. Whatever the context is called, and whoever logs in, the hosts count alike, as long
  ///     as it is named in the same way: by its id, or by its name and that of the domain.
  package init(in folder: String, for settings: AccountSettings) {
    let project = settings.projectID ?? "\(settings.account)\n\(settings.projectName ?? "")"
    let text = (settings.endpoints.login?.text ?? "") + "\n" + project
    let hash = SHA256.hash(data: Data(text.utf8))
    path = folder + "/" + hash.prefix(8).map { String(format: "%02x", $0) }.joined()
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// Takes the first turn that the others leave.
  ///
  /// - Parameters:
  ///   - turn: the first moment that suits.
  ///   - spacing: from a turn to the next one.
  /// - Returns: nil where the file cannot be used, so that everyone keeps to the rate alone.
  func claim(_ host: String, from turn: Instant, spacing: Span, now: Instant) -> HostLine.Share? {
    change(host, now: now) { line in
      if let pause = line.pause, pause.until > now {
        return .pause(until: pause.until, reason: pause.reason)
      }
      let turn = max(turn, line.free)
      line.free = turn + spacing
      return .turn(turn)
    }
  }

  /// The pause that the host has asked one of the others for.
  func pause(of host: String, now: Instant) -> (until: Instant, reason: Reason)? {
    change(host, now: now, \.pause).flatMap { $0.flatMap { $0.until > now ? $0 : nil } }
  }

  /// Lets the others know that the host has asked for a pause.
  func pause(_ host: String, until: Instant, reason: Reason, now: Instant) {
    _ = change(host, now: now) { line in
      line.pause = (max(until, line.pause?.until ?? until), reason)
    }
  }

  // MARK: - The file

  private struct Line {
    var written: Instant
    var free: Instant
    var pause: (until: Instant, reason: Reason)?
  }

  /// More than all hosts of a project need.
  private static let mostBytes = 1 << 16
  /// Programs on several processors do not read the clock in the order in which they come here.
  private static let tolerance = Span.seconds(1)
  /// What is older tells of nothing any more, and nothing is put off for longer.
  private static let memory = Span.seconds(86_400)

  private func change<Result>(
    _ host: String, now: Instant, _ body: (inout Line) -> Result
  ) -> Result? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { return nil }
    // Closing it unlocks it.
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard Self.lock(descriptor), let data = try? file.read(upToCount: Self.mostBytes) ?? Data()
    else { return nil }
    var lines = Self.lines(in: String(decoding: data, as: UTF8.self))
    lines = lines.filter { Self.isBelievable($0.value, at: now) }
    let result = body(&lines[host, default: Line(written: now, free: now)])
    lines[host]?.written = now
    let text = lines.map { host, line in Self.text(host, line) }.joined()
    do {
      try file.seek(toOffset: 0)
      try file.write(contentsOf: Data(text.utf8))
      // Who is killed before this leaves the end of a longer text: of each host its first line counts.
      try file.truncate(atOffset: UInt64(text.utf8.count))
    } catch {
      return nil
    }
    return result
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

extension AccountSettings {
  /// Tells projects of one name apart, since every account has one of the name of its region.
  fileprivate var account: String {
    if let known = domainID ?? domain { return known }
    return switch credentials {
    case .password(_, let domain, _): domain
    case .keys(let keys): keys.accessKey
    // A token does not tell, and is a secret. Those of several accounts are then slower than they need to be.
    case .token: ""
    }
  }
}
