import CRelay
import Glibc

/// A command line of the operator's own while it runs.
struct ShellProcess {
  private let number: pid_t
  private let isApart: Bool

  /// - Parameters:
  ///   - input, output: what becomes its 0 and 1; nil is /dev/null, as its standard error is.
  ///   - isApart: whether it gets a session of its own, which ends with it when it takes too long.
  ///   - variables: what its environment has besides ours.
  init(
    _ text: String, input: Int32? = nil, output: Int32? = nil, isApart: Bool = false,
    variables: [String: String] = [:]
  ) throws(ShellCommand.Failure) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The pipe first: where our own 0 or 1 was closed, it may have that number.
    if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
    if let output { posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO) }
    if input == nil {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    for stream in output == nil ? [STDOUT_FILENO, STDERR_FILENO] : [STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    Self.setSignals(of: &attributes, isApart: isApart)
    let words: [String] = ["sh", "-c", text]
    let arguments = words.map { strdup($0) } + [nil]
    let settings = Self.settings(variables).map { strdup($0) } + [nil]
    defer {
      for pointer in arguments + settings { free(pointer) }
    }
    var process = pid_t()
    guard posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, settings) == 0 else {
      throw ShellCommand.Failure(reason: "could not be run: no /bin/sh")
    }
    number = process
    self.isApart = isApart
    if isApart { relay_apart_add(number) }
  }

  /// Our threads block signals and we ignore SIGPIPE; a command expects neither.
  private static func setSignals(of attributes: inout posix_spawnattr_t, isApart: Bool) {
    var none = sigset_t()
    var defaults = sigset_t()
    sigemptyset(&none)
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // POSIX_SPAWN_SETSID, which <spawn.h> shows to GNU sources only.
    let newSession: Int32 = isApart ? 0x80 : 0
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | newSession))
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

  /// Waits for the command itself; what it left running is not waited for.
  ///
  /// - Parameter work: what there is to do meanwhile; takes about as many milliseconds as it is told.
  /// - Throws: when it was not over in time, or ended otherwise than with exit status 0.
  func waitForEnd(
    within patience: Double, _ work: (_ milliseconds: Int32) -> Void
  ) throws(ShellCommand.Failure) {
    defer {
      if isApart { relay_apart_remove(number) }
    }
    let deadline = Monotonic.seconds + patience
    var nap: Int32 = 2
    while Monotonic.seconds < deadline {
      if let ending = ending(WNOHANG) { return try Self.check(ending) }
      work(nap)
      nap = min(50, nap * 2)
    }
    // Leading a session of its own, it takes with it what it has started.
    kill(isApart ? -number : number, SIGKILL)
    _ = ending(0)
    throw ShellCommand.Failure(
      reason: "took longer than \(Int(patience.rounded(.up))) s", isLate: true)
  }

  private static func check(_ ending: CommandEnding) throws(ShellCommand.Failure) {
    switch ending {
    case .exited(0): return
    case .exited(let code): throw .init(reason: "ended with exit status \(code)")
    case .signalled(let signal): throw .init(reason: "was ended by signal \(signal)")
    }
  }

  private func ending(_ options: Int32) -> CommandEnding? {
    var status: Int32 = 0
    while true {
      let result = waitpid(number, &status, options)
      if result < 0, errno == EINTR { continue }
      return result == number ? CommandEnding(status: status) : nil
    }
  }
}
