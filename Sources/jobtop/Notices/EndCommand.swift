import Glibc
import JobModel

/// The operator's own command, run once for a job that has ended.
///
/// What the job is comes on its standard input and in its environment, never in the command line: nothing
/// that a cloud said is read by a shell.
struct EndCommand {
  /// One that takes longer is ended.
  static let patience: Double = 60

  /// For `/bin/sh -c`.
  let text: String
  var patience = Self.patience

  /// Why the command did not do what it was to do, in a few words.
  struct Failure: Error, Equatable {
    var reason: String
  }

  /// Runs it and waits for its end.
  ///
  /// - Parameters:
  ///   - input: what it can read on its standard input.
  ///   - variables: what its environment has besides ours.
  /// - Throws: `Failure`, also when it ended with another exit status than 0.
  func run(input: [UInt8], variables: [String: String]) throws(Failure) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure(reason: "could not be run") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    let process = start(reading: ends[0], variables)
    close(ends[0])
    var feed = InputPipe(descriptor: ends[1], bytes: input)
    defer { feed.close() }
    guard let process else { throw Failure(reason: "could not be run: no /bin/sh") }
    guard let status = status(of: process, feeding: &feed) else {
      // It leads a session of its own: what it has started ends with it.
      kill(-process, SIGKILL)
      _ = Self.wait(process, 0)
      throw Failure(reason: "took longer than \(Int(patience.rounded(.up))) s")
    }
    // The words of wait(2), whose macros Swift does not see.
    let signal = status & 0x7f
    guard signal == 0 else { throw Failure(reason: "was ended by signal \(signal)") }
    let code = (status >> 8) & 0xff
    guard code == 0 else { throw Failure(reason: "ended with exit status \(code)") }
  }

  /// In a session of its own, where it has no terminal; what it prints goes nowhere.
  private func start(reading input: Int32, _ variables: [String: String]) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Our threads block signals and we ignore SIGPIPE; a command expects neither.
    var none = sigset_t()
    var defaults = sigset_t()
    sigemptyset(&none)
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // POSIX_SPAWN_SETSID, which <spawn.h> shows to GNU sources only.
    let newSession: Int32 = 0x80
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | newSession))
    let words: [String] = ["sh", "-c", text]
    let arguments = words.map { strdup($0) } + [nil]
    let settings = Self.settings(variables).map { strdup($0) } + [nil]
    defer {
      for pointer in arguments + settings { free(pointer) }
    }
    var process = pid_t()
    let failure = posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, settings)
    return failure == 0 ? process : nil
  }

  /// Our environment with more in it.
  private static func settings(_ variables: [String: String]) -> [String] {
    var settings: [String] = []
    var next = environ
    while let setting = next.pointee {
      let text = String(cString: setting)
      let name = text.prefix { $0 != "=" }
      if variables[String(name)] == nil { settings.append(text) }
      next += 1
    }
    return settings + variables.map { "\($0)=\($1)" }
  }

  /// - Returns: nil when it was not over in time.
  private func status(of process: pid_t, feeding feed: inout InputPipe) -> Int32? {
    let deadline = Self.seconds() + patience
    var nap: Int32 = 2
    while Self.seconds() < deadline {
      if let status = Self.wait(process, WNOHANG) { return status }
      feed.write(within: nap)
      nap = min(50, nap * 2)
    }
    return nil
  }

  private static func wait(_ process: pid_t, _ options: Int32) -> Int32? {
    var status: Int32 = 0
    while true {
      let result = waitpid(process, &status, options)
      if result < 0, errno == EINTR { continue }
      return result == process ? status : nil
    }
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// The end of a pipe that somebody reads as slowly as they like, or not at all.
private struct InputPipe {
  private var descriptor: Int32?
  private var rest: ArraySlice<UInt8>

  init(descriptor: Int32, bytes: [UInt8]) {
    self.descriptor = descriptor
    rest = bytes[...]
  }

  /// Writes what there is room for; takes at most this many milliseconds, and no less when all is written.
  mutating func write(within milliseconds: Int32) {
    guard let descriptor else {
      usleep(UInt32(milliseconds) * 1000)
      return
    }
    var watched = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    guard poll(&watched, 1, milliseconds) > 0 else { return }
    let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count > 0 { rest.removeFirst(count) }
    let hasFailed = count < 0 && errno != EAGAIN && errno != EINTR
    if rest.isEmpty || hasFailed { close() }
  }

  mutating func close() {
    if let descriptor { Glibc.close(descriptor) }
    descriptor = nil
  }
}
