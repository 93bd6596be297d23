import Accounts
import Configuration
import JobModel

/// A config.yaml on the disk.
struct ConfigurationFile {
  let path: String

  /// The one to use unless another is named.
  static var usual: ConfigurationFile {
    ConfigurationFile(path: UserFolders.system.config + "/jobtop/config.yaml")
  }

  /// - Parameter isRequired: whether it is an error if there is none.
  func read(isRequired: Bool) throws -> Configuration {
    let (configuration, isOpenToOthers) = try readQuietly(isRequired: isRequired)
    if configuration.holdsSecrets, isOpenToOthers {
      StandardStreams.complain(
        "\(path.printable): others can read the password in it; chmod 600 it, "
          + "or write password_env, password_file or password_command")
    }
    return configuration
  }

  /// Without warnings, for when there is a screen or a shell completion.
  func readQuietly(isRequired: Bool) throws -> (Configuration, isOpenToOthers: Bool) {
    let file: BoundedFile
    do throws(BoundedFile.Failure) {
      // It may come through a pipe: --config <(sops decrypt config.yaml).
      file = try BoundedFile(path, most: Configuration.mostBytes, takesPipes: true)
    } catch {
      switch error {
      case .missing where !isRequired: return (Configuration(), false)
      case .missing(let reason), .failed(let reason): throw unreadable(reason)
      case .isNoFile: throw unreadable("not a file")
      case .tooLong: throw ConfigurationError.tooLong(path)
      }
    }
    guard let text = file.text else { throw unreadable("not UTF-8; save it as UTF-8") }
    return (try Configuration(yaml: text, path: path), file.isOpenToOthers)
  }

  private func unreadable(_ reason: String) -> UnreadableConfiguration {
    UnreadableConfiguration(path: path, reason: reason)
  }
}

struct UnreadableConfiguration: Error, CustomStringConvertible {
  var path: String
  var reason: String

  var description: String { "\(path): \(reason)" }
}
