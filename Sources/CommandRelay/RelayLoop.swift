import CRelay
import Glibc

/// The one loop of a relay: it waits for bytes, keys, signals and the end of the command.
struct RelayLoop {
  private let process: CommandProcess
  private let ways: Ways
  private let signals: Int32
  private var terminal: UserTerminal?
  private let keys: KeyFlow?
  private var ending: CommandEnding?

  /// - Parameter terminal: the user's, already taken, where the command has one of its own.
  init(process: CommandProcess, ways: Ways, signals: Int32, terminal: UserTerminal?) {
    self.process = process
    self.ways = ways
    self.signals = signals
    self.terminal = terminal
    keys =
      terminal.flatMap { terminal in
        ways.terminals.first.map { KeyFlow(from: terminal.descriptor, to: $0.inner.master) }
      }
  }

  mutating func run(onOutput: (CommandStream, UnsafeRawBufferPointer) -> Void) -> CommandEnding {
    defer {
      process.close()
      terminal?.giveBack()
    }
    while true {
      if let ending, !ways.flows.contains(where: \.isOpen) { return ending }
      wait(onOutput)
    }
  }

  private mutating func wait(_ onOutput: (CommandStream, UnsafeRawBufferPointer) -> Void) {
    let keyInterests = keys?.interests(isReading: terminal?.isTaken == true && ending == nil)
    var polled = [
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: ending == nil ? process.monitor : -1, events: Int16(POLLIN), revents: 0),
      keyInterests?.0 ?? pollfd(fd: -1, events: 0, revents: 0),
      keyInterests?.1 ?? pollfd(fd: -1, events: 0, revents: 0),
    ]
    for flow in ways.flows {
      let (source, sink) = flow.interests
      polled += [source, sink]
    }
    let isDraining = ways.flows.contains(where: \.isDraining)
    guard poll(&polled, nfds_t(polled.count), isDraining ? 0 : -1) >= 0 else { return }

    for (index, flow) in ways.flows.enumerated() {
      flow.advance(
        source: polled[4 + 2 * index].revents, sink: polled[5 + 2 * index].revents,
        onOutput: onOutput)
    }
    keys?.advance(keyboard: polled[2].revents, master: polled[3].revents)
    if keys?.isGone == true { hangUp() }
    if polled[1].revents != 0 { handle(process.nextEvent(), onOutput) }
    if polled[0].revents != 0 { takeSignals(onOutput) }
  }

  private mutating func takeSignals(
    _ onOutput: (CommandStream, UnsafeRawBufferPointer) -> Void
  ) {
    var signal = relay_signal()
    let size = MemoryLayout<relay_signal>.size
    while read(signals, &signal, size) == size { handle(signal, onOutput) }
  }

  private mutating func handle(
    _ signal: relay_signal, _ onOutput: (CommandStream, UnsafeRawBufferPointer) -> Void
  ) {
    switch signal.number {
    case SIGCHLD:
      if !process.isApart && ending == nil { handle(process.nextEvent(), onOutput) }
    case SIGWINCH: adoptSize()
    case SIGCONT: settle()
    case _ where ending != nil:
      // A request to end should not wait for a slow reader.
      for flow in ways.flows { flow.close() }
    case _ where process.isApart: process.send(signal.number)
    case _ where signal.is_from_kernel != 0 || signal.sender == process.identifier:
      return  // the command has it already: it is in our process group
    default: process.send(signal.number)
    }
  }

  private mutating func handle(
    _ event: CommandProcess.Event?, _ onOutput: (CommandStream, UnsafeRawBufferPointer) -> Void
  ) {
    switch event {
    case nil: return
    case .ended(let ending):
      self.ending = ending
      for flow in ways.flows { flow.commandHasEnded() }
    case .stopped(let signal):
      // The last it printed was for the screen that it leaves.
      for flow in ways.flows { flow.passOnWhatIsThere(onOutput) }
      terminal?.giveBack()
      relay_stop(signal)
      settle()
      process.resume()
    }
  }

  /// After a stop: in the foreground the keys are ours again, in the background they are not.
  private mutating func settle() {
    guard terminal != nil else { return }
    terminal?.takeAgain()
    ways.terminals.first?.inner.holdBackProcessing(terminal?.isTaken != true)
    adoptSize()
  }

  private func adoptSize() {
    for (inner, outer) in ways.terminals { inner.copySize(of: outer) }
    // The user's terminal has told the command already, but then it asked ours for the size.
    if !process.isApart && !ways.terminals.isEmpty && ending == nil { process.send(SIGWINCH) }
  }

  /// The user's terminal went away: so does the command's, and the system tells all who use it.
  private mutating func hangUp() {
    terminal?.giveBack()
    terminal = nil
    for (inner, _) in ways.terminals { inner.master.close() }
  }
}
