import JobModel
import Testing

/// Values anywhere in a text.
@Suite struct MixedTextTests {
  private func ids(_ text: String) -> [String?] { jobs(in: text).map { $0.id?.rawValue } }

  @Test func valuesMayFollowEachOtherInAnyWay() {
    #expect(ids("{\"job_id\":\"a\"}\n{\"job_id\":\"b\"}\n") == ["a", "b"])
    #expect(ids("{\"job_id\":\"a\"}{\"job_id\":\"b\"}") == ["a", "b"])
    #expect(ids("{\"job_id\":\"a\"}\r\n\r\n{\r\n  \"job_id\": \"b\"\r\n}\r\n") == ["a", "b"])
    #expect(ids("{\"job_id\":\"a\"}, {\"job_id\":\"b\"};") == ["a", "b"])
    #expect(
      ids("[{\"job_id\":\"a\"},\n {\"job_id\":\"b\"}]\n[]\n{\"job_id\":\"c\"}") == ["a", "b", "c"])
    #expect(ids("[[{\"job_id\":\"a\"}], [[{\"job_id\":\"b\"}]]]") == ["a", "b"])
    #expect(ids("\u{1e}{\"job_id\":\"a\"}\n\u{1e}{\"job_id\":\"b\"}\n") == ["a", "b"])
  }

  @Test func aByteOrderMarkIsPassedOver() {
    #expect(ids("\u{feff}{\"job_id\":\"a\"}") == ["a"])
  }

  @Test func linesOfALogHoldValues() {
    let text = """
      2024-06-16 12:00:00 INFO [main] POST /v1/p/cloudservers {} -> 200 {"job_id":"a"} in 12ms
      2024-06-16 12:00:01 WARN [main] retry {1/3} [{x}] body={"error":{"code":"Ecs.0005","message":"m"}} end
      + curl -s https://ecs.example.test/v1/p/jobs/b
      {"job_id":"b","status":"RUNNING"}
      job c: [{"job_id":"c"}]
      """
    #expect(ids(text) == ["a", nil, "b", "c"])
    #expect(problems(in: text).isEmpty)
  }

  @Test func debugLogsSpreadValuesOverLines() throws {
    let fixture = try Fixture.named("terraform.log")
    let found = jobs(in: fixture.text)
    #expect(
      found.map { $0.id?.rawValue } == [
        "ff8080828f0000010190200000000001", "ff8080828f0000010190200000000001",
      ])
    #expect(found.map(\.state) == [.unknown, .running])
    #expect(problems(in: fixture.text).isEmpty)
  }

  @Test func structuredLogsCarryValuesAsText() {
    let text = #"""
      {"@level":"debug","@message":"API Response Body: {\n  \"job_id\": \"a\"\n}",
       "@timestamp":"2024-06-16T15:15:03Z"}
      """#
    #expect(ids(text) == ["a"])
    #expect(ids(#"{"level":"info","msg":"submitted","body":{"job_id":"b"}}"#) == ["b"])
    #expect(ids(#"{"level":"info","msg":"submitted","job_id":"c"}"#) == ["c"])
  }

  @Test func curlWritesHeadersFirst() {
    #expect(
      ids("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"job_id\": \"a\"}") == ["a"])
  }

  @Test func placesAreThoseOfTheRecord() throws {
    let text = "noise {\"job_id\": \"a\"} noise [ {\"job_id\": \"b\"} ]"
    let bytes = Array(text.utf8)
    let parts = readings(in: text).map {
      String(decoding: bytes[$0.offset..<$0.offset + $0.length], as: UTF8.self)
    }
    #expect(parts == ["{\"job_id\": \"a\"}", "{\"job_id\": \"b\"}"])
  }

  @Test(arguments: Fixture.all)
  func everyRecordIsReadAgainFromItsOwnBytes(fixture: Fixture) {
    for reading in readings(in: fixture.bytes) {
      let bytes = Array(fixture.bytes[reading.offset..<reading.offset + reading.length])
      let again = bytes.withUnsafeBytes { WireReader.reread($0, isListEntry: reading.isListEntry) }
      #expect(again.contains(reading.observation))
    }
  }

  @Test(arguments: Fixture.all)
  func piecesOfAnySizeGiveTheSame(fixture: Fixture) {
    let whole = readings(in: fixture.bytes)
    #expect(!whole.isEmpty)
    for size in [1, 2, 3, 5, 7, 16, 64, 255, 1000] {
      #expect(readings(in: fixture.bytes, pieces: size) == whole, "\(size)")
    }
  }

  @Test func aLongTextInPiecesGivesTheSame() {
    let text = Fixture.all.filter { !$0.name.hasSuffix("html") }.map(\.text).joined(separator: "\n")
    let bytes = Array(text.utf8)
    let whole = readings(in: bytes)
    for size in [113, 997, 4096] { #expect(readings(in: bytes, pieces: size) == whole, "\(size)") }
  }
}
