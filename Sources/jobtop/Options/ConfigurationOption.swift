import Accounts
import ArgumentParser
import Configuration
import Dashboard
import Foundation
import JobModel
import JobSources

/// Which configuration to use.
struct ConfigurationOption: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: ArgumentHelp(
      "The configuration file, instead of jobtop/config.yaml in $XDG_CONFIG_HOME or ~/.config.",
      valueName: "path"), completion: .file(extensions: ["yaml", "yml"]))
  var path: String?

  /// - Throws: a usage error if something is wrong with the file: one line for each mistake.
  func configuration() throws -> Configuration {
    do {
      return try file.read(isRequired: path != nil)
    } catch let error as ConfigurationError {
      // The last line is the one that ends the program.
      for line in error.lines.dropLast() { StandardStreams.complain(line.printable) }
      throw ValidationError((error.lines.last ?? "").printable)
    } catch {
      throw ValidationError("\(error)".printable)
    }
  }

  /// The accounts there are. Complains about what could not be read.
  func accounts(of configuration: Configuration, log: Log = .none) -> KnownAccounts {
    let accounts = file.accounts(of: configuration)
    for warning in accounts.warnings {
      StandardStreams.complain(warning.printable)
      log.write(LogEntry(.warning, warning, at: .system))
    }
    return accounts
  }

  /// Where the console shows things.
  func links() throws -> LinkTemplates { links(of: try configuration()) }

  /// The same: each context has the console of its cloud.
  func links(of configuration: Configuration) -> LinkTemplates {
    var links = configuration.links
    for account in file.accounts(of: configuration).all {
      links.consoles[account.name] = account.likelyCloud?.console ?? .unknown
    }
    return links
  }

  /// The theme that it asks for; nil when it asks for none.
  func theme(of configuration: Configuration, in library: ThemeLibrary) throws -> Theme? {
    guard let choice = configuration.theme else { return nil }
    do {
      return try library.theme(named: themeName(choice.name))
    } catch {
      let place = ConfigurationError(path: file.path, place: choice.place, message: "\(error)")
      throw ValidationError("\(place)".printable)
    }
  }

  var file: ConfigurationFile { path.map(ConfigurationFile.init) ?? .usual }

  /// A relative path of a theme starts at the configuration file, not where jobtop was started.
  private func themeName(_ name: String) -> String {
    guard name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") else {
      return name
    }
    let expanded = UserFolders.system.expandingTilde(in: name)
    let folder = URL(fileURLWithPath: file.path).deletingLastPathComponent()
    return URL(fileURLWithPath: expanded, relativeTo: folder).path
  }
}
