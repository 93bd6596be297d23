import JobModel

@testable import Dashboard

extension Sample {
  /// What a program did that has run for two minutes, each level once at least.
  static var log: [LogEntry] {
    let opening: [LogEntry] = [
      entry(
        120, .info,
        "jobtop 0.1.0 dashboard started, process 4711, store /home/anna/.local/share/jobtop/jobs.db"
      ),
      entry(
        119.9, .error,
        "cannot be used: auth: the variable OTC_PASSWORD is not set; set it, or write password_command",
        "staging"),
      entry(119.8, .info, "accounts that are asked: prod-eu, lab"),
      entry(119.2, .info, "logged in as ops, for 24 hours", "prod-eu", "9c1a4f7e22b84d0f"),
    ]
    let asked = (0..<30).map { number in
      entry(
        110 - Double(number) * 3, .debug,
        "GET ecs.eu-de.example.test /v1/0123456789abcdef0123456789abcdef/jobs/ff80808\(1000 + number) "
          + "200 in 0.\(100 + number * 7) s", "prod-eu", "5f0d3c2b1a09\(1000 + number)")
    }
    let trouble: [LogEntry] = [
      entry(
        19, .warning,
        "cannot be reached: ecs.lab.example.test: connection refused",
        "lab"),
      entry(
        12, .warning,
        "asks us to wait 42s: 429 Too Many Requests, "
          + "APIGW.0308: the throttling threshold of the user has been reached: policy user over "
          + "ratelimit, limit 60, time 1 minute", "prod-eu", "77c0ffee12345678"),
    ]
    return opening + asked + trouble
  }

  private static func entry(
    _ ago: Double, _ level: LogLevel, _ text: String, _ context: String? = nil,
    _ requestID: String? = nil
  ) -> LogEntry {
    LogEntry(level, text, at: now - .seconds(ago), context: context, requestID: requestID)
  }
}
