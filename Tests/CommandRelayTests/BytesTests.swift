import CommandRelay
import Glibc
import Testing

@Suite struct BytesTests {
  /// More than any pipe holds, with every byte in it.
  private let noise: [UInt8] = {
    var state: UInt32 = 1
    return (0..<300_000).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(truncatingIfNeeded: state >> 24)
    }
  }()

  @Test func `bytes arrive as they are, and are read along`() throws {
    let folder = Folder()
    folder.write(noise, to: "input")
    let outcome = try Outcome(
      of: Subject.relayed.script("cat; head -c 50000 \(folder("input")) >&2"),
      input: folder("input"), copy: folder("copy"))
    #expect(outcome.output == noise)
    #expect(outcome.errors == Array(noise.prefix(50000)))
    #expect(folder.read("copy.output") == noise)
    #expect(folder.read("copy.errors") == Array(noise.prefix(50000)))
  }

  @Test(arguments: Subject.allCases)
  func `nothing waits for more to come`(subject: Subject) throws {
    let (output, errors) = (Pipe(), Pipe())
    let input = Input()
    let program = try Running(
      subject.script("printf a; read x; printf b >&2; read x; printf c"),
      streams: [input.readingEnd, output.writingEnd, errors.writingEnd])
    for end in [input.readingEnd, output.writingEnd, errors.writingEnd] { close(end) }
    #expect(output.reader.read(until: "a"))
    input.write("\n")
    #expect(errors.reader.read(until: "b"))
    input.write("\n")
    #expect(output.reader.read(until: "c"))
    input.finish()
    #expect(program.wait() == .exited(0))
  }

  @Test(arguments: Subject.allCases)
  func `streams into one pipe keep their order`(subject: Subject) throws {
    let pipe = Pipe()
    let program = try Running(
      subject.script("for i in 1 2 3 4 5 6 7 8 9; do echo o$i; echo e$i >&2; done"),
      streams: [-1, pipe.writingEnd, pipe.writingEnd])
    close(pipe.writingEnd)
    pipe.reader.readToEnd()
    #expect(pipe.reader.text == (1...9).map { "o\($0)\ne\($0)\n" }.joined())
    #expect(program.wait() == .exited(0))
  }

  @Test(arguments: Subject.allCases)
  func `input that the command leaves is there for the next`(subject: Subject) throws {
    let folder = Folder()
    folder.write(Array("one\ntwo\nthree\n".utf8), to: "input")
    let command = subject.script("read x; echo $x").map { "'\($0)'" }.joined(separator: " ")
    let outcome = try Outcome(
      of: ["/bin/sh", "-c", "\(command); cat"], input: folder("input"))
    #expect(outcome.text == "one\ntwo\nthree\n")
  }

  @Test(arguments: Subject.allCases)
  func `a file is appended to where it was`(subject: Subject) throws {
    let folder = Folder()
    let command = subject.script("echo two; echo three >&2").map { "'\($0)'" }
      .joined(separator: " ")
    _ = try Outcome(
      of: ["/bin/sh", "-c", "{ echo one; \(command); echo four; } > \(folder("result")) 2>&1"])
    #expect(folder.text("result") == "one\ntwo\nthree\nfour\n")
  }

  @Test(arguments: Subject.allCases)
  func `a reader who leaves stops the command`(subject: Subject) throws {
    let (output, errors) = (Pipe(), Pipe())
    let program = try Running(
      subject.script("yes; echo $? >&2"), streams: [-1, output.writingEnd, errors.writingEnd])
    close(output.writingEnd)
    close(errors.writingEnd)
    #expect(output.reader.read(until: "y\n"))
    output.reader.stop()
    errors.reader.readToEnd()
    #expect(errors.reader.text == "141\n")
    #expect(program.wait() == .exited(0))
  }

  @Test(arguments: Subject.allCases)
  func `a reader who left before the first byte stops the command`(subject: Subject) throws {
    let output = Pipe()
    output.reader.stop()
    let program = try Running(
      subject.prefix + ["yes"], streams: [-1, output.writingEnd, output.writingEnd])
    close(output.writingEnd)
    #expect(program.wait() == .signalled(SIGPIPE))
  }

  @Test(arguments: Subject.allCases)
  func `a reader who does not read holds the command up, but not its signals`(
    subject: Subject
  ) throws {
    let output = Pipe()
    let program = try Running(
      subject.prefix + ["yes"],
      streams: [-1, output.writingEnd, output.writingEnd])
    close(output.writingEnd)
    #expect(output.reader.read(until: "y"))
    program.send(SIGTERM)
    // Through a relay what was passed on already is still read before the end.
    output.reader.readToEnd()
    #expect(program.wait() == .signalled(SIGTERM))
  }

  @Test(arguments: Subject.allCases)
  func `a fast command runs ahead of a reader by what pipes hold`(subject: Subject) throws {
    let folder = Folder()
    folder.write(Array(repeating: noise, count: 10).flatMap { $0 }, to: "input")
    let output = Pipe()
    let script =
      "echo $$ > \(folder("writer")); for i in 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19; do"
      + " tail -c +$((i * 131072 + 1)) \(folder("input")) | head -c 131072;"
      + " echo $i >> \(folder("result")); done"
    let program = try Running(
      subject.script(script), streams: [-1, output.writingEnd, output.writingEnd])
    close(output.writingEnd)
    #expect(waitUntil { isHeldUp(program, writer: folder.text("writer")) })
    #expect(folder.text("result").split(separator: "\n").count <= 2)
    output.reader.readToEnd()
    #expect(output.reader.bytes == folder.read("input").prefix(20 * 131072).map { $0 })
    #expect(program.wait() == .exited(0))
  }

  /// Whether a program waits for whoever reads its output, and the command in it, which may be the program
  /// itself, for the program.
  ///
  /// - Parameter writer: what the command says its process is, on a line.
  private func isHeldUp(_ program: Running, writer: String) -> Bool {
    guard writer.hasSuffix("\n"), let command = pid_t(writer.dropLast()) else { return false }
    let look = ProcessLook(program.process)
    // What sleeps with room behind it and a full pipe before it would have been woken.
    return look.isOutputFull && ProcessLook(command).isOutputFull && look.isAsleep
      && ProcessLook(command).isOutputFull
  }
}
