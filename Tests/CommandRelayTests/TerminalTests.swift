import CommandRelay
import Glibc
import Testing

@Suite struct TerminalTests {
  @Test(arguments: Subject.allCases)
  func `lines are edited by the terminal, and shown once`(subject: Subject) throws {
    let screen = Screen()
    let program = try screen.start(subject.script("echo ready; read x; echo \"<$x>\"; cat"))
    #expect(screen.shows("ready"))
    screen.type("onx\u{7F}e\n")
    #expect(screen.shows("<one>\r\n"))
    screen.type("two\n")
    #expect(screen.shows("two\r\ntwo\r\n"))
    screen.type("\u{4}")
    #expect(program.wait() == .exited(0))
    #expect(screen.reader.text.hasPrefix("ready\r\nonx\u{8} \u{8}e\r\n<one>\r\n"))
  }

  @Test(arguments: Subject.allCases)
  func `keys arrive one by one where the command wants that`(subject: Subject) throws {
    let screen = Screen()
    let program = try screen.start(
      subject.script("stty raw -echo; echo ready; head -c 4 | od -An -tx1; stty sane; printf END"))
    #expect(screen.shows("ready"))
    screen.type("\u{3}\u{1A}\r\u{1B}")
    #expect(screen.shows("03 1a 0d 1b"))
    #expect(screen.shows("END"))
    #expect(program.wait() == .exited(0))
  }

  @Test(arguments: Subject.allCases, [[:], [0: "/dev/null"], [1: "/dev/null"]] as [[Int: String]])
  func `ctrl-C reaches the command once`(subject: Subject, elsewhere: [Int: String]) throws {
    let screen = Screen()
    let streams = elsewhere.mapValues { open($0, O_RDWR | O_CLOEXEC) }
    let program = try screen.start(
      subject.script(
        // Ready once the terminal is open: a signal while that is going on would end the loop.
        "trap 'printf got >&2' INT; { echo ready >&2; until read x; do :; done; } < /dev/tty; "
          + "trap - INT; echo \"[$x]\" >&2; exec sleep 1000"), streams: streams)
    for stream in streams.values { close(stream) }
    #expect(screen.shows("ready\r\n"))
    screen.type("\u{3}")
    #expect(screen.shows("got"))
    screen.type("line\n")
    #expect(screen.shows("[line]"))
    screen.type("\u{3}")
    #expect(program.wait() == .signalled(SIGINT))
    #expect(!screen.reader.contains("gotgot"))
  }

  @Test(arguments: Subject.allCases)
  func `the size follows the window`(subject: Subject) throws {
    let screen = Screen()
    let program = try screen.start(
      subject.script(
        "trap 'stty size' WINCH; echo ready; until read x; do :; done; stty size; echo $x"))
    #expect(screen.shows("ready"))
    screen.resize(columns: 123, rows: 45)
    #expect(screen.shows("45 123"))
    screen.type("end\n")
    #expect(program.wait() == .exited(0))
  }

  @Test(arguments: Subject.allCases)
  func `so does a terminal that is only printed on`(subject: Subject) throws {
    let (screen, input) = (Screen(), Input())
    // Its own terminal tells the command of a new size; only then does it ask.
    let program = try screen.start(
      subject.script(
        "trap 'stty size <&1' WINCH; echo ready; while :; do sleep 0.01; done"),
      streams: [0: input.readingEnd])
    close(input.readingEnd)
    #expect(screen.shows("ready"))
    screen.resize(columns: 123, rows: 45)
    #expect(screen.shows("45 123"))
    program.send(SIGTERM)
    #expect(program.wait() == .signalled(SIGTERM))
  }

  @Test func `the user's terminal is given back whatever happens`() throws {
    let scripts = [
      "stty raw -echo; exit 1", "kill -9 $$", "printf crash", "exec /nothing", "kill -9 $PPID",
      "stty -onlcr -isig",
    ]
    for script in scripts {
      let screen = Screen()
      let settings = screen.settings
      let program = try screen.start(Subject.relayed.script(script), prelude: "ulimit -c 0")
      _ = program.wait()
      #expect(screen.settings == settings, "\(script)")
    }
  }

