import ArgumentParser
import Glibc
import JobModel

@main
struct Jobtop: ParsableCommand {
  /// Runs a command. Errors are one line, not a page of usage.
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot(commandFirst(Array(CommandLine.arguments.dropFirst())))
      try command.run()
    } catch {
      let code = exitCode(for: error)
      if code.isSuccess || code == ExitCode(0) { exit(withError: error) }
      let message = message(for: error).split(separator: "\n")
        .map { $0.trimmingPrefix { $0 == " " } }.joined(separator: " ")
      // It may quote what was typed.
      if !message.isEmpty { StandardStreams.complain(message.printable) }
      Glibc.exit(code.rawValue)
    }
  }

  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "jobtop",
    abstract: "htop for cloud jobs: every job, order and error of your cloud, and why it failed.",
    usage: """
      jobtop [--demo] [--theme NAME] [--filter EXPR] [FILE ...]
      ... | jobtop -
      jobtop COMMAND
      """,
    discussion: """
      Without a command it opens the dashboard: on tracked jobs, on the files you name, on standard \
      input (-), or on a simulated cloud (--demo). In the dashboard, press ? for help.

      Its options are --theme, --filter, --view, --context, --refresh, --read-only, --follow, --config and \
      --log-level; see jobtop help dashboard.

      Variables: NO_COLOR takes the colours away, and JOBTOP_ASCII=1 all signs beyond ASCII. XDG_CONFIG_HOME, \
      XDG_DATA_HOME and XDG_STATE_HOME say where the configuration, the store and the log are.
      """,
    version: version,
    subcommands: [
      DashboardCommand.self, ListCommand.self, ShowCommand.self, TrackCommand.self,
      ExecCommand.self, WaitCommand.self, ErrorsCommand.self, OrdersCommand.self,
      ExplainCommand.self, OpenCommand.self, DiscoverCommand.self, RefreshCommand.self,
      ForgetCommand.self,
      NoteCommand.self,
      ExportCommand.self, ImportCommand.self, ContextsCommand.self, DoctorCommand.self,
      SimulateCommand.self, ThemesCommand.self, CompletionsCommand.self, ManualCommand.self,
    ],
    defaultSubcommand: DashboardCommand.self)
}
