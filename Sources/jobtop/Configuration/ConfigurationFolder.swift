import Foundation

/// Where users keep what they configure: `$XDG_CONFIG_HOME/jobtop`, else `~/.config/jobtop`.
enum ConfigurationFolder {
  static func path(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    // A relative path is to be ignored, says the specification.
    let chosen = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (chosen ?? (environment["HOME"] ?? "") + "/.config") + "/jobtop"
  }
}
