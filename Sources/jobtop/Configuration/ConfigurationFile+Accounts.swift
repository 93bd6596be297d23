import Accounts
import Configuration
import Foundation

extension ConfigurationFile {
  /// All accounts, including those of other programs.
  ///
  /// - Parameter configuration: what the file says.
  func accounts(of configuration: Configuration) -> KnownAccounts {
    let environment = ProcessInfo.processInfo.environment
    return KnownAccounts(
      configuration: configuration, path: path, environment: environment,
      files: .system(environment: environment))
  }

  /// The same, without complaining about the files.
  ///
  /// - Returns: nil when the configuration cannot be read.
  var accounts: KnownAccounts? {
    (try? readQuietly(isRequired: false)).map { accounts(of: $0.0) }
  }
}
