import JobModel
import Synchronization
import Testing

@testable import JobSources

/// The simulated cloud behind a real connection: it has all services, and says what real ones say.
@Suite final class HTTPSimulatedTests: Sendable {
  private let lab = Mutex(SimulatedLab(minutes: 90))

  private func serve(
    _ use: (CloudAccount, SimulatedLab) async throws -> Void
  ) async throws {
    let (project, now) = lab.withLock { ($0.cloud.project, $0.now) }
    try await LoopbackCloud.serve { [self] question in
      let parts = question.path.split(separator: "/", maxSplits: 1)
      guard let service = parts.first.map(String.init), service != "iam" else {
        return .token("t1", project: project)
      }
      let answer = lab.withLock {
        $0.ask(
          SimulatedRequest(
            service: service, path: "/" + (parts.last ?? ""),
            query: question.query.map { ($0.key, $0.value) }))
      }
      return LoopbackCloud.Reply(status: answer.status, body: answer.body)
    } use: { cloud in
      var own = ["iam": cloud.address.appending(path: "/iam")]
      for row in ServiceRow.all { own[row.name] = cloud.address.appending(path: "/\(row.host)") }
      own["bss"] = cloud.address.appending(path: "/bss")
      let settings = AccountSettings(
        context: "sim", endpoints: Endpoints(region: "eu-de", own: own),
        credentials: .password(user: "u", domain: "Dom", password: SecretValue("hush")))
      let account = CloudAccount(
        settings: settings, client: CloudClient(), gate: .unlimited,
        now: { Instant(milliseconds: now) })
      try await use(account, lab.withLock { $0 })
    }
  }

  private func jobs(_ asked: Asked) -> [Job] {
    guard case .answer(let bytes, let hint, _) = asked else { return [] }
    return bytes.withUnsafeBytes { bytes in
      WireReader.reread(bytes, isListEntry: false, hint: hint).compactMap {
        guard case .job(let job) = $0 else { return nil }
        return job
      }
    }
  }

  @Test func everyServiceIsAskedInItsOwnWay() async throws {
    try await serve { account, lab in
      var services: Set<String> = []
      for handle in lab.jobs.reversed() where !services.contains(handle.service) {
        guard ServiceRow.named(handle.service)?.job != nil else { continue }
        services.insert(handle.service)
        let id = JobID(rawValue: handle.id)
        let asked = await account.ask(job: id, service: handle.service)
        #expect(jobs(asked).contains { $0.id == id }, "\(handle) \(asked)")
      }
      #expect(services.count > 15, "\(services)")
    }
  }

  @Test func everyOwnerIsFound() async throws {
    try await serve { account, lab in
      var services: Set<String> = []
      let handles = lab.jobs.reversed().filter {
        ServiceRow.named($0.service)?.job != nil && services.insert($0.service).inserted
      }
      await withTaskGroup(of: (SimulatedHandle, Asked).self) { group in
        for handle in handles {
          group.addTask { (handle, await account.ask(job: JobID(rawValue: handle.id))) }
        }
        for await (handle, asked) in group {
          guard case .answer(_, let hint, _) = asked else {
            Issue.record("\(handle) \(asked)")
            continue
          }
          #expect(hint.service == ServiceRow.named(handle.service)?.name)
          #expect(jobs(asked).contains { $0.id?.rawValue == handle.id }, "\(handle)")
        }
      }
    }
  }

  @Test func ordersAreFound() async throws {
    try await serve { account, lab in
      let handle = try #require(lab.orders.last)
      let asked = await account.ask(order: OrderID(rawValue: handle.id))
      guard case .answer = asked else {
        Issue.record("\(asked)")
        return
      }
    }
  }

  @Test func listsAreRead() async throws {
    try await serve { account, lab in
      let since = Instant(milliseconds: lab.now) - .seconds(86_400)
      for listing in lab.cloud.listings {
        let pages = await account.list(listing.service, since: since).all
        #expect(!pages.isEmpty)
        for page in pages {
          guard case .answer = page else {
            Issue.record("\(listing.service) \(page)")
            continue
          }
        }
      }
    }
  }
}
