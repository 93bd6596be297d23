import JobModel
import Testing

/// One broken value costs nothing but itself.
@Suite struct BrokenTextTests {
  private func ids(_ text: String) -> [String?] { jobs(in: text).map { $0.id?.rawValue } }

  private func places(_ text: String) -> [String] { problems(in: text).map(\.description) }

  private let documented = #"{"error": {"message": "", "code": XXX,""}}"#

  @Test func theBrokenSampleOfTheDocumentationIsOneProblem() {
    #expect(
      places(documented) == ["test:1:35: expected a value, found XXX: correct the JSON there"])
  }

  @Test func itIsOneProblemWhereverItStands() {
    let pretty = """
      {"job_id": "a"}
      {
        "error": {
          "message": "",
          "code": XXX,""
        }
      }
      {"job_id": "b"}
      """
    #expect(places(pretty) == ["test:5:13: expected a value, found XXX: correct the JSON there"])
    #expect(ids(pretty) == ["a", "b"])
    for text in [
      "{\"job_id\": \"a\"}\n\(documented)\n{\"job_id\": \"b\"}",
      "{\"job_id\": \"a\"}\(documented){\"job_id\": \"b\"}",
      "[{\"job_id\": \"a\"}, \(documented), {\"job_id\": \"b\"}]",
      "x {\"job_id\": \"a\"} y \(documented) z {\"job_id\": \"b\"}",
      "INFO {\"job_id\": \"a\"}\nINFO body=\(documented)\nINFO {\"job_id\": \"b\"}",
      "[\n  {\"job_id\": \"a\"},\n  {\n    \"error\": {\n      \"code\": XXX,\"\"\n    }\n  },\n  {\"job_id\": \"b\"}\n]",
    ] {
      #expect(problems(in: text).count == 1, "\(text)")
      #expect(ids(text) == ["a", "b"], "\(text)")
    }
  }

  @Test func whatIsInsideABrokenValueIsNotReadAlone() {
    let text = """
      {
        "job_id": "a", "status": FAIL,
        "entities": {
          "sub_jobs": [
            {"job_id": "s", "status": "FAIL"}
          ]
        }
      }
      {"job_id": "b"}
      """
    #expect(ids(text) == ["b"])
    #expect(problems(in: text).count == 1)
  }

  @Test func columnsCountCharacters() {
    #expect(
      places("é日 {\"a\": é}") == [
        "test:1:10: expected a value, found é: correct the JSON there"
      ])
  }

  @Test func aCutLineIsOneProblem() {
    let text =
      "{\"job_id\":\"a\"}\n{\"job_id\":\"x\",\"na\n{\"job_id\":\"b\"}\n{\"job_id\":\"c\"}\n"
    #expect(ids(text) == ["a", "b", "c"])
    #expect(problems(in: text).count == 1)
    let log = "INFO {\"job_id\":\"x\",\"entities\":{\"sub\nINFO {\"job_id\":\"b\"}\n"
    #expect(ids(log) == ["b"])
    #expect(problems(in: log).count == 1)
  }

  @Test func theLastValueMayBeCutShort() {
    let text = "{\"job_id\": \"a\"}\n{\"job_id\": \"b\", \"status\": \"RUN"
    #expect(ids(text) == ["a"])
    #expect(
      places(text) == [
        "test:2:1: the value that begins here is never finished: add what is missing at its end"
      ])
  }

  @Test func aListThatIsNeverClosedIsReadAllTheSame() {
    let text = "\n [{\"job_id\": \"a\"},\n {\"job_id\": \"b\"}"
    #expect(ids(text) == ["a", "b"])
    #expect(places(text) == ["test:2:2: the list that begins here is never closed: add ]"])
  }

  @Test func deepNestingIsOneProblem() {
    for text in [
      String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000),
      String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000),
      String(repeating: "{\"a\":", count: 100_000) + "1" + String(repeating: "}", count: 100_000),
      "{\"a\":" + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        + "}",
    ] {
      #expect(places(text).count == 1)
      #expect(places(text).first?.contains("nested deeper than 32 levels") == true)
      let after = text + "\n{\"job_id\": \"b\"}"
      #expect(ids(after) == ["b"])
      let bytes = Array(after.utf8)
      #expect(readings(in: bytes, pieces: 40_007) == readings(in: after))
    }
  }

  @Test func thirtyTwoLevelsAreFine() {
    for count in [7, 8, 9, 31] {
      let text =
        String(repeating: "{\"a\":", count: count) + "{\"job_id\": \"j\"}"
        + String(repeating: "}", count: count)
      #expect(ids(text) == ["j"])
      #expect(problems(in: text).isEmpty)
    }
  }

  @Test func anEndlessValueIsPassedOver() {
    var reader = WireReader(input: "test")
    var found: [Reading] = []
    let start = Array("{\"a\": \"".utf8)
    var waiting =
      start + [UInt8](repeating: UInt8(ascii: "x"), count: WireReader.maximumValueLength)
    var used = waiting.withUnsafeBytes { reader.read($0, isLast: false) { found.append($0) } }
    #expect(used == waiting.count)
    waiting = Array("\"}\n{\"job_id\": \"b\"}\n".utf8)
    used = waiting.withUnsafeBytes { reader.read($0, isLast: true) { found.append($0) } }
    #expect(found.count == 2)
    guard case .unreadable(let problem) = found.first?.observation,
      case .job(let job) = found.last?.observation
    else {
      Issue.record("\(found)")
      return
    }
    #expect(problem.description == "test:1:1: a value of more than 64 MiB, passed over: split it")
    #expect(job.id?.rawValue == "b")
  }

  @Test func blanksAreNotKeptForEver() {
    var reader = WireReader()
    let bytes = Array("{".utf8) + [UInt8](repeating: 0x20, count: 1 << 20)
    let used = bytes.withUnsafeBytes { reader.read($0, isLast: false) { _ in } }
    #expect(used == bytes.count)
  }

  @Test func emptyAndBinaryTextsEnd() {
    for bytes in [[], [0], [0xff], [0xef, 0xbb, 0xbf], Array("{\"".utf8) + [0], [UInt8](0...255)] {
      _ = readings(in: bytes)
    }
    let bytes = Array("\0{\"job_id\": \"a\"}\0\0{\"job_id\": \"b\"}\0".utf8)
    #expect(readings(in: bytes).count == 2)
  }

  @Test func manyProblemsAreCountedNotKept() {
    let text = String(repeating: "{\"a\":X}", count: 20_000)
    #expect(problems(in: text).count <= 1001)
  }
}
