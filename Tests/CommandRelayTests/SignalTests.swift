import CommandRelay
import Glibc
import Testing

@Suite struct SignalTests {
  private static let forwarded = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM]

  @Test(arguments: Subject.allCases, forwarded)
  func `a signal reaches the command`(subject: Subject, signal: Int32) throws {
    let output = Pipe()
    let program = try Running(
      subject.script("trap 'echo got; exit 5' \(signal); echo ready; while :; do sleep 0.01; done"),
      streams: [-1, output.writingEnd, output.writingEnd])
    close(output.writingEnd)
    #expect(output.reader.read(until: "ready"))
    program.send(signal)
    output.reader.readToEnd()
    #expect(output.reader.text == "ready\ngot\n")
    #expect(program.wait() == .exited(5))
  }

  @Test(arguments: Subject.allCases, forwarded)
  func `a signal ends the command, and then us`(subject: Subject, signal: Int32) throws {
    let output = Pipe()
    let program = try Running(
      subject.script("echo ready; exec sleep 1000"),
      streams: [-1, output.writingEnd, output.writingEnd], prelude: "ulimit -c 0")
    close(output.writingEnd)
    #expect(output.reader.read(until: "ready"))
    program.send(signal)
    #expect(program.wait() == .signalled(signal))
  }

  @Test(arguments: Subject.allCases, forwarded)
  func `in a terminal of its own as well`(subject: Subject, signal: Int32) throws {
    let screen = Screen()
    let settings = screen.settings
    let program = try screen.start(
      subject.script("trap 'echo got; exit 5' \(signal); echo ready; while :; do sleep 0.01; done"))
    #expect(screen.shows("ready\r\n"))
    program.send(signal)
    #expect(screen.shows("got\r\n"))
    #expect(program.wait() == .exited(5))
    #expect(screen.settings == settings)
  }

  /// Signals are inherited as they are: blocked, ignored, or neither.
  @Test(arguments: [":", "trap '' HUP INT USR1", "trap '' PIPE CHLD TERM"])
  func `the command has the signals that we were born with`(prelude: String) throws {
    let arguments = ["grep", "^Sig[BI]", "/proc/self/status"]
    let bare = try Outcome(of: Subject.bare.prefix + arguments, prelude: prelude)
    let relayed = try Outcome(of: Subject.relayed.prefix + arguments, prelude: prelude)
    #expect(bare.text.contains("SigIgn"))
    #expect(relayed == bare)
  }

  @Test(arguments: Subject.allCases)
  func `an ignored signal is still ignored`(subject: Subject) throws {
    let (output, input) = (Pipe(), Input())
    let program = try Running(
      subject.script("echo ready; read x; echo on"),
      streams: [input.readingEnd, output.writingEnd, output.writingEnd], prelude: "trap '' HUP")
    close(input.readingEnd)
    close(output.writingEnd)
    #expect(output.reader.read(until: "ready"))
    program.send(SIGHUP)
    input.write("\n")
    output.reader.readToEnd()
    #expect(output.reader.text.hasSuffix("on\n"))
    #expect(program.wait() == .exited(0))
  }
}
