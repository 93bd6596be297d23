import JobModel
import Testing

/// Answers that stand in a log as text, with escapes.
@Suite struct EscapedTextTests {
  private func ids(_ text: String) -> [String?] { jobs(in: text).map { $0.id?.rawValue } }

  @Test(arguments: [
    "body", "response", "responseBody", "output", "stdout", "payload", "data", "text", "content",
    "tf_http_res_body", "message", "msg", "log",
  ])
  func membersOfAnyNameAreOpened(name: String) {
    #expect(ids(#"{"level":"info","\#(name)":"{\"job_id\":\"a\"}"}"#) == ["a"])
    #expect(
      ids(#"{"level":"info","\#(name)":"answer {\n  \"job_id\": \"a\"\n} end"}"#) == ["a"])
    #expect(ids(#"{"level":"info","inner":{"\#(name)":"[{\"job_id\":\"a\"}]"}}"#) == ["a"])
  }

  @Test func textsInTextsAreOpened() {
    #expect(ids(#"{"message":"{\"body\":\"{\\\"job_id\\\":\\\"a\\\"}\"}"}"#) == ["a"])
  }

  @Test func notForEver() {
    var text = #"{"job_id":"a"}"#
    for _ in 0..<8 {
      let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      text = #"{"body":"\#(escaped)"}"#
    }
    #expect(ids(text) == [])
  }

  @Test(arguments: [
    #"time=12:00 level=info msg="{\"job_id\":\"a\"}" took=3ms"#,
    #"[DEBUG] provider: tf_http_res_body="{\"job_id\":\"a\"}" tf_http_res_status_code=200"#,
    #"res="{\n  \"job_id\": \"a\",\n  \"x\": \"quoted \\\"}\\\" here\"\n}""#,
    #"res="[{\"job_id\":\"a\"}]""#,
    #"broken {\"job_id\":\"x\", msg={\"job_id\":\"a\"}"#,
  ])
  func linesOfTextMayHoldThem(text: String) {
    #expect(ids(text) == ["a"])
    #expect(ids(text + "\n{\"job_id\":\"b\"}\n") == ["a", "b"])
    #expect(ids(#"{\"job_id\":\"z\"} {"job_id":"y"} "# + text) == ["z", "y", "a"])
    let bytes = Array(text.utf8)
    for size in [1, 2, 3, 7] { #expect(readings(in: bytes, pieces: size) == readings(in: bytes)) }
    for reading in readings(in: bytes) {
      let own = Array(bytes[reading.offset..<reading.offset + reading.length])
      let again = own.withUnsafeBytes { WireReader.reread($0, isListEntry: reading.isListEntry) }
      #expect(again == [reading.observation])
    }
  }

  @Test func whatIsNoAnswerStaysText() {
    for text in [
      #"msg="{\"user\":\"a\"}""#, #"\documentclass{\normal} {\n"#, #"{\"never finished"#,
      #"msg="{\"code\":\"E42\",\"message\":\"m\"}""#,
      #"{"body":"{\"error\":{\"code\":500,\"message\":\"m\"}}","level":"info"}"#,
    ] { #expect(readings(in: text).isEmpty, "\(text)") }
  }

  @Test func manyThatNeverEndTakeNoLongerThanOthers() {
    let text = String(repeating: #"{\"a"#, count: 400_000)
    #expect(readings(in: text).isEmpty)
  }
}
