import Foundation
import Glibc
import Testing

@testable import jobtop

/// `jobtop contexts` and `jobtop doctor`, as a user runs them.
@Suite struct ContextCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(
    _ arguments: [String], yaml: String, _ environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    var environment = environment
    environment["HOME"] = folder.path("")
    let path = try folder.write(yaml, to: "config.yaml")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    return try Program.run(arguments + ["--config", path], environment: environment)
  }

  @Test func contextsAreListedWithoutTheirSecrets() throws {
    let yaml = """
      contexts:
        prod: { cloud: otc, region: eu-de, auth: { type: token, username: u, domain: d, password: hunter2 } }
        bare: { cloud: otc }
      """
    let outcome = try run(["contexts", "-o", "json"], yaml: yaml, ["OS_USERNAME": "x"])
    #expect(outcome.status == 0)
    #expect(!outcome.output.contains("hunter2"))
    let records = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    #expect(records.map { $0["name"] as? String } == ["prod", "bare", "envvars"])
    #expect(
      Set(records[0].keys) == [
        "name", "cloud", "region", "project", "auth", "origin", "problem",
      ])
    #expect(records[0]["problem"] is NSNull)
    #expect((records[0]["origin"] as? String)?.hasSuffix("config.yaml:2") == true)
    #expect(records[1]["problem"] as? String == "nothing says how to log in: give it auth")
    let table = try run(["contexts"], yaml: yaml)
    #expect(table.output.contains("PROBLEM") && !table.output.contains("hunter2"))
  }

  @Test(arguments: [["--config"], ["--demo", "--config"]])
  func optionsMayComeBeforeTheCommand(_ options: [String]) throws {
    let path = try folder.write("contexts:\n  a: { cloud: otc }\n", to: "config.yaml")
    let isDemo = options.contains("--demo")
    let outcome = try Program.run(
      options + [path] + (isDemo ? ["list", "--limit", "1"] : ["contexts"]))
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains(isDemo ? "STATE" : "otc"))
    // What is the value of an option is no command.
    #expect(try Program.run(["--config", "list"]).errors.contains("list: no such file"))
  }

  @Test func allOptionsWithAValueMayComeBeforeTheCommand() throws {
    let help = try Program.run(["help", "dashboard"]).output
    let valued = help.matches(of: /(--[a-z-]+) </).map { String($0.1) }
    #expect(Set(valued) == Jobtop.valued)
  }

  @Test func linksAreThoseOfTheCloudOfTheContext() throws {
    let yaml = "contexts:\n  intl: { cloud: huaweicloud-intl }\n  otc: { cloud: otc }\n"
    let config = try folder.write(yaml, to: "config.yaml")
    let store = try Store()
    let pages = try ["intl", "otc", "gone"].map { context in
      let order = "CS2611211422\(context.uppercased())"
      let tracked = try store.run("track", order, "--context", context, "--config", config)
      #expect(tracked.status == 0)
      return try store.run("open", "--print", order, "--config", config)
    }
    #expect(pages[0].output.hasPrefix("https://account-intl.huaweicloud.com/"))
    // There are no orders on its console.
    #expect(pages[1].status == 2 && pages[1].errors.contains("no order or resource is known"))
    #expect(pages[2].output.hasPrefix("https://account.huaweicloud.com/"))
  }

  /// No command is run for it: that may ask the user something.
  @Test func aSecretThatIsMissingIsAProblem() throws {
    let yaml = """
      contexts:
        a: { cloud: otc, auth: { type: token, username: u, domain: d, password_env: PASSWORD_X } }
        b: { cloud: otc, auth: { type: aksk, access_key_env: AK, secret_key_file: none } }
        c: { cloud: otc, auth: { type: token, username: u, domain: d, password_command: "touch \(folder.path("ran"))" } }
      """
    let outcome = try run(["contexts", "-o", "tsv"], yaml: yaml, ["AK": "x"])
    #expect(outcome.status == 0)
    let problems = outcome.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).last.map(String.init)
    }
    #expect(problems.count == 3)
    #expect(problems.first == "variable PASSWORD_X is not set; export it")
    #expect(problems.dropFirst().first??.hasPrefix("there is no file ") == true)
    #expect(problems.last == "")
    #expect(!FileManager.default.fileExists(atPath: folder.path("ran")))
    let session = try TerminalSession(columns: 80)
    try session.run("\(Program.path) contexts --config \(folder.path("config.yaml"))")
    try session.waitFor("variable PASSWORD_X is not set")
    let set = try run(["contexts"], yaml: yaml, ["AK": "x", "PASSWORD_X": "hunter2"])
    #expect(!set.output.contains("PASSWORD_X is not set") && !set.output.contains("hunter2"))
  }

  /// A name that is not near is no help; those that there are, are.
  @Test func whereNoContextIsNearAllAreNamed() throws {
    let one = try run(["doctor", "nope"], yaml: "contexts: { ops: { cloud: otc } }")
    #expect(one.errors == "jobtop: there is no context nope; there is ops\n")
    let names = (1...20).map { "    lab-\($0): { cloud: otc }" }.joined(separator: "\n")
    let many = try run(["doctor", "nope"], yaml: "contexts:\n" + names)
    #expect(
      many.errors == """
        jobtop: there is no context nope; there are lab-1, lab-2, lab-3, lab-4, lab-5, lab-6, lab-7, \
        lab-8 and 12 more

        """)
    let none = try run(["discover", "--context", "nope"], yaml: "")
    #expect(none.status == 64)
    #expect(none.errors.contains("there is no context nope; write one in config.yaml"))
  }

  @Test func waitSaysNothingButThatThereIsNoSuchContext() throws {
    let config = try folder.write("", to: "none.yaml")
    let outcome = try Store().run("wait", "--context", "nope", "--config", config)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("there is no context nope"))
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: ["31d", "0s"])
  func discoverLooksBackNoFurtherThanServicesRemember(_ span: String) throws {
    let outcome = try run(["discover", "--since", span], yaml: "")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--since \(span): write how far to look back, at most 30d"))
  }

  @Test func anUnknownContextIsWrongUsage() throws {
    let outcome = try run(["doctor", "prdo"], yaml: "contexts: { prod: { cloud: otc } }")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("there is no context prdo; did you mean prod?"))
  }

  @Test func aPasswordCommandThatFailsIsOneLine() throws {
    let outcome = try run(
      ["doctor"],
      yaml: "contexts: { a: { cloud: otc, region: eu-de, auth: { type: token, username: u, "
        + "domain: d, password_command: 'echo hunter2; exit 3' } } }")
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("password: the command ended with exit status 3"))
    #expect(!(outcome.output + outcome.errors).contains("hunter2"))
  }

  /// They have no terminal whose ^C could reach them.
  @Test func controlCEndsThePasswordCommandsToo() throws {
    let pipe = folder.path("pipe")
    try #require(mkfifo(pipe, 0o600) == 0)
    let reader = open(pipe, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    func read() -> Int {
      var byte: UInt8 = 0
      return Glibc.read(reader, &byte, 1)
    }
    let account = "cloud: otc, region: eu-de, auth: { type: token, username: u, domain: d"
    let config = try folder.write(
      """
      contexts:
        a: { \(account), password_command: "exec 3> \(pipe); echo a >&3; sleep 600" } }
        b: { \(account), password_command: "exec 3> \(pipe); echo b >&3; sleep 601" } }
      """, to: "config.yaml")
    let session = try TerminalSession()
    try session.run("\(Program.path) doctor --config \(config)")
    try session.waitFor("looks up secrets: 0 of 2")
    // Each writes a letter and a line feed.
    var written = 0
    try session.waitUntil("both run") { _ in
      if read() == 1 { written += 1 }
      return written == 4
    }
    try session.press("C-c")
    try session.waitForShell()
    try session.waitUntil("both have ended") { _ in read() == 0 }
  }

  @Test func nobodyAnswers() throws {
    let outcome = try run(
      ["doctor"],
      yaml: "contexts: { a: { region: eu-de, endpoints: { iam: 'http://127.0.0.1:1' }, auth: "
        + "{ type: token, username: u, domain: d, password_env: PW } } }", ["PW": "hunter2"])
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("FAIL connection"))
    #expect(!(outcome.output + outcome.errors).contains("hunter2"))
  }

  @Test func withoutAnyAccountThereIsNothingToCheck() throws {
    let outcome = try run(["doctor"], yaml: "")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("no account is known"))
  }
}
