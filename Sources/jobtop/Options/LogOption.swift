import ArgumentParser
import JobModel
import JobSources

/// How much is written to the log.
struct LogOption: ParsableArguments {
  @Option(
    name: .customLong("log-level"),
    help: ArgumentHelp(
      "How much to log in jobtop/jobtop.log in $XDG_STATE_HOME or ~/.local/state, and in the log view: \(LogLevel.allCases.map(\.rawValue).joined(separator: ", ")). debug includes each request.",
      valueName: "level"))
  var level = LogLevel.info

  /// Opens the log of a command that asks clouds.
  func open(_ command: String) -> ProgramLog {
    let log = ProgramLog(level: level, path: LogFile.usualPath, now: Timekeeper.system.now)
    log.begin(command, store: StoreLocation.path)
    return log
  }
}

extension LogLevel: ExpressibleByArgument {}
