import Testing

@testable import JobModel

/// An entry of the log as a line of a file.
struct LogLineTests {
  private let time = Instant(milliseconds: 1_714_903_200_604)

  @Test func aLineHasTimeLevelContextTextAndRequest() {
    let entry = LogEntry(
      .warning, "GET /v1/jobs 503 after 1.2 s", at: time, context: "prod-eu", requestID: "req-1")
    #expect(
      entry.line
        == "2024-05-05T10:00:00.604Z warning prod-eu GET /v1/jobs 503 after 1.2 s request=req-1")
  }

  @Test func whatThereIsNotIsADash() {
    #expect(LogEntry(.info, "ended", at: time).line == "2024-05-05T10:00:00.604Z info    - ended")
  }

  @Test func aLineIsOneLine() {
    let entry = LogEntry(
      .error, "no\nroute \u{1b}[2J", at: time, context: "my \"own\"\ncloud", requestID: "a b\u{7}")
    #expect(!entry.line.contains { $0.isNewline })
    #expect(!entry.line.unicodeScalars.contains { $0.value < 32 })
    #expect(entry.line.contains(#" "my 'own'\ncloud" no\nroute "#))
    #expect(entry.line.hasSuffix(#"request="a b\u{7}""#))
  }

  @Test func nobodysNameIsTooLongForALine() {
    let entry = LogEntry(.info, "ended", at: time, requestID: String(repeating: "x", count: 9000))
    #expect(entry.line.utf8.count < 300)
  }
}
