import CRelay
import Glibc

/// The command while it runs.
struct CommandProcess {
  enum Event: Equatable {
    case stopped(by: Int32)
    case ended(CommandEnding)
  }

  private let process: relay_process
  /// Where to wait for events; -1 where SIGCHLD tells.
  var monitor: Int32 { process.monitor }
  var identifier: Int32 { process.command }

  init(_ command: [String], ways: Ways, ownsTerminal: Bool) throws(RelayError) {
    guard let name = command.first else { throw .notFound("") }
    let arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    let streams = ways.commandStreams
    var process = relay_process()
    var code: Int32 = 0
    let step = arguments.withUnsafeBufferPointer { arguments in
      var order = relay_order(
        arguments: arguments.baseAddress, streams: (streams[0], streams[1], streams[2]),
        terminal: ownsTerminal ? streams[0] : -1)
      return relay_start(&order, &process, &code)
    }
    switch step {
    case RELAY_STARTED: self.process = process
    case RELAY_EXECUTING where code == ENOENT: throw .notFound(name)
    case RELAY_EXECUTING: throw .notExecutable(name, code: code)
    default: throw .failed("start a process", code: code)
    }
  }

  /// What has happened since, without waiting; with a monitor only when its descriptor is ready.
  func nextEvent() -> Event? {
    var status: Int32 = 0
    if !isApart {
      let waited = waitpid(process.child, &status, WNOHANG)
      return waited == process.child ? .ended(CommandEnding(status: status)) : nil
    }
    guard read(monitor, &status, MemoryLayout<Int32>.size) == MemoryLayout<Int32>.size else {
      // The monitor was killed; that hangs up on the command.
      return .ended(.signalled(SIGHUP))
    }
    let isStop = status & 0xFF == 0x7F
    return isStop
      ? .stopped(by: (status >> 8) & 0xFF) : .ended(CommandEnding(status: status))
  }

  /// Whether it has a session and a process group of its own.
  var isApart: Bool { monitor >= 0 }

  /// Sends it a signal; where it has a process group of its own, to all of that.
  func send(_ signal: Int32) {
    kill(isApart ? -process.command : process.command, signal)
  }

  /// After a stop, with the keys of its terminal being for it.
  func resume() {
    var word: Int32 = 0
    _ = write(monitor, &word, MemoryLayout<Int32>.size)
  }

  /// Call this once everything it printed has been read: only then may its session end.
  func close() {
    guard isApart else { return }
    _ = Glibc.close(monitor)
    var status: Int32 = 0
    while waitpid(process.child, &status, 0) < 0 && errno == EINTR {}
  }
}