  @Test(arguments: Subject.allCases)
  func `a window that is closed ends the command`(subject: Subject) throws {
    let (screen, pipe) = (Screen(), Pipe())
    let program = try screen.start(
      subject.script("echo ready; cat; sleep 1000 2> /dev/null"), streams: [2: pipe.writingEnd])
    close(pipe.writingEnd)
    #expect(screen.shows("ready"))
    screen.hangUp()
    #expect(program.wait() == .signalled(SIGHUP))
    pipe.reader.readToEnd()
    #expect(pipe.reader.hasEnded)
  }

  @Test(arguments: Subject.allCases)
  func `a command that outlives the window still prints elsewhere`(subject: Subject) throws {
    let (screen, pipe) = (Screen(), Pipe())
    let program = try screen.start(
      subject.script("trap : HUP; echo ready; read x; echo lost; echo kept >&2; exit 3"),
      streams: [2: pipe.writingEnd])
    close(pipe.writingEnd)
    #expect(screen.shows("ready"))
    screen.hangUp()
    #expect(program.wait() == .exited(3))
    pipe.reader.readToEnd()
    #expect(pipe.reader.text.hasSuffix("kept\n"))
  }

  /// The shell is the user's; it says when it has the terminal again.
  private func inShell(_ subject: Subject, _ script: String, then: String) -> [String] {
    let command = subject.script(script).map { "'\($0)'" }.joined(separator: " ")
    return ["/bin/sh", "-mc", "\(command); \(then)"]
  }

  @Test(arguments: Subject.allCases)
  func `ctrl-Z stops the command, and the shell can continue it`(subject: Subject) throws {
    let screen = Screen()
    let settings = screen.settings
    let shell = try screen.start(
      inShell(
        subject, "echo ready; read x; echo \"<$x>\"; exit 6",
        then: "echo \"[$?]\"; read x; fg; echo \"($?)\"; read x"))
    #expect(screen.shows("ready"))
    screen.type("\u{1A}")
    #expect(screen.shows("[148]"))
    #expect(screen.settings == settings)
    screen.type("\n")
    #expect(screen.shows("/bin/sh"))  // fg names the job
    screen.type("line\n")
    #expect(screen.shows("<line>"))
    #expect(screen.shows("(6)"))
    #expect(screen.settings == settings)
    screen.type("\n")
    #expect(shell.wait() == .exited(0))
  }

  @Test(arguments: Subject.allCases)
  func `in the background it goes on, and the keys are the shell's`(subject: Subject) throws {
    let (screen, folder) = (Screen(), Folder())
    mkfifo(folder("input"), 0o600)
    let shell = try screen.start(
      inShell(
        subject, "echo ready; read x < \(folder("input")); seq 3; exit 6",
        then: "echo \"[$?]\"; bg; echo > \(folder("input")); read x; echo \"{$x}\"; "
          + "wait %1; echo \"($?)\"; read x"))
    #expect(screen.shows("ready"))
    screen.type("\u{1A}")
    #expect(screen.shows("[148]"))
    #expect(screen.shows("1\r\n2\r\n3\r\n"))
    screen.type("line\n")
    #expect(screen.shows("{line}"))
    #expect(screen.shows("(6)"))
    screen.type("\n")
    #expect(shell.wait() == .exited(0))
  }

  @Test(arguments: Subject.allCases)
  func `the handler of a stop is run, and what it prints is shown before`(
    subject: Subject
  ) throws {
    let screen = Screen()
    let shell = try screen.start(
      inShell(
        subject,
        "trap \"printf leave; trap - TSTP; kill -TSTP 0; printf enter; exit 6\" TSTP; "
          + "echo ready; read x",
        then: "echo \"[$?]\"; fg; echo \"($?)\"; read x"))
    #expect(screen.shows("ready"))
    screen.type("\u{1A}")
    #expect(screen.shows("leave[148]"))
    #expect(screen.shows("enter(6)"))
    screen.type("\n")
    #expect(shell.wait() == .exited(0))
  }

  @Test(arguments: Subject.allCases)
  func `started in the background it leaves the keys alone`(subject: Subject) throws {
    let screen = Screen()
    let settings = screen.settings
    let command = subject.script("seq 3").map { "'\($0)'" }.joined(separator: " ")
    let shell = try screen.start(
      ["/bin/sh", "-mc", "\(command) & wait; echo ready; read x; echo \"<$x>\""])
    #expect(screen.shows("1\r\n2\r\n3\r\n"))
    #expect(screen.shows("ready"))
    #expect(screen.settings == settings)
    screen.type("line\n")
    #expect(screen.shows("<line>"))
    #expect(shell.wait() == .exited(0))
  }
}
