import ArgumentParser
import JobModel

/// Reads durations: `90s`, `5m`, `2h`, `1d`.
enum DurationOption {
  /// - Throws: a usage error that says how durations are written.
  static func span(_ text: String, option: String) throws -> Span {
    guard let span = Span(parsing: text), span.milliseconds >= 0 else {
      throw ValidationError("\(option) \(text): write a duration like 90s, 5m, 2h or 1d")
    }
    return span
  }
}
