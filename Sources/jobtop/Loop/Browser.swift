import Dashboard
import Foundation
import Glibc

/// The browser of the person at the terminal.
enum Browser {
  /// Whether one can be opened from here: not over ssh, and not on a machine without a screen.
  static var isThere: Bool { command != nil }

  /// - Returns: the first failure, else what was done.
  static func open(_ links: LinkRequest) -> Message {
    for address in links.addresses {
      if let problem = open(address) { return .failed(problem) }
    }
    return .done(links.sentence("opened"))
  }

  /// - Returns: why it could not be opened.
  static func open(_ address: String) -> String? {
    guard let command else { return "no browser here: the link is \(address)" }
    let child = Process()
    child.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    child.arguments = [command, address]
    child.standardInput = FileHandle.nullDevice
    child.standardOutput = FileHandle.nullDevice
    child.standardError = FileHandle.nullDevice
    do {
      try child.run()
      return nil
    } catch {
      return "\(command) could not be started: the link is \(address)"
    }
  }

  private static var command: String? {
    let screens: [String] = ["DISPLAY", "WAYLAND_DISPLAY"]
    guard screens.contains(where: { getenv($0) != nil }) else { return nil }
    return isInstalled("xdg-open") ? "xdg-open" : nil
  }

  private static func isInstalled(_ command: String) -> Bool {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains { access("\($0)/\(command)", X_OK) == 0 }
  }
}
