import CRelay
import Glibc

/// What lies between the streams of the command and ours.
final class Ways {
  /// What becomes 0, 1 and 2 of the command.
  private(set) var commandStreams: [Int32] = [0, 1, 2]
  private(set) var flows: [Flow] = []
  /// The terminals of the command, and the ones of the user that they are like.
  private(set) var terminals: [(inner: Pseudoterminal, outer: Int32)] = []
  private var pipeEnds: [Descriptor] = []

  init(for plan: Plan) throws(RelayError) {
    try open(plan.output, for: .output, STDOUT_FILENO, isOwned: plan.ownsTerminal)
    try open(plan.errors, for: .errors, STDERR_FILENO, isOwned: false)
    if plan.ownsTerminal { commandStreams[0] = commandStreams[1] }
  }

  /// Only the command is to hold them, so that they end with it.
  func closeCommandEnds() {
    pipeEnds = []
    for terminal in terminals { terminal.inner.closeSlave() }
  }

  private func open(
    _ way: Plan.Way, for stream: CommandStream, _ number: Int32, isOwned: Bool
  ) throws(RelayError) {
    switch way {
    case .inherited: return
    case .likeOutput: commandStreams[Int(number)] = commandStreams[1]
    case .pipe:
      var ends: [Int32] = [-1, -1]
      guard relay_open_pipe(&ends) else { throw .failed("open a pipe", code: errno) }
      pipeEnds.append(Descriptor(ends[1]))
      commandStreams[Int(number)] = ends[1]
      flows.append(Flow(stream, from: Descriptor(ends[0]), to: Sink(number)))
    case .terminal:
      let inner = try Pseudoterminal(like: number)
      // The user's terminal is left as it is then, and ends the lines itself.
      if !isOwned { inner.holdBackProcessing(true) }
      terminals.append((inner, number))
      commandStreams[Int(number)] = inner.slave?.number ?? number
      flows.append(Flow(stream, from: inner.master, to: Sink(number)))
    }
  }
}
