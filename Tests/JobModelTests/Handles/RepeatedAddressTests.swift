import Testing

@testable import JobModel

/// Logs tell of the same few addresses over and over: these are known again, and must say the same.
@Suite struct RepeatedAddressTests {
  private static let project = Invented.project
  private static let ecs = "https://ecs.eu-de.otc.t-systems.com/v1/\(project)"

  @Test func otherPathsOfTheSameProjectSayTheSame() {
    let found = handles(
      in: """
        GET \(Self.ecs)/cloudservers/\(Invented.uuid) 200
        GET \(Self.ecs)/cloudservers/detail?limit=10 200 job_id=\(Invented.job)
        GET \(Self.ecs)/flavors. 200 job_id=\(Invented.otherJob)
        GET \(Self.ecs)/jobs/\(Invented.uuid) 200
        GET \(Self.ecs)/flavors 200 order \(Invented.order)
        """)
    #expect(
      found.map(\.job?.rawValue) == [Invented.job, Invented.otherJob, Invented.uuid, nil])
    #expect(found.allSatisfy { $0.service == "ecs" && $0.region == "eu-de" })
    #expect(found.allSatisfy { $0.projectID == Self.project })
  }

  @Test func anotherProjectOrNoneIsNotTheSame() {
    let other = String(Self.project.reversed())
    let host = "https://ecs.eu-de.otc.t-systems.com"
    let found = handles(
      in: """
        \(host)/v1/\(Self.project)/servers job_id=\(Invented.job)
        \(host)/v1/\(other)/servers job_id=\(Invented.job)
        \(host)/v1/flavors/all job_id=\(Invented.job)
        \(host)/v1/\(other)/geip/all job_id=\(Invented.job)
        \(host)/v1/\(Self.project)/servers job_id=\(Invented.job)
        """)
    #expect(found.map(\.projectID) == [Self.project, other, nil, nil, Self.project])
    #expect(found.allSatisfy { $0.service == "ecs" })
  }

  @Test func whatGoesOnIsAnotherPath() {
    let begin = "https://oms.cn-north-4.myhuaweicloud.com/v2/tasks"
    #expect(jobIDs(in: "\(begin)\n\(begin)\n\(begin)/17\n\(begin)?id=18\n") == ["17", "18"])
  }

  @Test func itHoldsForAWhileBehindTheLast() {
    let line = "GET \(Self.ecs)/flavors 200\n"
    let text = Array(String(repeating: line, count: 2000).utf8)
    var finder = HandleFinder()
    text.withUnsafeBytes { finder.read($0, isLast: false) { _ in } }
    let last = text.count - line.utf8.count + Self.ecs.utf8.count
    #expect(finder.surroundings(at: 0) == Surroundings())
    for offset in stride(from: 100, to: text.count, by: 997) {
      #expect(finder.surroundings(at: offset).service == "ecs")
    }
    #expect(finder.surroundings(at: last + 60_000).service == "ecs")
    #expect(finder.surroundings(at: last + 70_000) == Surroundings())
  }

  @Test func aLongPauseIsNotBridged() {
    let line = Array("GET \(Self.ecs)/flavors 200\n".utf8)
    let pause = [UInt8](repeating: 0x2e, count: 80_000) + [0x0a]
    var finder = HandleFinder()
    (line + pause + line).withUnsafeBytes { finder.read($0, isLast: false) { _ in } }
    #expect(finder.surroundings(at: line.count + 1000).service == "ecs")
    #expect(finder.surroundings(at: line.count + 79_000) == Surroundings())
    #expect(finder.surroundings.service == "ecs")
  }

  /// The host of a request comes later, and is not that of what was said before it.
  @Test func aRequestDoesNotChangeWhatStandsBeforeIt() throws {
    let text = """
      > GET /v1/\(Self.project)/servers HTTP/1.1
      > Accept: a
      see /v1/\(Self.project)/servers
      > GET /v1/\(Self.project)/servers HTTP/1.1
      > Host: ecs.eu-de.otc.t-systems.com

      """
    let bytes = Array(text.utf8)
    var finder = HandleFinder()
    bytes.withUnsafeBytes { finder.read($0, isLast: true) { _ in } }
    let third = try #require(offset(of: "see", in: bytes))
    #expect(finder.surroundings(at: third).projectID == Self.project)
    #expect(finder.surroundings(at: third).service == nil)
    #expect(finder.surroundings(at: bytes.count).service == "ecs")
  }

  /// Whether much or little is read at once, the same is known at the end of each line.
  @Test func theSameIsKnownAnywhere() {
    let other = String(Self.project.reversed())
    let addresses = [
      "\(Self.ecs)/flavors", "\(Self.ecs)/servers/\(Invented.uuid)", "\(Self.ecs)/flavors.",
      "\(Self.ecs)/jobs/\(Invented.uuid)",
      "https://evs.eu-de.otc.t-systems.com/v3/\(Self.project)/volumes",
      "https://evs.eu-de.otc.t-systems.com/v3/\(other)/volumes",
      "https://iam.eu-de.otc.t-systems.com/v3/auth/tokens", "https://ci.example.org/v1/builds/7",
      "/v3/\(Self.project)/volumes", "/api/v3/\(other)/volumes", "/api/v1/pods", "no address",
    ]
    var dice = Dice(state: 3)
    var lines: [[UInt8]] = []
    for _ in 0..<400 {
      let blanks = String(repeating: ".", count: Int.random(in: 0...7, using: &dice) << 10)
      lines.append(Array("\(addresses.randomElement(using: &dice) ?? "") \(blanks)\n".utf8))
    }
    var whole = HandleFinder()
    lines.joined().withContiguousStorage { whole.read($0, isLast: false) { _ in } }
    var single = HandleFinder()
    var end = 0
    for line in lines {
      line.withUnsafeBytes { single.read($0, isLast: false) { _ in } }
      end += line.count
      #expect(whole.surroundings(at: end - 1) == single.surroundings(at: end - 1), "\(end)")
    }
  }

  private func offset(of text: String, in bytes: [UInt8]) -> Int? {
    bytes.indices.first { bytes[$0...].starts(with: text.utf8) }
  }
}

extension Sequence<UInt8> {
  fileprivate func withContiguousStorage(_ body: (UnsafeRawBufferPointer) -> Void) {
    Array(self).withUnsafeBytes(body)
  }
}
