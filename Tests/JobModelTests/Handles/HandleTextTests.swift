import Testing

@testable import JobModel

/// Whole texts as people have them.
@Suite struct HandleTextTests {
  static let transcript = """
    * Connected to ecs.eu-de.otc.t-systems.com (192.0.2.7) port 443 (#0)
    > POST /v1.1/\(Invented.project)/cloudservers HTTP/1.1\r
    > Host: ecs.eu-de.otc.t-systems.com\r
    > X-Auth-Token: MIIFvgYJKoZIhvcNAQcCoIIFrzCC\r
    > \r
    < HTTP/1.1 200 OK\r
    < X-Request-Id: \(Invented.otherJob)\r
    < \r
    {"job_id":"\(Invented.job)"}
    * Connection #0 to host ecs.eu-de.otc.t-systems.com left intact
    > GET /v1/\(Invented.project)/jobs/\(Invented.uuid) HTTP/2\r
    > host: evs.eu-nl.otc.t-systems.com\r
    > \r
    < HTTP/2 400\r
    < \r
    {"error":{"code":"Common.0011","message":"query job fail"}}

    """

  @Test func aTranscriptOfCurl() {
    let found = handles(in: Self.transcript)
    #expect(found.map(\.job?.rawValue) == [Invented.job, Invented.uuid])
    #expect(found.map(\.service) == ["ecs", "evs"])
    #expect(found.map(\.region) == ["eu-de", "eu-nl"])
    #expect(found.map(\.projectID) == [Invented.project, Invented.project])
  }

  @Test func whatWasSaidBeforeAnAnswer() throws {
    let bytes = Array(Self.transcript.utf8)
    var finder = HandleFinder()
    #expect(finder.surroundings == Surroundings())
    bytes.withUnsafeBytes { finder.read($0, isLast: true) { _ in } }
    #expect(finder.surroundings.service == "evs")
    #expect(finder.surroundings.region == "eu-nl")
    #expect(finder.surroundings.askedJob == JobID(rawValue: Invented.uuid))
    let first = try #require(offset(of: "{\"job_id\"", in: bytes))
    #expect(finder.surroundings(at: first).service == "ecs")
    #expect(finder.surroundings(at: first).askedJob == nil)
    #expect(finder.surroundings(at: 0) == Surroundings())
    #expect(finder.surroundings(at: bytes.count + 1 << 20) == Surroundings())
    var hint = ReadingHint()
    hint.region = "known"
    #expect(finder.surroundings.hint(hint).region == "known")
    #expect(finder.surroundings.hint(hint).service == "evs")
  }

  @Test func aRequestWithoutAHostIsToldAtTheEnd() {
    let request = "GET /v1/\(Invented.project)/jobs/\(Invented.uuid) HTTP/1.1\n"
    #expect(jobIDs(in: request) == [Invented.uuid])
    #expect(jobIDs(in: request + request) == [Invented.uuid, Invented.uuid])
    #expect(jobIDs(in: request + String(repeating: "line\n", count: 100)) == [Invented.uuid])
    #expect(handles(in: request + "Host: www.example.com\n").map(\.service) == [nil])
    let escaped = request.dropLast() + "\\r\\nHost: ecs.eu-de.otc.t-systems.com\\r\\n"
    #expect(handles(in: String(escaped)).map(\.service) == ["ecs"])
  }

  @Test func aLogOfTerraform() {
    let text = """
      2025-03-14T12:01:02.345+0100 [DEBUG] provider: API Request URL: POST https://ecs.eu-de.otc.t-systems.com/v1.1/\(Invented.project)/cloudservers
      2025-03-14T12:01:03.001+0100 [DEBUG] provider: API Response Code: 200
      2025-03-14T12:01:03.002+0100 [DEBUG] provider: [DEBUG] Waiting for job map[job_id:\(Invented.job) x:y]
      \u{1b}[1mopentelekomcloud_ecs.a: Still creating... [10s elapsed]\u{1b}[0m
      \u{1b}[31m│\u{1b}[0m \u{1b}[1mError: error waiting for job \(Invented.otherJob): failed\u{1b}[0m
        \u{1b}[32m+\u{1b}[0m job_id \u{1b}[0m= "\(Invented.uuid)"
        \u{1b}[32m+\u{1b}[0m server_id = "9c1d7f52-91c4-4e0d-8a6b-5d21c7f0e948"
        + task_id = (known after apply)
      """
    let found = handles(in: text)
    #expect(found.map(\.job?.rawValue) == [Invented.job, Invented.otherJob, Invented.uuid])
    #expect(Set(found.map(\.service)) == ["ecs"])
    #expect(Set(found.map(\.projectID)) == [Invented.project])
  }

  @Test func aTableOfTheCommandLine() {
    let text = """
      +------------+--------------------------------------+
      | Field      | Value                                |
      +------------+--------------------------------------+
      | id         | 9c1d7f52-91c4-4e0d-8a6b-5d21c7f0e948 |
      | project_id | \(Invented.project)     |
      | job_id     | \(Invented.uuid) |
      | order_id   | \(Invented.order)                    |
      | status     | RUNNING                              |
      +------------+--------------------------------------+
      """
    #expect(jobIDs(in: text) == [Invented.uuid])
    #expect(orderIDs(in: text) == [Invented.order])
  }

  @Test func aMail() {
    let text = """
      Hello,

      our job ID is \(Invented.job) (order \(Invented.order)), project
      \(Invented.project). Yesterday's was “\(Invented.otherJob)”.
      Server 9c1d7f52-91c4-4e0d-8a6b-5d21c7f0e948 is not there, request id \(Invented.job).
      """
    #expect(jobIDs(in: text) == [Invented.job, Invented.otherJob])
    #expect(orderIDs(in: text) == [Invented.order])
  }

  @Test func whatStandsInJSONHasTheIdsOfItsReading() {
    let text = "log {\"job_id\": \"\(Invented.job)\", \"order_id\": \"\(Invented.order)\"}"
    #expect(jobIDs(in: text) == [Invented.job])
    #expect(orderIDs(in: text) == [Invented.order])
  }

  private func offset(of part: String, in bytes: [UInt8]) -> Int? {
    bytes.indices.first { bytes[$0...].starts(with: part.utf8) }
  }
}
