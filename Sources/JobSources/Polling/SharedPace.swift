import Foundation
import JobModel
import Synchronization

/// How the contexts of a program, and all programs of one user, keep together to the rate of each host.
///
/// Turns are counted for each project: whatever a context is called, and whoever logs in. Which project it is may be
/// known only after the login, so that logins are counted for the host alone. The pages are files; where those cannot
/// be used, the contexts of this program still keep to the rates together.
package final class SharedPace: Sendable {
  /// What the requests of a context count for.
  package struct Subject: Hashable, Sendable {
    /// What the configuration says of the project. Others may say it in another way.
    var configured: String
    /// As it is configured, or as the login has told; nil while it is not known.
    var projectID: String?

    package init(configured: String, projectID: String? = nil) {
      self.configured = configured
      self.projectID = projectID
    }

    /// Whose turns a request takes.
    func turns(isLogin: Bool) -> String { isLogin ? "" : projectID ?? "" }
    /// Whose pauses it heeds.
    var pauses: String { projectID ?? configured }
  }

  private struct Page {
    var lines: [String: PaceFile.Line] = [:]
    /// Until then the file is left alone: waiting for a program that holds it for good takes its time.
    var aloneUntil = Instant(milliseconds: 0)
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
    _ host: String, for subject: Subject, isLogin: Bool = false, from turn: Instant, spacing: Span,
    now: Instant
  ) -> HostLine.Share {
    let turns = subject.turns(isLogin: isLogin)
    let take = { (line: inout PaceFile.Line) -> HostLine.Share in
      let turn = max(turn, line.free)
      line.free = turn + spacing
      return .turn(turn)
    }
    let share = change(host, on: subject.pauses, now: now) { line -> HostLine.Share? in
      if let pause = line.pause, pause.until > now {
        return .pause(until: pause.until, reason: pause.reason)
      }
      return turns == subject.pauses ? take(&line) : nil
    }
    return share ?? change(host, on: turns, now: now, take)
  }

  /// The pause that the host has asked one of the others for.
  func pause(
    of host: String, for subject: Subject, now: Instant
  ) -> (until: Instant, reason: Reason)? {
    change(host, on: subject.pauses, now: now) { $0.pause.flatMap { $0.until > now ? $0 : nil } }
  }

  /// Lets the others know that the host has asked for a pause.
  func pause(_ host: String, for subject: Subject, until: Instant, reason: Reason, now: Instant) {
    change(host, on: subject.pauses, now: now) { line in
      line.pause = (max(until, line.pause?.until ?? until), reason)
    }
  }

  private func change<Result: Sendable>(
    _ host: String, on name: String, now: Instant, _ body: (inout PaceFile.Line) -> Result
  ) -> Result {
    pages.withLock { pages in
      var page = pages[name] ?? Page()
      defer { pages[name] = page }
      if let folder, now >= page.aloneUntil {
        let changed = PaceFile(in: folder, for: name).change(host, now: now) { line in
          let result = body(&line)
          page.lines[host] = line
          return result
        }
        if let changed { return changed }
        page.aloneUntil = now + Self.rest
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
}

extension SharedPace.Subject {
  init(_ settings: AccountSettings) {
    let login = settings.endpoints.login?.text ?? ""
    self.init(
      configured: "\(login)\n\(settings.account)\n\(settings.projectName ?? "")",
      projectID: settings.projectID)
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
