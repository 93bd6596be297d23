import ArgumentParser
import JobModel
import JobSources

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain an error code, an id, or the codes in a pasted message.")

  @Argument(
    help: ArgumentHelp(
      "An error code, the id of a job or order, or any text.", valueName: "code|id|message"))
  var words: [String]

  func run() throws {
    let text = words.joined(separator: " ")
    let explanation = Explanation(of: text, now: .system)
    guard explanation.saysSomething else {
      StandardStreams.complain(explanation.text.split(separator: "\n").joined(separator: " "))
      throw ExitCode(2)
    }
    StandardStreams.write(explanation.text)
  }
}
