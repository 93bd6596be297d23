import Accounts
import Configuration
import Foundation

extension KnownAccounts {
  /// Those of this machine, read without a word of what is wrong with their files.
  ///
  /// - Returns: nil when the configuration cannot be read.
  static var here: KnownAccounts? {
    guard let configuration = try? ConfigurationFile.usual.read(isRequired: false) else {
      return nil
    }
    let environment = ProcessInfo.processInfo.environment
    return KnownAccounts(
      configuration: configuration, path: ConfigurationFile.usual.path, environment: environment,
      files: .system(environment: environment))
  }
}
