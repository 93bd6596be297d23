import Foundation
import Glibc
import Testing

/// A shell in a real terminal, in which a user starts the program, types and looks.
final class TerminalSession {
  private let server = "jobtop-" + UUID().uuidString.prefix(8)
  private let folder: TemporaryFolder

  /// - Parameter term: what the terminal calls itself; nil leaves the variable out.
  init(
    columns: Int = 120, rows: Int = 36, term: String? = "tmux-256color",
    environment: [String: String] = [:]
  ) throws {
    folder = try TemporaryFolder()
    var variables = environment
    variables["LC_ALL"] = variables["LC_ALL"] ?? "C.UTF-8"
    // What the developer does is no part of a test, and the other way round.
    variables["XDG_STATE_HOME"] = variables["XDG_STATE_HOME"] ?? "/proc/nonexistent"
    let settings = variables.map { "\($0)=\(Program.quoted($1))" }.joined(separator: " ")
    let terminal = term.map { "TERM=\($0)" } ?? "-u TERM"
    let shell = "exec env \(terminal) PS1='$ ' HISTFILE= \(settings) /bin/sh"
    try tmux("new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", shell)
    try waitFor("$")
  }

  deinit { _ = try? tmux("kill-server") }

  /// Types a command line and Enter.
  func run(_ line: String) throws {
    try tmux("send-keys", "-l", line)
    try tmux("send-keys", "Enter")
  }

  /// Presses keys, in tmux's spelling: `j`, `Enter`, `Escape`, `C-z`.
  func press(_ keys: String...) throws {
    for key in keys { try tmux("send-keys", key) }
  }

  func type(_ text: String) throws {
    try tmux("send-keys", "-l", text)
  }

  /// Pastes as a terminal does that was asked to bracket it.
  func paste(_ text: String) throws {
    try tmux("set-buffer", "--", text)
    try tmux("paste-buffer", "-p", "-r")
  }

  func resize(columns: Int, rows: Int) throws {
    try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// Has all that is written to the terminal from now on written to a file too, byte by byte.
  func record(to path: String) throws {
    try tmux("pipe-pane", "cat > \(Program.quoted(path))")
  }

  /// What a person sees now.
  func screen() throws -> String {
    try tmux("capture-pane", "-p")
  }

  /// The same with the sequences for colours and attributes in it.
  func styledScreen() throws -> String {
    try tmux("capture-pane", "-p", "-e")
  }

  /// Waits until the screen shows a text, and returns the screen.
  @discardableResult
  func waitFor(
    _ text: String, seconds: Double = 20, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    try waitUntil("the screen shows \(text)", seconds: seconds, sourceLocation: sourceLocation) {
      $0.contains(text)
    }
  }

  /// Waits until the program has ended: its screen goes before it does.
  @discardableResult
  func waitForShell(sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    try waitUntil("the shell is back", sourceLocation: sourceLocation) {
      $0.split(separator: "\n").last == "$"
    }
  }

  @discardableResult
  func waitUntil(
    _ what: String, seconds: Double = 20, styled: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation, _ condition: (String) -> Bool
  ) throws -> String {
    let deadline = Date().addingTimeInterval(seconds)
    var screen = ""
    while Date() < deadline {
      screen = styled ? try styledScreen() : try self.screen()
      if condition(screen) { return screen }
      usleep(20_000)
    }
    Issue.record(
      "Waited in vain until \(what). The screen:\n\(screen)", sourceLocation: sourceLocation)
    throw TimedOut()
  }

  struct TimedOut: Error {}

  @discardableResult
  private func tmux(_ arguments: String...) throws -> String {
    let words = ["tmux", "-L", String(server), "-f", "/dev/null"] + arguments
    let output = folder.path("tmux")
    let command = words.map(Program.quoted).joined(separator: " ") + " >\(output) 2>/dev/null"
    _ = try Program.spawn(["/bin/sh", "-c", command])
    return try folder.read("tmux")
  }
}
