import CommandRelay
import Dispatch
import Foundation
import Glibc
import Synchronization
import Testing

/// Command lines of the operator's own.
@Suite struct ShellCommandTests {
  init() {
    // As the program does.
    signal(SIGPIPE, SIG_IGN)
  }

  @Test func `what is handed in is read, and our environment is there`() {
    let much = [UInt8](repeating: 65, count: 1 << 20)
    #expect(throws: Never.self) {
      try ShellCommand(
        #"test "$(wc -c)" = 1048576 && test "$WHO" = 'a"b$c' && test -n "$PATH""#
      ).run(input: much, variables: ["WHO": #"a"b$c"#])
    }
  }

  @Test func `nobody has to read`() {
    let much = [UInt8](repeating: 65, count: 1 << 20)
    #expect(throws: Never.self) { try ShellCommand("true").run(input: much, variables: [:]) }
  }

  @Test(arguments: [
    ("exit 3", "ended with exit status 3"), ("kill -TERM $$", "was ended by signal 15"),
  ])
  func `who fails tells how`(text: String, reason: String) {
    #expect(throws: ShellCommand.Failure(reason: reason)) {
      try ShellCommand(text).run(input: [], variables: [:])
    }
    #expect(throws: ShellCommand.Failure(reason: reason)) {
      try ShellCommand(text).output(atMost: 9)
    }
  }

  @Test func `nobody is waited for for ever`() {
    #expect(throws: ShellCommand.Failure(reason: "took longer than 1 s", isLate: true)) {
      try ShellCommand("sleep 30 & wait", patience: 0.2).run(input: [], variables: [:])
    }
  }

  @Test func `what is printed is cut`() throws {
    #expect(try ShellCommand("echo 123456789").output(atMost: 4) == Array("1234".utf8))
    #expect(try ShellCommand("yes | head -c 300000").output(atMost: 1 << 20).count == 300_000)
  }

  /// One that had the other's pipe, too, would keep it from its end as long as it runs.
  @Test func `two at the same time have nothing of each other`() {
    let failures = Mutex<[ShellCommand.Failure]>([])
    let line = [UInt8]("a job\n".utf8)
    for _ in 0..<20 {
      let folders = (0..<4).map { _ in Folder() }
      let all = DispatchGroup()
      for result in folders.map({ $0("result") }) {
        for text in [
          "until test -e \(result); do sleep 0.01; done", "cat > /dev/null; echo > \(result)",
        ] {
          all.enter()
          // Threads of their own: a queue would let few wait at the same time.
          Thread.detachNewThread {
            do throws(ShellCommand.Failure) {
              try ShellCommand(text, patience: 10).run(input: line, variables: [:])
            } catch {
              failures.withLock { $0.append(error) }
            }
            all.leave()
          }
        }
      }
      all.wait()
    }
    #expect(failures.withLock { $0 } == [])
  }
}
