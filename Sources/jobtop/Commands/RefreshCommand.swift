import ArgumentParser
import JobModel
import JobStore

struct RefreshCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh", abstract: "Ask the cloud once, now, and print what has changed.")

  @Argument(help: "Ids of jobs or orders. Without any: all jobs that have not ended.")
  var ids: [String] = []

  func run() throws {
    StandardStreams.complain(
      "no account is configured that could be asked; what is known of the jobs stays as it is")
    throw ExitCode(2)
  }
}
