import Foundation
import JobModel
import Synchronization

/// How the contexts of a program, and all programs of one user, keep together to the rate of each host.
///
/// Turns are counted for each project: whatever a context is called, and whoever logs in. Which project it is may be
/// known only after the login, so that where one logs in, the host counts alone. The pages are files; where those
/// cannot be used, the contexts of this program still keep to the rates together.
package final class SharedPace: Sendable {
  /// What the requests of a context count for.
  package struct Subject: Hashable, Sendable {
    /// What the configuration says of the project. Others may say it in another way.
    var configured: String
    /// As it is configured, or as the login has told; nil while it is not known.
    var projectID: String?
    /// Where one logs in.
    var loginHost: String?

    package init(configured: String, projectID: String? = nil, loginHost: String? = nil) {
      self.configured = configured
      self.projectID = projectID
      self.loginHost = loginHost
    }

    /// Whose turns a request takes.
    func turns(at host: String) -> String { host == loginHost ? "" : projectID ?? "" }
    /// Whose pauses it heeds: a program that is to log in yet knows no more than its configuration.
    func pauses(at host: String) -> String {
      host == loginHost ? configured : projectID ?? configured
    }
  }

  private struct Page {
    var lines: [String: PaceFile.Line] = [:]
    /// When the file could not be used. Then it is left alone for a while: waiting for a program that holds it for good
    /// takes its time.
    var aloneSince: Instant?
  }

  private static let rest = Span.seconds(10)

  private let folder: String?
  private let pages = Mutex<[String: Page]>([:])

  /// - Parameter folder: where the files are, made where it is missing; nil for none.
  package init(in folder: String? = nil) {
    self.folder = folder
    guard let folder else { return }
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// Takes the first turn that the others leave.
  ///
  /// - Parameters:
  ///   - turn: the first moment that suits.
  ///   - spacing: from a turn to the next one.
  func claim(
    _ host: String, for subject: Subject, from turn: Instant, spacing: Span,
    now: Instant
  ) -> HostLine.Share {
    if let pause = pause(of: host, for: subject, now: now) {
      return .pause(until: pause.until, reason: pause.reason)
    }
    return change(host, on: subject.turns(at: host), now: now) { line in
      let turn = max(turn, line.free)
      line.free = turn + spacing
      return .turn(turn)
    }
  }

  /// The pause that the host has asked one of the others for.
  func pause(
    of host: String, for subject: Subject, now: Instant
  ) -> (until: Instant, reason: Reason)? {
    let line = with(subject.pauses(at: host), now: now) { page, file in
      do {
        if let file { return try file.line(of: host, now: now) }
      } catch {
        page.aloneSince = now
      }
      return page.lines[host]
    }
    return line?.pause.flatMap { $0.until > now ? $0 : nil }
  }

  /// Lets the others know that the host has asked for a pause.
  func pause(
    _ host: String, for subject: Subject, until: Instant, reason: Reason, now: Instant
  ) {
    change(host, on: subject.pauses(at: host), now: now) { line in
      line.pause = (max(until, line.pause?.until ?? until), reason)
    }
  }

  private func change<Result: Sendable>(
    _ host: String, on name: String, now: Instant, _ body: (inout PaceFile.Line) -> Result
  ) -> Result {
    with(name, now: now) { page, file in
      do {
        if let (result, line) = try file?.change(host, now: now, body) {
          page.lines[host] = line
          return result
        }
      } catch {
        page.aloneSince = now
      }
      var line = page.lines[host] ?? PaceFile.Line(written: now, free: now)
      // A clock that was set back must not make anybody wait until it has caught up.
      if line.written > now { line = PaceFile.Line(written: now, free: now) }
      let result = body(&line)
      line.written = now
      page.lines[host] = line
      return result
    }
  }

  /// - Parameter body: is given the file, unless that is left alone.
  private func with<Result: Sendable>(
    _ name: String, now: Instant, _ body: (inout Page, PaceFile?) -> Result
  ) -> Result {
    pages.withLock { pages in
      var page = pages[name] ?? Page()
      defer { pages[name] = page }
      let isAlone = page.aloneSince.map { now >= $0 && now - $0 < Self.rest } ?? false
      return body(&page, isAlone ? nil : folder.map { PaceFile(in: $0, for: name) })
    }
  }
}

extension SharedPace.Subject {
  init(_ settings: AccountSettings) {
    let login = settings.endpoints.login?.text ?? ""
    self.init(
      configured: "\(login)\n\(settings.account)\n\(settings.projectName ?? "")",
      projectID: settings.projectID, loginHost: settings.endpoints.login?.hostAndPort)
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
