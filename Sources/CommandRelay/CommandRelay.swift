import CRelay
import Glibc

/// Runs a command untouched, and reads along.
///
/// The command gets the bytes, keys, signals and kinds of streams that it would have got without us,
/// and so do those who read what it prints. Only one can run at a time: it takes over the signals of
/// the process.
package struct CommandRelay {
  private let command: [String]

  /// - Parameter command: the words of the command line; the first is looked for in PATH.
  package init(command: [String]) { self.command = command }

  /// Runs until the command has ended.
  ///
  /// - Parameter onOutput: is given everything that the command prints, right after it was passed on.
  package func run(
    onOutput: (CommandStream, UnsafeRawBufferPointer) -> Void
  ) throws(RelayError) -> CommandEnding {
    let surroundings = Surroundings.current()
    plugStandardStreams()
    let plan = Plan(for: surroundings)
    let signals = relay_signals_open(plan.ownsTerminal)
    guard signals >= 0 else { throw .failed("catch signals", code: EBUSY) }
    defer { relay_signals_close() }
    let ways = try Ways(for: plan)

    var terminal = plan.ownsTerminal ? UserTerminal(descriptor: STDIN_FILENO) : nil
    terminal?.take()
    let process: CommandProcess
    do throws(RelayError) {
      process = try CommandProcess(command, ways: ways, ownsTerminal: plan.ownsTerminal)
    } catch {
      terminal?.giveBack()
      throw error
    }
    ways.closeCommandEnds()
    var loop = RelayLoop(process: process, ways: ways, signals: signals, terminal: terminal)
    return loop.run(onOutput: onOutput)
  }
}
