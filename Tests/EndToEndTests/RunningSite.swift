import Foundation
import Glibc
import JobModel
import Synchronization
import Testing

@testable import JobSources

/// A simulated cloud that the built program serves.
final class RunningSite: Sendable {
  /// All that it printed: a config.yaml.
  let text: String
  let address: WebAddress
  let project: String
  /// Works without a login.
  let token: String
  /// The file with its certificate, where it has one.
  let certificate: String?
  private let child: pid_t
  private let isOver = Mutex(false)

  init(_ arguments: [String] = []) throws {
    // Requests to this machine must not go through a proxy of the environment.
    for name in [
      "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY",
    ] {
      unsetenv(name)
    }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Program.SpawnFailure(code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    child = try Self.start(["simulate", "--port", "0"] + arguments, output: ends[1])
    close(ends[1])
    text = Self.text(from: ends[0])
    address = try #require(
      text.firstMatch(of: /https?:\/\/127\.0\.0\.1:\d+/).flatMap {
        WebAddress(parsing: String($0.output))
      })
    project = try #require(text.firstMatch(of: /\/v1\/([0-9a-f]{32})\//).map { String($0.1) })
    certificate = text.firstMatch(of: /ca_file: "(.+)"/).map { String($0.1) }
    token = try #require(text.firstMatch(of: /X-Auth-Token: (\w+)/).map { String($0.1) })
  }

  deinit { _ = stop(SIGKILL) }

  /// - Returns: the signal that ended it; nil when it ended by itself, or was stopped before.
  @discardableResult
  func stop(_ signal: Int32 = SIGINT) -> Int32? {
    let isFirst = isOver.withLock { isOver in
      defer { isOver = true }
      return !isOver
    }
    guard isFirst else { return nil }
    kill(child, signal)
    var status: Int32 = 0
    guard waitpid(child, &status, 0) == child, status & 0x7f != 0 else { return nil }
    return status & 0x7f
  }

  // MARK: Asking

  /// By hand, as with curl.
  func ask(
    _ path: String, method: String = "GET", query: [WebAddress.QueryItem] = [],
    token: String? = nil, body: String = "", fate: String? = nil
  ) async throws -> CloudAnswer {
    var request = CloudRequest(
      method: method, address.appending(path: path, query: query), body: Array(body.utf8))
    request.set("X-Auth-Token", token ?? self.token)
    request.set("Content-Type", "application/json")
    if let fate { request.set("X-Simulated-Fate", fate) }
    return try await CloudClient().trusting(certificate).answer(to: request)
  }

  /// The account of the context that it printed.
  ///
  /// - Parameter offset: by how much the clock of the client is wrong.
  func account(
    _ credentials: Credentials? = nil, clockOff offset: Span = Span(milliseconds: 0)
  ) -> CloudAccount {
    let user = SimulatedUser()
    var own = ["iam": address.appending(path: "/iam/v3"), "bss": address.appending(path: "/bss")]
    if case .keys = credentials {
      for row in ServiceRow.all { own[row.name] = address.appending(path: "/\(row.host)") }
    }
    var settings = AccountSettings(
      context: "simulated", endpoints: Endpoints(region: user.region, own: own),
      credentials: credentials
        ?? .password(
          user: user.name, domain: user.domain, password: SecretValue(user.password)))
    settings.project = user.project
    settings.authority = certificate
    return CloudAccount(
      settings: settings, client: CloudClient(),
      gate: HostGate(rate: .infinity, timekeeper: .system), now: { Instant.system + offset })
  }

  // MARK: Starting

  private static func start(_ arguments: [String], output: Int32) throws -> pid_t {
    let argv = ([Program.path] + arguments).map { strdup($0) } + [nil]
    defer {
      for pointer in argv { free(pointer) }
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Neither what the tests block nor what their parent ignores is handed down.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    posix_spawnattr_setsigdefault(&attributes, &interrupt)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var child: pid_t = 0
    let failure = posix_spawn(&child, Program.path, &actions, &attributes, argv, environ)
    guard failure == 0 else { throw Program.SpawnFailure(code: failure) }
    return child
  }

  /// Up to the last line of the configuration; it comes in one piece, once the port is open.
  private static func text(from descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while !String(decoding: bytes, as: UTF8.self).contains("cts: http") {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
