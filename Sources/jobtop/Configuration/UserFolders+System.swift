import Accounts
import Foundation

extension UserFolders {
  /// Those of the user who runs the program.
  static var system: UserFolders {
    UserFolders(environment: ProcessInfo.processInfo.environment)
  }
}
