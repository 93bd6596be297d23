import Foundation
import Glibc
import Synchronization

/// A cloud at a port of this machine that misbehaves from the moment a test says so.
///
/// It speaks HTTP by hand and has threads of its own: a library would not let it be so rude, and tests that
/// wait must not keep it from answering.
final class ScriptedCloud: Sendable {
  struct Question: Sendable {
    var method: String
    var path: String
    var headers: [String: String]
    var body: String
    var time: ContinuousClock.Instant

    var isLogin: Bool { path.hasSuffix("/auth/tokens") }
    var isAboutJob: Bool { path.contains("/jobs/") }
  }

  enum Reply: Sendable {
    case says(Int, String, headers: [String: String] = [:])
    /// Says these bytes and hangs up, with a reset or without.
    case hangsUp(after: String, resets: Bool)
    /// Says these bytes and no more, and stays on the line.
    case falls(silentAfter: String)
  }

  let port: UInt16
  private let cloud = Mutex(State())
  /// Keeps the port while nobody listens there.
  private let reservation: Int32

  private struct State {
    var listener: Int32?
    var connections: Set<Int32> = []
    var questions: [Question] = []
    /// How jobs stand, by their ids.
    var jobs: [String: String] = [:]
    /// What it does otherwise than a cloud that is well.
    var fault: @Sendable (Question, Int) -> Reply? = { _, _ in nil }
    var faultsSeen = 0
    var tokens = 0
  }

  /// - Parameter isThere: whether it listens already.
  init(isThere: Bool = true) throws {
    reservation = try Self.bound(to: 0)
    port = try Self.port(of: reservation)
    if isThere { try listen() }
  }

  deinit {
    hangUp()
    close(reservation)
  }

  var origin: String { "http://127.0.0.1:\(port)" }
  var questions: [Question] { cloud.withLock { $0.questions } }
  var logins: [Question] { questions.filter(\.isLogin) }
  var jobQuestions: [Question] { questions.filter(\.isAboutJob) }

  // MARK: What a test decides

  func set(_ id: String, _ status: String) {
    cloud.withLock { $0.jobs[id] = status }
  }

  /// From now on it answers so; nil for what it answers as a cloud that is well.
  ///
  /// - Parameter fault: is given each question, and how many came since then.
  func fails(_ fault: @escaping @Sendable (Question, Int) -> Reply?) {
    cloud.withLock {
      $0.fault = fault
      $0.faultsSeen = 0
    }
  }

  /// Fails questions about jobs.
  func failsJobs(_ reply: Reply) {
    fails { question, _ in question.isAboutJob ? reply : nil }
  }

  func isWell() { fails { _, _ in nil } }

  /// Nobody listens any more, and all connections end.
  func hangUp() {
    cloud.withLock { state in
      if let listener = state.listener {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
      }
      state.listener = nil
      for connection in state.connections { shutdown(connection, Int32(SHUT_RDWR)) }
    }
  }

  func listen() throws {
    let listener = try Self.bound(to: port)
    guard Glibc.listen(listener, 128) == 0 else { throw Program.SpawnFailure(code: errno) }
    cloud.withLock { $0.listener = listener }
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else {
          if errno == EINTR || errno == ECONNABORTED { continue }
          return
        }
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        guard let self else { return }
        self.cloud.withLock { _ = $0.connections.insert(connection) }
        Thread.detachNewThread { [weak self] in self?.serve(connection) }
      }
    }
  }

  // MARK: Connections

  private func serve(_ connection: Int32) {
    let wire = Wire(connection)
    serving: while let question = wire.question() {
      switch reply(to: question) {
      case .says(let status, let body, let headers):
        wire.write(status, body, headers)
      case .hangsUp(let text, let resets):
        wire.write(text)
        if resets { wire.reset() }
        break serving
      case .falls(let text): wire.write(text)
      }
    }
    // A program that was started meanwhile may have it too: closing alone would not end it.
    shutdown(connection, Int32(SHUT_RDWR))
    cloud.withLock { _ = $0.connections.remove(connection) }
    close(connection)
  }

  private func reply(to question: Question) -> Reply {
    cloud.withLock { state in
      state.questions.append(question)
      state.faultsSeen += 1
      if let reply = state.fault(question, state.faultsSeen) { return reply }
      if question.isLogin {
        state.tokens += 1
        return Self.token(state.tokens)
      }
      let id = question.path.split(separator: "/").last.map(String.init) ?? ""
      return state.jobs[id].map { Self.job(id, $0) } ?? Self.unknown
    }
  }

  // MARK: Sockets

  private static func bound(to port: UInt16) throws -> Int32 {
    let socket = Glibc.socket(
      AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var isShared: Int32 = 1
    setsockopt(
      socket, SOL_SOCKET, SO_REUSEADDR, &isShared, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let isBound = withUnsafeBytes(of: &address) { bytes in
      bind(
        socket, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
        socklen_t(bytes.count))
    }
    guard isBound == 0 else { throw Program.SpawnFailure(code: errno) }
    return socket
  }

  private static func port(of socket: Int32) throws -> UInt16 {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isKnown = withUnsafeMutableBytes(of: &address) { bytes in
      getsockname(
        socket, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &length)
    }
    guard isKnown == 0 else { throw Program.SpawnFailure(code: errno) }
    return UInt16(bigEndian: address.sin_port)
  }
}
