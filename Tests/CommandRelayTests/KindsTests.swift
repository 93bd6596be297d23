import CommandRelay
import Glibc
import Testing

/// What a command can find out about its surroundings.
@Suite struct KindsTests {
  /// Where the streams of the command lead in the test.
  struct Arrangement: CustomTestStringConvertible {
    var testDescription: String
    var piped: Set<Int>
  }

  private static let arrangements = [
    Arrangement(testDescription: "alone on a terminal", piped: []),
    Arrangement(testDescription: "at the end of a pipeline", piped: [0]),
    Arrangement(testDescription: "at its head", piped: [1]),
    Arrangement(testDescription: "in its middle", piped: [0, 1]),
    Arrangement(testDescription: "with errors elsewhere", piped: [2]),
    Arrangement(testDescription: "with all output elsewhere", piped: [1, 2]),
    Arrangement(testDescription: "with errors only on the terminal", piped: [0, 2]),
  ]

  @Test(arguments: arrangements)
  func `the streams are of the same kinds, with the same size and settings`(
    arrangement: Arrangement
  ) throws {
    let script = """
      for n in 0 1 2; do
        if test -t $n; then echo $n terminal; stty size <&$n; else echo $n other; fi
      done > $RESULT
      test -t 0 && stty -a >> $RESULT
      (: < /dev/tty) && echo controlled >> $RESULT
      echo done > /dev/tty
      """
    var results: [String] = []
    for subject in Subject.allCases {
      let (folder, screen) = (Folder(), Screen())
      screen.resize(columns: 97, rows: 31)
      let pipes = arrangement.piped.map { ($0, Pipe()) }
      let program = try screen.start(
        subject.script(script),
        streams: Dictionary(uniqueKeysWithValues: pipes.map { ($0, $1.writingEnd) }),
        prelude: "RESULT=\(folder("result")); export RESULT")
      for (_, pipe) in pipes { close(pipe.writingEnd) }
      #expect(screen.shows("done"))
      #expect(program.wait() == .exited(0))
      results.append(folder.text("result"))
    }
    #expect(results[0].contains("controlled"))
    #expect(results[1] == results[0])
  }

  /// Each gives a terminal something else to do.
  @Test(arguments: [
    "printf 'one\\ntwo\\r\\n\\tthree\\n'; printf '\\033[31mred\\033[0m\\a\\n' >&2",
    "stty -onlcr; printf 'a\\nb\\n'; stty onlcr; printf 'c\\n'",
    "for i in 1 2 3 4 5; do echo out$i; echo error$i >&2; done",
    "seq 20000",
    "head -c 5000 /bin/sh | cat -v",
  ])
  func `a terminal gets the same bytes`(script: String) throws {
    var bytes: [[UInt8]] = []
    for subject in Subject.allCases {
      let screen = Screen()
      // The user's terminal must be passing on everything before it is hung up.
      let program = try screen.start(subject.script("\(script); printf END"))
      #expect(screen.shows("END"))
      #expect(program.wait() == .exited(0))
      bytes.append(screen.reader.bytes)
    }
    #expect(bytes[1] == bytes[0])
  }

  @Test(arguments: [[0], [1], [0, 1]])
  func `in a pipeline a terminal gets the same bytes`(piped: [Int]) throws {
    var bytes: [[UInt8]] = []
    for subject in Subject.allCases {
      let (screen, pipe) = (Screen(), Pipe())
      let program = try screen.start(
        subject.script("printf 'a\\nb\\n'; seq 3 >&2; printf END >&2"),
        streams: Dictionary(uniqueKeysWithValues: piped.map { ($0, pipe.writingEnd) }))
      close(pipe.writingEnd)
      #expect(screen.shows("END"))
      #expect(program.wait() == .exited(0))
      pipe.reader.readToEnd()
      bytes.append(screen.reader.bytes + pipe.reader.bytes)
    }
    #expect(bytes[1] == bytes[0])
  }

  @Test func `a terminal is read along as well`() throws {
    let (folder, screen) = (Folder(), Screen())
    let program = try screen.start(
      Subject.relayed.script("echo out; echo error >&2"), copy: folder("copy"))
    #expect(program.wait() == .exited(0))
    #expect(folder.text("copy.output") == "out\r\nerror\r\n")
    #expect(folder.text("copy.errors") == "")
  }

  @Test func `errors on a terminal are told from output elsewhere`() throws {
    let (folder, screen, pipe) = (Folder(), Screen(), Pipe())
    let program = try screen.start(
      Subject.relayed.script("echo out; echo error >&2"), streams: [1: pipe.writingEnd],
      copy: folder("copy"))
    close(pipe.writingEnd)
    #expect(program.wait() == .exited(0))
    #expect(folder.text("copy.output") == "out\n")
    #expect(folder.text("copy.errors") == "error\n")
  }

  @Test(arguments: [":", "exec 3</dev/null 7>/dev/null", "exec >&-", "exec <&- 2>&-"])
  func `other descriptors are passed on, and ours are not`(prelude: String) throws {
    let list = """
      for n in $(seq 0 50); do
        test -p /proc/$$/fd/$n && echo $n pipe || { test -e /proc/$$/fd/$n && echo $n; }
      done
      """
    var results: [String] = []
    for subject in Subject.allCases {
      let folder = Folder()
      _ = try Outcome(
        of: subject.script("{ \(list)\n } > $RESULT 2> /dev/null"),
        prelude: "RESULT=\(folder("result")); export RESULT; \(prelude)")
      results.append(folder.text("result"))
    }
    #expect(!results[0].isEmpty)
    #expect(results[1] == results[0])
  }

  @Test func `the environment and the folder are the same`() throws {
    let arguments = ["sh", "-c", "env | grep -v '^_='; pwd; umask; ulimit -a"]
    let bare = try Outcome(of: Subject.bare.prefix + arguments)
    #expect(try Outcome(of: Subject.relayed.prefix + arguments) == bare)
  }
}
