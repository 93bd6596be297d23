import JobModel

@testable import JobSources

/// An account against services on this machine; each has a folder of its own there.
struct AccountLab: Sendable {
  let clock = HTTPTestClock()
  let id = JobID(rawValue: "ff8080827e7810fb0191c5b7d0811328")
  let uuid = JobID(rawValue: "a03b1b8a-b756-467c-8a49-38720c3d23ec")
  let order = OrderID(rawValue: "CS2601021104ABCDE")

  func account(
    _ cloud: LoopbackCloud, services: [String]? = nil, deadline: Double = 30
  ) -> CloudAccount {
    var own = ["iam": cloud.address.appending(path: "/iam")]
    for name in services ?? ServiceRow.all.map(\.name) + ["bss"] {
      own[name] = cloud.address.appending(path: "/\(name)")
    }
    var settings = AccountSettings(
      context: "test", endpoints: Endpoints(region: "eu-de", own: own),
      credentials: .password(user: "u", domain: "Dom", password: SecretValue("hush")))
    settings.projectID = "p1"
    var limits = CloudClient.Limits()
    limits.deadline = .seconds(deadline)
    let gate = HostGate(
      rate: .infinity,
      timekeeper: Timekeeper(
        now: clock.reading, sleep: { [clock] in clock.advance(seconds: $0.seconds) }))
    return CloudAccount(
      settings: settings, client: CloudClient(limits: limits), gate: gate, now: clock.reading)
  }

  func job(_ id: JobID, _ status: String = "RUNNING") -> LoopbackCloud.Reply {
    .json(
      #"{"job_id":"\#(id.rawValue)","job_type":"createServer","status":"\#(status)","entities":{}}"#,
      headers: ["X-Request-Id": "r-1"])
  }

  let unknown = LoopbackCloud.Reply.json(
    #"{"error":{"code":"Common.0011","message":"No jobs found."}}"#, status: 400)

  /// Runs a cloud that gives tokens, and answers everything else as it is told.
  func serve(
    _ answer: @escaping @Sendable (LoopbackCloud.Question) -> LoopbackCloud.Reply,
    use: (LoopbackCloud) async throws -> Void
  ) async throws {
    try await LoopbackCloud.serve { question in
      question.path == "/iam/v3/auth/tokens" ? .token("t1") : answer(question)
    } use: { cloud in
      try await use(cloud)
    }
  }
}

extension ListedPages {
  /// The pages that come, up to the last.
  var all: [Asked] {
    get async { await reduce(into: []) { $0.append($1) } }
  }
}

extension HostGate {
  /// Lets everything through at once.
  static var unlimited: HostGate { HostGate(rate: .infinity, timekeeper: .system) }
}
