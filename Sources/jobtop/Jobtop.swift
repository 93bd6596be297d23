import ArgumentParser

@main
struct Jobtop: ParsableCommand {
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
      Without a command it opens the dashboard on the files that are named, on standard input (-), \
      or on a simulated cloud (--demo). In the dashboard, ? helps.
      """,
    version: version,
    subcommands: [
      DashboardCommand.self, ListCommand.self, ShowCommand.self, ErrorsCommand.self,
      OrdersCommand.self, ExplainCommand.self, ThemesCommand.self, CompletionsCommand.self,
    ],
    defaultSubcommand: DashboardCommand.self)
}
