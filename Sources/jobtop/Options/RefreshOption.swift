import ArgumentParser
import JobModel

/// How often the cloud is asked.
struct RefreshOption: ParsableArguments {
  @Option(
    name: .customLong("refresh"), parsing: .unconditional,
    help: ArgumentHelp(
      "Ask the cloud about a job at most this often: 30, or a duration like 90s or 5m. Overrides refresh in config.yaml.",
      valueName: "seconds"))
  private var text: String?

  /// Nil where the configuration decides.
  var interval: Span? { text.flatMap(Self.interval) }

  func validate() throws {
    guard let text, Self.interval(text) == nil else { return }
    throw ValidationError(
      "--refresh \(text): write a number of seconds above 0, or a duration like 90s, 5m or 2h"
        .printable)
  }

  private static func interval(_ text: String) -> Span? {
    Span(parsing: text).flatMap { $0.milliseconds > 0 ? $0 : nil }
  }
}
