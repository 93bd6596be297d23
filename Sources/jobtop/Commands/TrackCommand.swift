import Accounts
import ArgumentParser
import Glibc
import JobModel
import JobSources
import JobStore

struct TrackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "track",
    abstract: "Remember every job and order in ids, files or any text.",
    discussion: """
      Reads the cloud's answers, logs of any program, mail: whatever holds a job_id, an order_id, one \
      of their many other spellings, or the error that a submission got. Nothing is entered twice.
      """)

  @Argument(help: "Ids, files, or - for standard input.", completion: .file())
  var inputs: [String] = []

  @Option(
    help: ArgumentHelp("The account that the jobs belong to.", valueName: "name"),
    completion: Completions.contexts)
  var context: String?

  @Option(help: ArgumentHelp("The service that runs the jobs: ecs, evs, rds.", valueName: "name"))
  var service: String?

  @Option(help: ArgumentHelp("A note to attach to each of the jobs.", valueName: "text"))
  var note: String?

  @OptionGroup var config: ConfigurationOption

  func run() throws {
    var inputs = inputs
    if inputs.isEmpty {
      guard isatty(STDIN_FILENO) == 0 else {
        throw ValidationError("nothing to track: name ids or files, or pipe a text into it")
      }
      inputs = ["-"]
    }
    guard inputs.filter({ $0 == "-" }).count <= 1 else {
      throw ValidationError("standard input can be read only once: give - once")
    }
    if config.path != nil { _ = try config.configuration() }
    let store = try StoreLocation.writing()
    var tracking = Tracking(store: store, note: note, configuration: config.file)
    tracking.hint.context = context
    tracking.hint.service = service
    for input in inputs { try tracking.take(input) }
    if tracking.hasFound { warnOfUnknownContext() }
    if tracking.hasProblems { throw ExitCode(2) }
  }

  /// It may exist on another machine, but is more often a typo.
  private func warnOfUnknownContext() {
    guard let context, let known = config.file.accounts, known[context] == nil else { return }
    let advice = known.message(forUnknown: context)
    StandardStreams.complain("no cloud is asked about what was tracked: \(advice)".printable)
  }
}
