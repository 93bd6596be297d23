import Foundation
import Testing

/// What a config.yaml changes, and how the program answers a wrong one.
@Suite struct ConfigurationFileTests {
  private static let order = #"{"order_id":"CS123"}"#
  private static let links = "links: { order: 'https://shop.example.test/{id}' }\n"
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// An environment in which this is the user's configuration.
  private func environment(_ yaml: String) throws -> [String: String] {
    let home = folder.path("home")
    try FileManager.default.createDirectory(
      atPath: home + "/jobtop", withIntermediateDirectories: true)
    try folder.write(yaml, to: "home/jobtop/config.yaml")
    return ["XDG_CONFIG_HOME": home]
  }

  @Test(arguments: [
    ["list", "-o", "json", "-"], ["orders", "-o", "json", "-"],
    ["show", "CS123", "-o", "json", "-"],
  ])
  func linksAreTheUsersOwn(_ arguments: [String]) throws {
    let usual = try Program.run(
      arguments, input: Self.order, environment: try environment(Self.links))
    #expect(usual.status == 0)
    #expect(usual.errors == "")
    #expect(usual.output.contains("https://shop.example.test/CS123"))
    let named = try Program.run(
      arguments + ["--config", try folder.write(Self.links, to: "other.yaml")], input: Self.order)
    #expect(named.output == usual.output)
  }

  @Test func withoutXDGItIsInTheHomeFolder() throws {
    _ = try environment("")
    let home = folder.path("")
    try FileManager.default.moveItem(
      atPath: folder.path("home"), toPath: folder.path(".config"))
    try folder.write(Self.links, to: ".config/jobtop/config.yaml")
    for ignored in ["", "relative"] {
      let outcome = try Program.run(
        ["orders", "-o", "json", "-"], input: Self.order,
        environment: ["HOME": home, "XDG_CONFIG_HOME": ignored])
      #expect(outcome.output.contains("https://shop.example.test/CS123"))
    }
  }

  @Test func aWrongFileIsOneLine() throws {
    let environment = try environment("theme: dark\nthem: light\n")
    let path = folder.path("home") + "/jobtop/config.yaml"
    for arguments in [["list", "-"], ["--demo"]] {
      let outcome = try Program.run(arguments, input: "", environment: environment)
      #expect(outcome.status == 64)
      #expect(outcome.output == "")
      #expect(
        outcome.errors.hasPrefix(
          "jobtop: \(path):2:1: unknown key \"them\"; did you mean \"theme\"?\n"))
      #expect(outcome.errors.split(separator: "\n").count == 1)
    }
  }

  @Test func eachMistakeIsALine() throws {
    let environment = try environment("them: light\nrefresh: 0\ncolumns: [sate]\n")
    let path = folder.path("home") + "/jobtop/config.yaml"
    let outcome = try Program.run(["list", "-"], input: "", environment: environment)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 3)
    for (line, begin) in zip(lines, ["1:1: unknown key", "2:10: refresh:", "3:11: "]) {
      #expect(line.hasPrefix("jobtop: \(path):\(begin)"))
    }
  }

  @Test(arguments: [
    ("/nonexistent/config.yaml", "no such file or directory"), ("/tmp", "is a directory"),
    ("/dev/zero", "too long; a configuration has at most 1 MiB"),
  ])
  func aNamedFileHasToBeOne(path: String, reason: String) throws {
    let outcome = try Program.run(["list", "--config", path, "-"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix("jobtop: \(path):"))
    #expect(outcome.errors.hasSuffix("\(reason)\n"))
  }

  @Test func aThemeThatDoesNotExistIsNamedWithItsPlace() throws {
    let path = try folder.write("# mine\ntheme: drak\n", to: "config.yaml")
    let outcome = try Program.run(["--demo", "--config", path])
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix("jobtop: \(path):2:8: no theme drak: choose one of "))
  }

  @Test func aPasswordThatOthersCanReadIsWarnedOf() throws {
    let path = try folder.write(
      "contexts: { a: { cloud: otc, auth: { type: token, username: u, domain: d, password: p } } }",
      to: "config.yaml")
    for (mode, warns) in [(0o644, true), (0o600, false)] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      let outcome = try Program.run(
        ["orders", "--config", path, "-"], input: Self.order)
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("others can read the password in it") == warns)
    }
  }

  @Test func theDashboardHasTheColumnsAndKeysOfTheUser() throws {
    let jobs = try folder.write(
      #"{"job_id":"job-1","job_type":"createServer","status":"RUNNING","begin_time":"2026-01-30T08:00:00Z"}"#,
      to: "jobs.json")
    let path = try folder.write(
      "theme: mono\ncolumns: [job_id, raw_status]\nkeys: { quit: x, help: z }\n", to: "config.yaml")
    let session = try TerminalSession()
    try session.run("\(Program.path) --config \(path) \(jobs)")
    let screen = try session.waitFor("job-1")
    #expect(screen.contains("STATUS") && !screen.contains("TYPE"))
    try session.press("z")
    try session.waitFor("leave jobtop")
    try session.press("x")
    try session.waitForShell()
  }
}
