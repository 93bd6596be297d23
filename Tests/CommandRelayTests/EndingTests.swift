import CommandRelay
import Glibc
import Testing

@Suite struct EndingTests {
  @Test(arguments: Subject.allCases, [0, 1, 42, 255] as [Int32])
  func `the exit status is the command's`(subject: Subject, status: Int32) throws {
    #expect(try Outcome(of: subject.script("exit \(status)")).ending == .exited(status))
  }

  @Test(arguments: Subject.allCases, [SIGKILL, SIGSEGV, SIGTERM])
  func `the signal is the command's`(subject: Subject, signal: Int32) throws {
    let outcome = try Outcome(of: subject.script("kill -\(signal) $$"), prelude: "ulimit -c 0")
    #expect(outcome.ending == .signalled(signal))
  }

  @Test func `a command that is not there is said to be so`() throws {
    let outcome = try Outcome(of: Subject.relayed.prefix + ["no-such-command"])
    #expect(outcome.ending == .exited(127))
    #expect(outcome.errorText == "RelayProbe: “no-such-command” was not found in PATH\n")
    let path = try Outcome(of: Subject.relayed.prefix + ["./no-such-command"])
    #expect(path.ending == .exited(127))
    #expect(path.errorText == "RelayProbe: “./no-such-command” was not found\n")
  }

  @Test func `a file that is no program is said to be so`() throws {
    let outcome = try Outcome(of: Subject.relayed.prefix + ["/etc/passwd"])
    #expect(outcome.ending == .exited(126))
    #expect(outcome.errorText == "RelayProbe: “/etc/passwd” cannot be run: permission denied\n")
    #expect(try Outcome(of: Subject.relayed.prefix + ["/etc"]).ending == .exited(126))
  }

  @Test func `a script without its interpreter is said to be so`() throws {
    let folder = Folder()
    folder.write(Array("#!/no/such/shell\n".utf8), to: "input")
    chmod(folder("input"), 0o700)
    let outcome = try Outcome(of: Subject.relayed.prefix + [folder("input")])
    #expect(outcome.ending == .exited(127))
    #expect(outcome.errorText.contains("the interpreter of"))
  }

  @Test func `a command that closed its streams is waited for`() throws {
    let (output, errors) = (Pipe(), Pipe())
    let input = Input()
    let program = try Running(
      Subject.relayed.script("exec >&- 2>&-; read x; exit 7"),
      streams: [input.readingEnd, output.writingEnd, errors.writingEnd])
    for end in [input.readingEnd, output.writingEnd, errors.writingEnd] { close(end) }
    var status: Int32 = 0
    #expect(waitpid(program.process, &status, WNOHANG) == 0)
    input.write("\n")
    input.finish()
    output.reader.readToEnd()
    #expect(program.wait() == .exited(7))
  }

  @Test func `a descendant that keeps the streams is not waited for`() throws {
    let outcome = try Outcome(
      of: Subject.relayed.script("sleep 1000 & echo $!; echo last >&2; exit 3"))
    #expect(outcome.ending == .exited(3))
    #expect(outcome.errorText == "last\n")
    let descendant = try #require(Int32(outcome.text.dropLast()))
    #expect(kill(descendant, SIGKILL) == 0)
  }

  @Test func `a descendant that prints for ever is not waited for`() throws {
    let outcome = try Outcome(of: Subject.relayed.script("yes & echo $! >&2"))
    #expect(outcome.ending == .exited(0))
  }

  @Test func `all that was printed is passed on before the end`() throws {
    let outcome = try Outcome(
      of: Subject.relayed.script("sleep 1000 & head -c 60000 /dev/zero; echo $! >&2"))
    #expect(outcome.output.count == 60000)
    #expect(kill(try #require(Int32(outcome.errorText.dropLast())), SIGKILL) == 0)
  }
}
