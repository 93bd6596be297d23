import Accounts
import Foundation

extension UserFolders {
  /// Those of the user who runs the program.
  static var system: UserFolders {
    UserFolders(environment: ProcessInfo.processInfo.environment)
  }

  /// The path as a shell understands it: `~` is `$HOME`, which Foundation does not ask for.
  func expandingTilde(in path: String) -> String {
    guard path == "~" || path.hasPrefix("~/") else {
      return NSString(string: path).expandingTildeInPath
    }
    return home + path.dropFirst()
  }
}
