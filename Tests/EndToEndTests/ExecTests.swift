import Foundation
import Glibc
import Testing

/// `jobtop exec`: the command is untouched, and the jobs that it names are tracked. What it is to a
/// terminal is tested with the relay.
@Suite struct ExecTests {
  let store: Store

  init() throws { store = try Store() }

  static let commands = [
    "echo out; echo err >&2",
    "exit 3",
    "exit 255",
    "kill -TERM $$",
    "kill -INT $$",
    "kill -SEGV $$",
    "kill -PIPE $$",
    "printf 'no line end'",
    "cat",
    "cat; echo again >&2; exit 1",
    "true",
    "echo $0 \"$XDG_CONFIG_HOME\"; ulimit -n; umask",
    "echo \"{not json\"; printf '\\000\\001\\377'",
  ]

  @Test(arguments: commands)
  func isTheCommandItself(_ command: String) throws {
    let bare = try run(["/bin/sh", "-c", command])
    let relayed = try run([Program.path, "exec", "--", "/bin/sh", "-c", command])
    #expect(relayed == bare)
    #expect(access(store.path, F_OK) != 0, "nothing was to be tracked")
  }

  /// What a program writes, byte by byte, and how a shell sees its end.
  private func run(_ arguments: [String]) throws -> [String] {
    let folder = try TemporaryFolder()
    let input = try folder.write("what is typed\nand more", to: "input")
    let status = Program.end(
      of: try Program.start(
        arguments, environment: store.environment,
        streams: [0: input, 1: folder.path("output"), 2: folder.path("errors")]))
    func bytes(_ name: String) throws -> String {
      try Data(contentsOf: URL(fileURLWithPath: folder.path(name))).base64EncodedString()
    }
    return [String(status), try bytes("output"), try bytes("errors")]
  }

  @Test func passesFiveMegabytesOfAnythingThrough() throws {
    var dice = Dice(seed: 5)
    let data = Data((0..<5 << 20).map { _ in UInt8(truncatingIfNeeded: dice.next(below: 256)) })
    let file = store.folder.path("random")
    try data.write(to: URL(fileURLWithPath: file))
    let outcome = try store.shell(
      "jobtop exec -- cat \(file) | cmp - \(file) && exit ${PIPESTATUS[0]}")
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
  }

  @Test func aShellSeesTheSignalThatEndedTheCommand() throws {
    let outcome = try store.shell("jobtop exec -- sh -c 'kill -TERM $$'; echo $?")
    #expect(outcome.output == "143\n")
  }

  @Test func saysWhatCannotBeFound() throws {
    let missing = try store.run("exec", "--", "no-such-command-here")
    #expect(missing.status == 127)
    #expect(missing.output == "")
    #expect(missing.errors.split(separator: "\n").count == 1)
    #expect(missing.errors.contains("no-such-command-here"))
    let none = try store.run("exec")
    #expect(none.status == 64)
    #expect(none.errors.contains("--"))
  }

  @Test func tracksWhatItPrintsAndSaysSoAtTheEnd() throws {
    let out = try store.folder.write(Answer.job("RUNNING"), to: "out")
    let err = try store.folder.write("job_id: \(Answer.otherID)\n", to: "err")
    let outcome = try store.run(
      "exec", "--note", "by hand", "--", "sh", "-c", "cat \(out); cat \(err) >&2; exit 5")
    #expect(outcome.status == 5)
    #expect(outcome.output == Answer.job("RUNNING"))
    #expect(outcome.errors == "job_id: \(Answer.otherID)\njobtop: tracked 2 jobs\n")
    #expect(try store.ids() == [Answer.id, Answer.otherID])
    #expect(try store.jobs().map { $0["note"] as? String } == ["by hand", "by hand"])
    let again = try store.run("exec", "--", "cat", out)
    #expect(again.errors == "jobtop: tracked 0 jobs, 1 known already\n")
  }

