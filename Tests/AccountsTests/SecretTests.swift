import Configuration
import JobSources
import Testing

@testable import Accounts

/// Secrets, from where they are kept.
@Suite struct SecretTests {
  private func reader(
    variables: [String: String] = [:], files: [String: String] = [:]
  ) -> SecretReader {
    SecretReader(
      variable: { variables[$0] },
      file: { files[$0].map { .text($0, isOpenToOthers: false) } ?? .missing },
      command: { text, mayAsk throws(SecretError) in
        try SecretCommand(text, patience: 5).firstLine(mayAsk: mayAsk)
      },
      ask: { prompt throws(SecretError) in "typed after \(prompt)" })
  }

  @Test func variablesHaveToBeSet() throws {
    #expect(try reader(variables: ["A": "s1"]).text(of: .environment("A"), prompt: "") == "s1")
    #expect(throws: SecretError("variable B is not set; export it")) {
      try reader(variables: ["B": ""]).text(of: .environment("B"), prompt: "")
    }
  }

  @Test func theFirstLineOfAFileCounts() throws {
    let reader = reader(files: ["/pw": "s2\r\nmore\n", "/empty": "\n"])
    #expect(try reader.text(of: .file("/pw"), prompt: "") == "s2")
    #expect(throws: SecretError("the first line of /empty is empty")) {
      try reader.text(of: .file("/empty"), prompt: "")
    }
    #expect(throws: SecretError("there is no file /none")) {
      try reader.text(of: .file("/none"), prompt: "")
    }
  }

  @Test func theOperatorIsAsked() throws {
    #expect(try reader().text(of: .prompt, prompt: "pw: ") == "typed after pw: ")
  }

  @Test func nobodyIsAskedWhileSomethingElseHasTheTerminal() throws {
    let reader = reader().withoutPrompt
    #expect(throws: SecretError("it must be typed, and the terminal is in use")) {
      try reader.text(of: .prompt, prompt: "")
    }
    // A session of its own has no terminal.
    #expect(
      try reader.text(of: .command("test $(ps -o sid= $$) = $$ && echo s6"), prompt: "") == "s6")
  }

  @Test func commandsPrintTheirFirstLine() throws {
    #expect(try SecretCommand("echo s3; echo more").firstLine() == "s3")
    #expect(try SecretCommand("cat; echo s4").firstLine() == "s4")
  }

  @Test(arguments: [
    ("echo hunter2; exit 3", "the command ended with exit status 3; run it by hand to see why"),
    ("echo hunter2 >&2; false", "the command ended with exit status 1; run it by hand to see why"),
    ("no-such-command-here", "the command ended with exit status 127; run it by hand to see why"),
    ("true", "the command printed nothing on its first line; run it by hand to see why"),
    (
      "echo hunter2; kill -TERM $$", "the command was ended by signal 15; run it by hand to see why"
    ),
  ])
  func commandsThatFailTellOnlyHow(text: String, message: String) {
    #expect(throws: SecretError(message)) { try SecretCommand(text).firstLine() }
  }

  @Test func commandsHaveATimeLimit() {
    let error = SecretError(
      "the command took longer than 1 s; run it by hand to see why", isLate: true)
    #expect(throws: error) { try SecretCommand("exec sleep 60", patience: 0.3).firstLine() }
    #expect(throws: error) { try SecretCommand("exec yes", patience: 0.3).firstLine() }
  }

  @Test func whatACommandLeavesRunningIsNotWaitedFor() throws {
    #expect(try SecretCommand("sleep 5 & echo s5", patience: 4).firstLine() == "s5")
  }
}
