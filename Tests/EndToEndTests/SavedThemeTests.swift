import Foundation
import Glibc
import Testing

/// A theme of the user that is saved while the dashboard runs.
@Suite(.serialized, .ownThread, .timeLimit(.minutes(5))) struct SavedThemeTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("config/jobtop/themes"), withIntermediateDirectories: true)
    try folder.write(Self.theme("#ff0000"), to: Self.path)
  }

  private static let path = "config/jobtop/themes/mine.yaml"
  private static let green = "38;5;46"
  private static let blue = "38;5;21"

  private static func theme(_ color: String) -> String {
    "name: mine\nroles: { title: \"\(color)\", text: \"\(color)\" }\n"
  }

  private func start(_ session: TerminalSession, _ theme: String) throws {
    // The developer may have set NO_COLOR.
    try session.run("unset NO_COLOR; \(Program.path) --demo --seed 7 --theme \(theme)")
    try session.waitUntil("the dashboard is there", styled: true) { $0.contains("38;5;196") }
  }

  private func waitFor(_ text: String, in session: TerminalSession) throws {
    try session.waitUntil("the screen shows \(text)", styled: true) {
      $0.contains(text)
    }
  }

  @Test func whatIsSavedIsOnTheScreenAtOnce() throws {
    let session = try TerminalSession(environment: ["XDG_CONFIG_HOME": folder.path("config")])
    try start(session, "mine")
    // In place, as echo does.
    try Data(Self.theme("#00ff00").utf8).write(to: URL(fileURLWithPath: folder.path(Self.path)))
    try waitFor(Self.green, in: session)
    // Over it, as editors do.
    try folder.write(Self.theme("#0000ff"), to: "config/jobtop/themes/.mine.yaml.swp")
    #expect(rename(folder.path("config/jobtop/themes/.mine.yaml.swp"), folder.path(Self.path)) == 0)
    try waitFor(Self.blue, in: session)
    // A broken one says what is wrong, and the last good one stays.
    try folder.write("name: mine\nroles: { titel: red }\n", to: Self.path)
    try waitFor(#"mine.yaml:2:10: no role "titel", did you mean title?"#, in: session)
    #expect(try session.styledScreen().contains(Self.blue))
    try folder.write(Self.theme("#00ff00"), to: Self.path)
    try waitFor(Self.green, in: session)
    try session.press("q")
  }

  @Test func aPathIsFollowedToo() throws {
    let session = try TerminalSession()
    try start(session, folder.path(Self.path))
    try folder.write(Self.theme("#00ff00"), to: Self.path)
    try waitFor(Self.green, in: session)
    try session.press("q")
  }

  @Test func aLinkIsFollowedToItsFile() throws {
    let target = try folder.write(Self.theme("#ff0000"), to: "target.yaml")
    try FileManager.default.removeItem(atPath: folder.path(Self.path))
    #expect(symlink(target, folder.path(Self.path)) == 0)
    let session = try TerminalSession(environment: ["XDG_CONFIG_HOME": folder.path("config")])
    try start(session, "mine")
    try folder.write(Self.theme("#00ff00"), to: "target.yaml")
    try waitFor(Self.green, in: session)
    // Then it leads elsewhere.
    let other = try folder.write(Self.theme("#0000ff"), to: "other.yaml")
    #expect(unlink(folder.path(Self.path)) == 0)
    #expect(symlink(other, folder.path(Self.path)) == 0)
    try waitFor(Self.blue, in: session)
    try folder.write(Self.theme("#00ff00"), to: "other.yaml")
    try waitFor(Self.green, in: session)
    try session.press("q")
  }
}
