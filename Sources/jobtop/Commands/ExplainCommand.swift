import ArgumentParser
import JobModel
import JobSources

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "What an error code means, what an id tells, or which codes are in a pasted message.")

  @Argument(
    help: ArgumentHelp(
      "An error code, the id of a job or order, or any text.", valueName: "code|id|message"))
  var words: [String]

  func run() throws {
    let text = words.joined(separator: " ")
    let explanation = Explanation(of: text, now: .system)
    StandardStreams.write(explanation.text)
    guard explanation.saysSomething else { throw ExitCode(2) }
  }
}
