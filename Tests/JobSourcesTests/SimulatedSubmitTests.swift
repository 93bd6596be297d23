import Testing

@testable import JobSources

@Suite struct SimulatedSubmitTests {
  private func post(
    _ lab: SimulatedLab, _ body: String, fate: String? = nil
  ) -> SimulatedRequest {
    SimulatedRequest(
      method: "POST", service: "ecs", path: "/v1/\(lab.cloud.project)/cloudservers",
      headers: fate.map { [("X-Simulated-Fate", $0)] } ?? [], body: Array(body.utf8))
  }

  private func status(_ lab: inout SimulatedLab, _ id: Any?) -> String? {
    let id = id as? String ?? ""
    return object(lab.ask(SimulatedHandle(kind: .job, service: "ecs", id: id)))["status"] as? String
  }

  @Test func cardsArePlayedAtOnce() {
    var lab = SimulatedLab(minutes: 1)
    let card = FateCard(.createServer, .failure(.quota), pace: 4000)
    let submission = lab.cloud.submit(card, at: lab.now)
    lab.pass(4000)
    #expect(!lab.submissions.contains { $0.handles == submission.handles })
    #expect(status(&lab, submission.handles.first?.id) == "FAIL")
  }

  @Test func callsStartJobs() throws {
    var lab = SimulatedLab(minutes: 1)
    let answer = lab.ask(post(lab, #"{"server":{"name":"mine","flavorRef":"s6"}}"#))
    #expect(answer.status == 200)
    let id = object(answer)["job_id"]
    #expect(lab.cloud.registry.script(of: id as? String ?? "")?.plan.resource.name == "mine")
    lab.pass(2000)
    #expect(status(&lab, id) == "RUNNING")
    lab.pass(300_000)
    #expect(status(&lab, id) == "SUCCESS")
  }

  @Test func callersChooseTheEnd() {
    var lab = SimulatedLab(minutes: 1)
    let failing = object(lab.ask(post(lab, "{}", fate: "failure")))["job_id"]
    #expect(lab.ask(post(lab, "{}", fate: "rejected")).status >= 400)
    lab.pass(300_000)
    #expect(status(&lab, failing) == "FAIL")
  }

  @Test func prepaidCallsWaitForTheMoney() throws {
    var lab = SimulatedLab(minutes: 1)
    let body = object(lab.ask(post(lab, #"{"extendparam":{"chargingMode":"prePaid"}}"#)))
    let order = try #require(body["order_id"] as? String)
    lab.pass(120_000)
    #expect(status(&lab, body["job_id"]) == "PENDING_PAYMENT")
    let pay = SimulatedRequest(
      method: "POST", service: "bss", path: "/v3/orders/customer-orders/pay",
      body: Array(#"{"order_id":"\#(order)"}"#.utf8))
    #expect(lab.ask(pay).status == 204)
    lab.pass(2000)
    #expect(status(&lab, body["job_id"]) == "RUNNING")
  }

  @Test func everyKindTakesItsOwnPath() {
    let project = "0123456789abcdef0123456789abcdef"
    for blueprint in Blueprint.all {
      let path = blueprint.path(project: project, resource: "r-1")
      let first = Blueprint.all.first {
        $0.service == blueprint.service && $0.method == blueprint.method
          && $0.takes(path, project: project)
      }
      #expect(first?.type == blueprint.type)
    }
  }

  @Test func otherCallsAreRefused() {
    var lab = SimulatedLab(minutes: 1)
    let request = SimulatedRequest(
      method: "DELETE", service: "ecs", path: "/v1/\(lab.cloud.project)/jobs/1")
    #expect(lab.ask(request).status == 405)
  }
}
