import Glibc

/// Where a user keeps things, by the XDG Base Directory Specification.
package struct UserFolders: Sendable {
  package let home: String
  package let config: String
  package let data: String
  package let state: String

  package init(environment: [String: String]) {
    // A daemon or a container may have no HOME, or an empty one.
    self.init(environment: environment, home: Self.absolute(environment["HOME"]) ?? Self.recorded)
  }

  package init(environment: [String: String], home: String) {
    func folder(_ variable: String, _ usual: String) -> String {
      Self.absolute(environment[variable]) ?? home + usual
    }
    self.home = home
    config = folder("XDG_CONFIG_HOME", "/.config")
    data = folder("XDG_DATA_HOME", "/.local/share")
    state = folder("XDG_STATE_HOME", "/.local/state")
  }

  /// The specification wants relative paths ignored.
  private static func absolute(_ path: String?) -> String? {
    path.flatMap { $0.hasPrefix("/") ? $0 : nil }
  }

  /// The home folder that the user database has for us.
  private static var recorded: String {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var text = [CChar](repeating: 0, count: 1 << 14)
    return text.withUnsafeMutableBufferPointer { text in
      guard let start = text.baseAddress,
        getpwuid_r(getuid(), &entry, start, text.count, &found) == 0, found != nil,
        let home = entry.pw_dir
      else { return "/" }
      return absolute(String(cString: home)) ?? "/"
    }
  }
}
