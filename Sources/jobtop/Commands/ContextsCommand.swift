import Accounts
import ArgumentParser
import Configuration
import JobModel

struct ContextsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contexts",
    abstract: "List the accounts that are configured, or that other programs already have.",
    discussion: """
      config.yaml comes first, then clouds.yaml, OS_*, HUAWEICLOUD_SDK_*, ~/.huaweicloud/credentials, \
      HW_* and KooCLI profiles. Secrets are not shown, and no command is run to get one.
      """)

  @OptionGroup var config: ConfigurationOption

  @OptionGroup var output: OutputOption

  func run() throws {
    let accounts = config.accounts(of: try config.configuration())
    if accounts.all.isEmpty, output.format == .table {
      StandardStreams.complain(
        "no account is known; write a context in config.yaml, or use clouds.yaml or OS_*")
      return
    }
    let table = RecordTable(
      records: accounts.all.map(\.plainValue),
      columns: [
        .init(name: "name", title: "NAME", priority: 70), .init(name: "cloud", title: "CLOUD"),
        .init(name: "region", title: "REGION"), .init(name: "project", title: "PROJECT"),
        .init(name: "auth", title: "LOGIN"), .init(name: "origin", title: "FROM"),
        .init(name: "problem", title: "PROBLEM", priority: 60),
      ])
    StandardStreams.write(try table.text(output.format, width: StandardStreams.outputColumns))
  }
}

extension KnownAccount {
  fileprivate var plainValue: PlainValue {
    .object([
      ("name", .text(name)), ("cloud", .text(cloud?.rawValue)), ("region", .text(region)),
      ("project", .text(project ?? projectID)), ("auth", .text(login?.summary)),
      ("origin", .text(origin)), ("problem", .text(problems.isEmpty ? nil : problems)),
    ])
  }

  private var problems: String {
    (missingSecrets() + [problem].compactMap { $0 }).joined(separator: "; ")
  }
}
