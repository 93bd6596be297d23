import CRelay
import CommandRelay
import Glibc

/// A program that a test has started.
final class Running {
  let process: pid_t
  private var ending: CommandEnding?

  /// - Parameters:
  ///   - streams: what become 0, 1 and 2; -1 is closed.
  ///   - terminal: the path of the terminal that shall control it, in a session of its own.
  ///   - prelude: for `sh`, before the program takes its place: `trap '' HUP` for example.
  init(
    _ arguments: [String], streams: [Int32], terminal: String? = nil, copy: String? = nil,
    prelude: String = ":"
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let terminal {
      posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    }
    for (number, stream) in streams.enumerated() {
      if stream < 0 {
        posix_spawn_file_actions_addclose(&actions, Int32(number))
      } else {
        posix_spawn_file_actions_adddup2(&actions, stream, Int32(number))
      }
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let session = terminal == nil ? 0 : 0x80  // POSIX_SPAWN_SETSID
    posix_spawnattr_setflags(
      &attributes, Int16(Int(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | session))

    let words = ["/bin/sh", "-c", "\(prelude); exec \"$@\"", "sh"] + arguments
    let argv = words.map { strdup($0) } + [nil]
    let variables = ["PATH=/usr/bin:/bin", "TERM=xterm", "LC_ALL=C", "SWIFT_BACKTRACE=enable=no"]
    let envp = (variables + (copy.map { ["RELAY_COPY=\($0)"] } ?? [])).map { strdup($0) } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, "/bin/sh", &actions, &attributes, argv, envp)
    guard code == 0 else { throw CannotStart(code: code) }
    process = child
  }

  deinit {
    guard ending == nil else { return }
    kill(process, SIGKILL)
    _ = wait()
  }

  struct CannotStart: Error {
    var code: Int32
  }

  func send(_ signal: Int32) { kill(process, signal) }

  func wait() -> CommandEnding {
    if let ending { return ending }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    let ending: CommandEnding =
      signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
    self.ending = ending
    return ending
  }
}

/// The reading end of what a program prints.
final class Reader {
  private(set) var bytes: [UInt8] = []
  private(set) var hasEnded: Bool
  private var descriptor: Int32

  /// - Parameter descriptor: -1 has come to its end already.
  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    hasEnded = descriptor < 0
  }

  deinit { stop() }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Goes away, as a pager does that was quit.
  func stop() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  /// Reads until the text has come, or nothing can come any more, or for far too long.
  @discardableResult
  func read(until text: String) -> Bool {
    readWhile { !contains(text) }
    return contains(text)
  }

  func readToEnd() { readWhile { true } }

  func contains(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard bytes.count >= wanted.count else { return false }
    return (0...bytes.count - wanted.count).contains { bytes[$0...].starts(with: wanted) }
  }

  private func readWhile(_ condition: () -> Bool) {
    var buffer = [UInt8](repeating: 0, count: 65536)
    while !hasEnded && condition() {
      var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&polled, 1, 20_000)
      if ready < 0 && errno == EINTR { continue }
      if ready == 0 { return }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count > 0 {
        bytes += buffer[..<count]
      } else if count == 0 || errno != EAGAIN && errno != EINTR {
        hasEnded = true
      }
    }
  }
}
