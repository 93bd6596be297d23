import Foundation
import Testing

@testable import JobSources

@Suite struct SimulatedTroubleTests {
  private func header(_ answer: SimulatedAnswer, _ name: String) -> String? {
    answer.headers.first { $0.0 == name }?.1
  }

  /// The answers before, during and after a trouble that was ordered once.
  private func strike(_ kind: SimulatedTrouble.Kind) -> (struck: SimulatedAnswer, healthy: Bool) {
    var lab = SimulatedLab(minutes: 5)
    let job = lab.jobs(of: "ecs")[0]
    lab.cloud.disturb(with: kind)
    let struck = lab.ask(job)
    return (struck, lab.ask(job).status == 200)
  }

  @Test func throttlingSpeaksOfItsLimit() {
    let (answer, healthy) = strike(.throttled(retryAfter: 7))
    #expect(answer.status == 429 && healthy)
    #expect(object(answer)["error_code"] as? String == "APIGW.0308")
    #expect(answer.text.contains("over ratelimit,limit:100,time:1 minute"))
    #expect(header(answer, "Retry-After") == "7")
    #expect(header(strike(.throttled(retryAfter: nil)).struck, "Retry-After") == nil)
  }

  @Test func tokensExpire() {
    let (answer, healthy) = strike(.unauthorized)
    #expect(answer.status == 401 && healthy)
    #expect(object(answer)["error_code"] as? String == "APIGW.0301")
  }

  @Test(arguments: [
    (SimulatedTrouble.Kind.badGateway, 502), (.gatewayTimeout, 504),
  ]) func proxiesShowPages(kind: SimulatedTrouble.Kind, status: Int) {
    let (answer, healthy) = strike(kind)
    #expect(answer.status == status && healthy)
    #expect(answer.text.hasPrefix("<html>"))
    #expect(header(answer, "Content-Type") == "text/html")
  }

  @Test func connectionsBreak() {
    let (answer, healthy) = strike(.reset)
    #expect(answer.failure == .connectionReset && healthy)
    #expect(answer.status == 0 && answer.body.isEmpty && answer.headers.isEmpty)
  }

  @Test func bodiesBreakOff() {
    let (answer, healthy) = strike(.truncated)
    #expect(answer.status == 200 && healthy)
    #expect(object(answer).isEmpty && !answer.body.isEmpty)
  }

  @Test func bodiesDrip() {
    let (answer, healthy) = strike(.slow(milliseconds: 9000))
    #expect(answer.status == 200 && healthy)
    #expect(answer.delay == 9000 && !object(answer).isEmpty)
  }

  @Test func troubleCanBeOrderedForOneService() {
    var lab = SimulatedLab(minutes: 10)
    lab.cloud.disturb(with: .badGateway, times: 2, service: "evs")
    let volume = lab.jobs(of: "evs")[0]
    #expect(lab.ask(lab.jobs(of: "ecs")[0]).status == 200)
    #expect(lab.ask(volume).status == 502)
    #expect(lab.ask(volume).status == 502)
    #expect(lab.ask(volume).status == 200)
  }

  @Test func theOtherBillingSiteIsClosed() throws {
    var lab = SimulatedLab(minutes: 20)
    let order = try #require(lab.orders.first)
    let request = lab.cloud.requests(for: order)
    lab.cloud.trouble.billingSite = "bss-intl"
    let refused = lab.ask(request)
    #expect(refused.status == 403)
    #expect(object(refused)["error_code"] as? String == "CBC.0150")
    #expect(lab.ask(order).status == 200)
  }

  @Test func youngJobsAreUnknown() throws {
    var trouble = SimulatedTrouble.calm
    trouble.unknownFor = 5000
    var lab = SimulatedLab(trouble)
    while lab.jobs(of: "ecs").isEmpty { lab.pass(50) }
    let job = lab.jobs(of: "ecs")[0]
    let young = lab.ask(job)
    #expect(young.status == 400)
    #expect(object(young).text("error", "code") == "Common.0025")
    lab.pass(5000)
    #expect(lab.ask(job).status == 200)
  }

