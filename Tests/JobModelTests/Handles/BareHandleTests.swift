import Testing

@testable import JobModel

@Suite struct BareHandleTests {
  private let job = Invented.job

  @Test func aListOfIDsAndNothingElse() {
    // Of a machine and a program that nobody knows.
    let ids = ["ffb2937e3a25030501a1ff2a991dc3b1", "ffb2937ee6f23b1101a1ff2a993dd39e"]
    #expect(jobIDs(in: ids.joined(separator: "\n")) == ids)
    #expect(jobIDs(in: "  \(ids[0])\r\n\t\(ids[1]) \n") == ids)
    #expect(jobIDs(in: "checksum \(ids[0])\n\(ids[1]) file.txt\n") == [])
  }

  @Test(arguments: [
    "see XXX please", "XXX", "(XXX)", "the job XXX.", "\"XXX\",", "Job XXX failed", "- XXX",
    "id: XXX",
    "[XXX]", "with id XXX", "*XXX*", "jobs: XXX", "create_job_id: XXX", "a\\nXXX\\n", "XXX: FAIL",
    "| XXX | FAIL |", "任务XXX失败", "> XXX", "`XXX`",
  ])
  func jobsThatStandAlone(_ text: String) {
    let parts = text.split(separator: "XXX", omittingEmptySubsequences: false)
    #expect(jobIDs(in: parts.joined(separator: job)) == [job])
  }

  @Test(arguments: [
    "aXXX", "XXXa", "XXX0", "x-XXX", "XXX_y", "/tmp/XXX", "XXX/y", "+XXX", "XXX==", "u@XXX",
    "XXX@host",
    "project_id = \"XXX\"", "server_id: XXX", "request id XXX", "X-Request-Id: XXX", "md5:XXX",
    "ETag: \"XXX\"", "\"tenantId\":\"XXX\"", "instance XXX", "| project_id | XXX |",
    "X-Auth-Token: XXX", "trace id: XXX",
  ])
  func thingsThatOnlyLookLikeOne(_ text: String) {
    let parts = text.split(separator: "XXX", omittingEmptySubsequences: false)
    #expect(handles(in: parts.joined(separator: job)) == [])
  }

  @Test func ordersThatStandAlone() {
    let id = Invented.order
    #expect(orderIDs(in: "Please pay \(id), thank you") == [id])
    #expect(orderIDs(in: "CS250314150233XYZ") == ["CS250314150233XYZ"])
    for text in ["CS2513141502ABCDE", "x\(id)", "\(id)-1", "CS2503141502abcde", "CS25031415"] {
      #expect(handles(in: text) == [], "\(text)")
    }
  }

  @Test func thingsWithTheShapeOfIdsButOfOtherKinds() {
    let text = """
      commit 9f2c4b1d8e7a6f5c3b2a1908f7e6d5c4b3a29180
      Merge: 9f2c4b1 8e7a6f5
      e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  empty
      d41d8cd98f00b204e9800998ecf8427e  empty.txt
      3b0a7f52-91c4-4e0d-8a6b-5d21c7f0e948
      server 7c0d1e2f-91c4-11ee-8a6b-5d21c7f0e948 is ACTIVE
      Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0
      X-Auth-Token: MIIFvgYJKoZIhvcNAQcCoIIFrzCCBasCAQExDTALBglghkgBZQMEAgEwggOM
      traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
      0f1e2d3c4b5a69788796a5b4c3d2e1f0 is the project
      1700000000000 2024-01-01T00:00:00Z 127.0.0.1:8080 0xdeadbeefdeadbeefdeadbeefdeadbeef
      """
    #expect(handles(in: text) == [])
  }

  /// One in a hundred checksums would do if only the instant counted.
  @Test func listsOfChecksumsHoldNoJobs() {
    var random = Dice(state: 7)
    var text = ""
    for _ in 0..<20_000 {
      text += hex32(&random) + (random.next() % 2 == 0 ? "  file\n" : " *a.bin\n")
    }
    #expect(handles(in: text).count <= 3)
  }

  @Test func aProgramThatWasStartedJustBeforeIsBelieved() {
    // The machine's address is none of the known ones.
    #expect(
      jobIDs(in: "of 0a1b2c3d" + "95c3d000" + "0195c3d2e4f6" + "0007") == [
        "0a1b2c3d95c3d0000195c3d2e4f60007"
      ])
    #expect(jobIDs(in: "of 0a1b2c3d" + "15c3d000" + "0195c3d2e4f6" + "0007") == [])
  }

  private func hex32(_ random: inout Dice) -> String {
    let digits = Array("0123456789abcdef")
    return String((0..<32).map { _ in digits[Int(random.next() % 16)] })
  }

  /// Its begin is what gives an order away, and its end may do so once more.
  @Test(arguments: [
    "CS2503141502ABCID", "CS2503141502ABIDS", "CS2503141502JOB", "CS2503141502CS1D",
  ])
  func anOrderIsFoundOnceWhateverItsEnd(_ order: String) {
    #expect(
      orderIDs(in: "\(order) (\(order)), \\n\(order): \(order)")
        == Array(repeating: order, count: 4))
    #expect(orderIDs(in: "x\(order) \(order)x -\(order) /\(order)") == [])
    let request = "GET /v1/jobs/all HTTP/1.1\n\(order): \(order)\nHost: bss.myhuaweicloud.com\n"
    #expect(orderIDs(in: request) == [order, order])
  }
}

/// Random numbers that are the same in every run.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}
