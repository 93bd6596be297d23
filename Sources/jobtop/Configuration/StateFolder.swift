import Foundation

/// Where programs leave what they did: `$XDG_STATE_HOME/jobtop`, else `~/.local/state/jobtop`.
enum StateFolder {
  static func path(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    // A relative path is to be ignored, says the specification.
    if let folder = environment["XDG_STATE_HOME"], folder.hasPrefix("/") {
      return folder + "/jobtop"
    }
    return NSHomeDirectory() + "/.local/state/jobtop"
  }
}