  @Test(arguments: [
    ("ecs", 400, "Common.0025"), ("evs", 400, "Common.0011"), ("bms", 400, "Common.0011"),
    ("sfs-turbo", 404, "SFS.TURBO.0004"), ("cce", 404, "CCE.01404001"),
  ]) func finishedJobsAreForgotten(service: String, status: Int, code: String) throws {
    var lab = SimulatedLab(minutes: 60)
    let job = try #require(lab.jobs(of: service).first)
    #expect(lab.ask(job).status == 200)
    lab.cloud.trouble.retention = 60_000
    lab.pass(3_600_000)
    let answer = lab.ask(job)
    #expect(answer.status == status)
    #expect(answer.text.contains(code))
  }

  @Test func servicesRememberForADay() throws {
    var lab = SimulatedLab(minutes: 60)
    let job = try #require(lab.jobs(of: "evs").first)
    let ends = try #require(lab.script(job)?.ends)
    lab.pass(ends + 86_400_000 - lab.now)
    #expect(lab.ask(job).status == 200)
    lab.pass(1)
    #expect(lab.ask(job).status == 400)
  }

  @Test func databasesRememberLonger() throws {
    var lab = SimulatedLab(minutes: 60)
    let job = try #require(lab.jobs(of: "rds").first)
    lab.cloud.trouble.retention = 60_000
    lab.pass(3_600_000)
    let forgotten = lab.ask(job)
    #expect(forgotten.status == 400)
    #expect(object(forgotten)["error_code"] as? String == "DBS.200543")
    lab.cloud.trouble.retention = nil
    #expect(lab.ask(job).status == 200)
  }

  @Test func tooManyRequestsAreRefused() {
    var trouble = SimulatedTrouble.calm
    trouble.throttle = SimulatedTrouble.Throttle(limit: 10, window: 60_000, sendsRetryAfter: true)
    var lab = SimulatedLab(minutes: 5, trouble)
    let job = lab.jobs(of: "ecs")[0]
    let statuses = (0..<12).map { _ in lab.ask(job).status }
    #expect(statuses == Array(repeating: 200, count: 10) + [429, 429])
    #expect(header(lab.ask(job), "Retry-After") == "60")
    #expect(lab.ask(lab.jobs(of: "evs")[0]).status == 200)
    lab.pass(6_000)
    #expect(lab.ask(job).status == 200)
    #expect(lab.ask(job).status == 429)
  }

  @Test func jobsAreOnlyKnownToTheirService() throws {
    var lab = SimulatedLab(minutes: 5)
    var request = lab.cloud.requests(for: lab.jobs(of: "ecs")[0])
    request.service = "evs"
    #expect(object(lab.ask(request)).text("error", "code") == "Common.0011")
    request.service = "nonsense"
    #expect(lab.ask(request).status == 404)
    request.service = "ecs"
    request.path = "/v1/0123456789abcdef0123456789abcdef/jobs/x"
    #expect(object(lab.ask(request)).text("error", "code") == "Common.0018")
  }

  @Test func everyAnswerTellsTheTime() {
    var lab = SimulatedLab(minutes: 5)
    let answer = lab.ask(lab.jobs[0])
    #expect(header(answer, "Date") == "Wed, 14 Jan 2026 09:35:00 GMT")
    #expect(header(answer, "X-Request-Id")?.utf8.count == 32)
  }

  @Test func stormsAreStormy() {
    var lab = SimulatedLab(minutes: 10, .stormy)
    var statuses: Set<Int> = []
    for _ in 0..<20 {
      lab.pass(30_000)
      for job in lab.jobs.suffix(40) { statuses.insert(lab.ask(job).status) }
    }
    #expect(statuses.isSuperset(of: [0, 200, 401, 429, 502, 504]))
  }
}