  @Test func aFailedSubmissionIsNoJob() throws {
    let error = try store.folder.write(
      #"{"error":{"code":"Ecs.0005","message":"no"}}"#, to: "error")
    let outcome = try store.run("exec", "--", "cat", error)
    #expect(outcome.errors == "jobtop: tracked 1 failed submission\n")
  }

  @Test(.timeLimit(.minutes(5))) func aJobIsTrackedWhileTheCommandStillRuns() throws {
    let script = "echo job_id: \(Answer.otherID); exec sleep 1000"
    let program = try store.start("exec", "--", "sh", "-c", script, as: "exec")
    try waitUntil("the job is tracked") {
      access(store.path, F_OK) == 0 && (try? store.ids()) == [Answer.otherID]
    }
    kill(program, SIGTERM)
    #expect(Program.end(of: program) == 128 + SIGTERM)
  }

  @Test func handlesOfBothStreamsAreFoundInMuchText() throws {
    let line = "GET https://evs.eu-de.otc.t-systems.com/v3/x/[1] {} 200"
    let script = """
      for i in 1 2 3; do
        yes "\(line)" | head -n 20000; echo "job_id: \(Answer.id)"
        yes "some {\\"words\\": [1]}" | head -n 20000 >&2; echo "job_id: \(Answer.otherID)" >&2
      done
      """
    let errors = store.folder.path("errors")
    let outcome = try store.shell(
      "jobtop exec -- sh -c '\(script)' 2> \(errors) | wc -c; tail -n 1 \(errors)")
    let length = 20_000 * (line.utf8.count + 1) + 9 + Answer.id.utf8.count
    #expect(outcome.output == "\(3 * length)\njobtop: tracked 2 jobs\n")
    #expect(try Set(store.ids()) == [Answer.id, Answer.otherID])
  }

  @Test func aHandleThatComesInPiecesIsOne() throws {
    let command =
      "printf '{\"job_'; sleep 0.05; printf 'id\": \"\(Answer.id.prefix(9))'; sleep 0.05; "
      + "printf '\(Answer.id.dropFirst(9))\"}'"
    #expect(try store.run("exec", "--", "sh", "-c", command).status == 0)
    #expect(try store.ids() == [Answer.id])
  }

  @Test func theSameRefusalTwiceIsTwoFailures() throws {
    let refusal = try store.folder.write(
      #"{"error": {"code": "Ecs.0005", "message": "no"}}"#, to: "no")
    for _ in 0..<2 { _ = try store.run("exec", "--", "cat", refusal) }
    #expect(try store.jobs().map { $0["state"] as? String } == ["failed", "failed"])
  }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      (Answer.failed(), Int32(1)), (Answer.job("SUCCESS", more: Answer.ended), Int32(0)),
    ])
  func waitsForWhatItTracked(_ end: String, status: Int32) throws {
    let answer = try store.folder.write(Answer.job("RUNNING"), to: "answer")
    let program = try store.start("exec", "--wait", "--", "cat", answer, as: "exec")
    try waitUntil("the job is tracked") { try store.size(of: "exec.err") > 0 }
    #expect(try store.run("track", "-", input: end).status == 0)
    #expect(Program.end(of: program) == status)
    #expect(try store.folder.read("exec.out") == Answer.job("RUNNING"))
    #expect(try store.folder.read("exec.err").contains("waits, though no account is asked"))
  }

  @Test func twoThatWriteIntoTheSamePipeLoseNothing() throws {
    let one = "\(Program.path) exec -- head -c 30000000 /dev/zero"
    let count = store.folder.path("count")
    let both = "(\(one) & \(one) & wait) | wc -c > \(count)"
    #expect(
      try Program.spawn(["/bin/sh", "-c", both], environment: store.environment) == 0)
    #expect(try store.folder.read("count").filter(\.isNumber) == "60000000")
  }

  @Test func waitsForNothingWhenNothingWasTracked() throws {
    #expect(try store.run("exec", "--wait", "--", "true").status == 0)
    #expect(try store.run("exec", "--wait", "--", "sh", "-c", "exit 4").status == 4)
  }

  @Test func aStoreThatCannotBeUsedDoesNotDisturbTheCommand() throws {
    try store.place(Data("no store\n".utf8))
    let answer = try store.folder.write(Answer.job("RUNNING"), to: "answer")
    let outcome = try store.run("exec", "--", "cat", answer)
    #expect(outcome.status == 0)
    #expect(outcome.output == Answer.job("RUNNING"))
    #expect(outcome.errors.contains("were not tracked: "))
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(try store.bytes() == Data("no store\n".utf8))
    // The user is told that there is no knowing how the jobs end.
    #expect(try store.run("exec", "--wait", "--", "cat", answer).status == 2)
    #expect(try store.run("exec", "--wait", "--", "sh", "-c", "cat \(answer); exit 4").status == 4)
  }
}
