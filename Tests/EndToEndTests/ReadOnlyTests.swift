import Foundation
import Testing

/// `--read-only` in a real terminal.
@Suite(.serialized, .ownThread, .timeLimit(.minutes(5))) struct ReadOnlyTests {
  @Test func nothingThatIsKeptCanBeChanged() throws {
    let store = try Store()
    _ = try store.run("track", Answer.id)
    let session = try TerminalSession(environment: store.environment)
    try session.run("\(Program.path) --read-only")
    try session.waitFor("read only")
    for key in ["d", "a", "i", "u"] {
      try session.press(key)
      try session.waitFor("start jobtop without --read-only")
      try session.press("j")
      try session.waitUntil("the message has gone") { !$0.contains("without --read-only") }
    }
    try session.press("q")
    try session.waitForShell()
    #expect(try store.ids() == [Answer.id])
  }
}
