import Configuration
import Foundation
import Glibc
import JobModel
import Testing

@testable import JobSources

/// `jobtop simulate`, asked over real connections.
@Suite(.timeLimit(.minutes(5))) struct SimulateTests {
  private func jobs(_ asked: Asked) -> [Job] {
    guard case .answer(let bytes, let hint, _) = asked else { return [] }
    return bytes.withUnsafeBytes { bytes in
      WireReader.reread(bytes, isListEntry: false, hint: hint).compactMap {
        guard case .job(let job) = $0 else { return nil }
        return job
      }
    }
  }

  private func jobID(_ answer: CloudAnswer) throws -> JobID {
    let text = String(decoding: answer.body, as: UTF8.self)
    let id = text.firstMatch(of: /"(?:job_id|jobId|jobid|jobID)":"([^"]+)"/)
    return JobID(rawValue: String(try #require(id, "\(text)").1))
  }

  /// Asks until the job has ended; the cloud is so fast that it soon has.
  private func end(
    of id: JobID, service: String, _ account: CloudAccount
  ) async throws -> Job {
    while true {
      let asked = await account.ask(job: id, service: service)
      let job = try #require(jobs(asked).first { $0.id == id }, "\(asked)")
      if job.state.isTerminal { return job }
    }
  }

  @Test func whatItPrintsIsAConfiguration() throws {
    let site = try RunningSite()
    let folder = try TemporaryFolder()
    let path = try folder.write(site.text, to: "config.yaml")
    let configuration = try Configuration(yaml: site.text, path: path)
    let context = try #require(configuration.contexts.first)
    #expect(context.name == "simulated")
    #expect(context.region == "sim-1")
    #expect(context.project == "sim-1_demo")
    #expect(context.endpoints["iam"] == "\(site.address.origin)/iam/v3")
    #expect(context.endpoints["ecs"] == "\(site.address.origin)/ecs")
    let outcome = try Program.run(
      ["list", "--config", path, "-"], input: #"{"job_id":"ff80808291000001019c0f3a5c2e0001"}"#)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
  }

  /// One submit call for each of the four families of answers.
  @Test(arguments: [
    ("ecs", "/v1/{p}/cloudservers"), ("rds", "/v3/{p}/instances"),
    ("cce", "/api/v3/projects/{p}/clusters"),
    ("elb", "/v3/{p}/elb/loadbalancers/4c2f2a5a/clone"), ("bms", "/v1/{p}/baremetalservers"),
    ("sfs-turbo", "/v1/{p}/sfs-turbo/shares/77aa/fs/ldap"),
  ])
  func whatIsSubmittedCanBeFollowedToItsEnd(_ service: String, _ path: String) async throws {
    let site = try RunningSite(["--seed", "7", "--speed", "1000"])
    let path = "/\(service)" + path.replacing("{p}", with: site.project)
    let submitted = try await site.ask(path, method: "POST", body: #"{"name":"web-1"}"#)
    #expect((200..<300).contains(submitted.status))
    let id = try jobID(submitted)
    let job = try await end(of: id, service: service, site.account())
    #expect(job.state == .succeeded)
  }

  @Test func aJobThatIsToFailFails() async throws {
    let site = try RunningSite(["--speed", "1000"])
    let submitted = try await site.ask(
      "/ecs/v1/\(site.project)/cloudservers", method: "POST", body: "{}", fate: "failure")
    let job = try await end(of: try jobID(submitted), service: "ecs", site.account())
    #expect(job.state == .failed)
  }

  @Test func whatIsNotThereIsNotFound() async throws {
    let site = try RunningSite()
    let id = JobID(rawValue: "ff8080827e7810fb0191c5b7d0811328")
    for service in ["ecs", "rds", "cce", "elb"] {
      let asked = await site.account().ask(job: id, service: service)
      #expect(asked == .notFound, "\(service) \(asked)")
    }
  }

  @Test func theOwnerOfAJobIsFound() async throws {
    let site = try RunningSite(["--speed", "1000"])
    let submitted = try await site.ask(
      "/bms/v1/\(site.project)/baremetalservers", method: "POST", body: "{}")
    let id = try jobID(submitted)
    let asked = await site.account().ask(job: id)
    #expect(jobs(asked).contains { $0.id == id }, "\(asked)")
  }

  // MARK: Who is let in

  @Test func aWrongPasswordIsRefused() async throws {
    let site = try RunningSite()
    let user = SimulatedUser()
    let account = site.account(
      .password(user: user.name, domain: user.domain, password: SecretValue("not-this-one")))
    let asked = await account.ask(job: JobID(rawValue: "abc1"), service: "ecs")
    guard case .refused(let reason) = asked else {
      Issue.record("\(asked)")
      return
    }
    #expect(reason.text.contains("password is wrong"))
  }

  @Test(arguments: [SignatureDialect.access, .scoped()])
  func signedRequestsAreTaken(_ dialect: SignatureDialect) async throws {
    let site = try RunningSite(["--speed", "1000"])
    let submitted = try await site.ask(
      "/evs/v2.1/\(site.project)/cloudvolumes", method: "POST", body: "{}")
    var keys = SimulatedUser().signingKeys
    keys.dialect = dialect
    let job = try await end(
      of: try jobID(submitted), service: "evs", site.account(.keys(keys)))
    #expect(job.state == .succeeded)
  }

  @Test func aWrongClockIsRefusedAndLearnedFrom() async throws {
    let site = try RunningSite()
    let submitted = try await site.ask(
      "/evs/v2.1/\(site.project)/cloudvolumes", method: "POST", body: "{}")
    let id = try jobID(submitted)
    let account = site.account(
      .keys(SimulatedUser().signingKeys), clockOff: .seconds(-7200))
    let asked = await account.ask(job: id, service: "evs")
    #expect(jobs(asked).contains { $0.id == id }, "\(asked)")
  }

  @Test func aWrongSignatureIsRefused() async throws {
    let site = try RunningSite()
    var keys = SimulatedUser().signingKeys
    keys.secretKey = SecretValue("wrong")
    let asked = await site.account(.keys(keys)).ask(job: JobID(rawValue: "abc1"), service: "ecs")
    guard case .refused(let reason) = asked else {
      Issue.record("\(asked)")
      return
    }
    #expect(reason.text.contains("verify aksk signature fail"))
  }

  @Test func tokensExpire() async throws {
    let site = try RunningSite(["--token-life", "0s"])
    let answer = try await site.ask("/ecs/v1/\(site.project)/jobs/x")
    #expect(answer.status == 401)
  }

  // MARK: Faults

  @Test(arguments: [
    ("throttled", 429), ("errors", 500), ("bad-gateway", 502), ("html", 200), ("truncated", 400),
  ])
  func faultsArrive(_ name: String, _ status: Int) async throws {
    let site = try RunningSite(["--fault", "\(name)=100"])
    #expect(try await site.ask("/ecs/v1/\(site.project)/jobs/x").status == status)
  }

  @Test func aConnectionMayEndWithoutAnAnswer() async throws {
    let site = try RunningSite(["--fault", "reset=100"])
    await #expect(throws: TransferError.self) {
      try await site.ask("/ecs/v1/\(site.project)/jobs/x")
    }
  }

  // MARK: HTTPS

  @Test func overHTTPSItTellsWhatToTrust() throws {
    let folder = try TemporaryFolder()
    let site = try RunningSite(["--tls", "--certificate", folder.path("site.pem")])
    let configuration = try Configuration(yaml: site.text, path: folder.path("config.yaml"))
    let context = try #require(configuration.contexts.first)
    #expect(context.caFile == folder.path("site.pem"))
    #expect(context.endpoints["iam"] == "\(site.address.origin)/iam/v3")
    #expect(site.address.scheme == "https")
    let written = try folder.read("site.pem")
    #expect(written.hasPrefix("-----BEGIN CERTIFICATE-----\n"))
    #expect(!written.contains("PRIVATE"))
  }

  @Test func withoutItsCertificateItDoesNotServe() throws {
    let outcome = try Program.run(
      ["simulate", "--port", "0", "--tls", "--certificate", "/proc/nonexistent/site.pem"])
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "jobtop: /proc/nonexistent/site.pem: cannot write the certificate there; "
        + "choose another place with --certificate\n")
    #expect(outcome.output == "")
  }

  // MARK: The program

  @Test func itRunsUntilItIsInterrupted() throws {
    let site = try RunningSite()
    #expect(site.stop(SIGINT) == SIGINT)
  }

  @Test func aPortInUseIsSaid() throws {
    let site = try RunningSite()
    let port = try #require(site.address.port)
    let outcome = try Program.run(["simulate", "--port", "\(port)"])
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "jobtop: port \(port) is in use: choose another, or --port 0 for any free one\n")
    #expect(outcome.output == "")
  }

  @Test(arguments: [
    (["--port", "-1"], "--port -1: ports go from 1 to 65535"),
    (["--port", "65536"], "--port 65536: ports go from 1 to 65535"),
    (["--port", "http"], "--port http: not a number"),
    (["--port", ""], "--port : not a number"),
    (["--certificate", "/x.pem"], "--certificate needs --tls"),
    (["--tls", "--certificate", ""], "--certificate: give the path of a file"),
    (["--fault", "slo"], "--fault slo: choose one of"),
    (["--fault", "slow=60", "--fault", "html=50"], "together they exceed 100%"),
    (["--speed", "0"], "--speed 0.0"), (["--token-life", "x"], "--token-life x"),
  ])
  func wrongUsageIsSaidInOneLine(_ arguments: [String], _ message: String) throws {
    let outcome = try Program.run(["simulate"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(outcome.output == "")
  }
}
