import Glibc

/// A command of the user's own that prints a secret, such as that of a password store.
struct SecretCommand {
  /// Somebody may have to unlock the store first.
  static let patience: Double = 60
  /// No secret is longer; what else comes is dropped.
  private static let mostBytes = 1 << 16

  private let text: String
  private let patience: Double

  init(_ text: String, patience: Double = Self.patience) {
    self.text = text
    self.patience = patience
  }

  /// - Throws: how the command ended. What it printed stays unseen, since it may hold the secret.
  func firstLine() throws(SecretError) -> String {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw SecretError("the command could not be run") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let process = start(printingTo: ends[1])
    close(ends[1])
    guard let process else { throw SecretError("the command could not be run: no /bin/sh") }
    guard let (output, status) = result(of: process, printingTo: ends[0]) else {
      kill(process, SIGKILL)
      _ = Self.wait(process, 0)
      throw SecretError("the command took longer than \(Int(patience.rounded(.up))) s")
    }
    // The words of wait(2), whose macros Swift does not see.
    let signal = status & 0x7f
    guard signal == 0 else { throw SecretError("the command was ended by signal \(signal)") }
    let code = (status >> 8) & 0xff
    guard code == 0 else { throw SecretError("the command ended with exit status \(code)") }
    guard let line = String(validating: output, as: UTF8.self)?.firstLine else {
      throw SecretError("the command printed nothing on its first line")
    }
    return line
  }

  /// In our process group, so that it may ask at the terminal. Standard input is not its own: that may be
  /// the data of jobtop.
  private func start(printingTo output: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
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
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var words: [UnsafeMutablePointer<CChar>?] = [strdup("sh"), strdup("-c"), strdup(text), nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let failure = posix_spawn(&process, "/bin/sh", &actions, &attributes, &words, environ)
    return failure == 0 ? process : nil
  }

  /// Waits for the command itself. Something that it left running may keep its output open for ever.
  ///
  /// - Returns: nil when it was not over in time.
  private func result(
    of process: pid_t, printingTo descriptor: Int32
  ) -> (output: [UInt8], status: Int32)? {
    let deadline = Self.seconds() + patience
    var output: [UInt8] = []
    var isOpen = true
    while Self.seconds() < deadline {
      // What it printed before its end is there when it has ended.
      let status = Self.wait(process, WNOHANG)
      while isOpen, Self.seconds() < deadline,
        Self.isReadable(descriptor, within: status == nil ? 20 : 0)
      {
        isOpen = read(descriptor, into: &output)
      }
      if let status { return (output, status) }
      if !isOpen { usleep(5000) }
    }
    return nil
  }

  private static func isReadable(_ descriptor: Int32, within milliseconds: Int32) -> Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, milliseconds) > 0
  }

  /// - Returns: false at its end.
  private func read(_ descriptor: Int32, into output: inout [UInt8]) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    if count < 0, errno == EINTR { return true }
    guard count > 0 else { return false }
    output += buffer[..<min(count, max(0, Self.mostBytes - output.count))]
    return true
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
