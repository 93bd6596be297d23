import Testing

@testable import JobSources

@Suite struct SimulatedListTests {
  private func listing(_ lab: SimulatedLab, _ service: String) throws -> SimulatedRequest {
    try #require(lab.cloud.listings.first { $0.service == service })
  }

  @Test func databaseTasksComeInPages() throws {
    var lab = SimulatedLab(minutes: 60)
    var request = try listing(lab, "rds")
    request.query = [("limit", "5"), ("offset", "0")]
    let first = object(lab.ask(request))
    #expect(first.objects("tasks").count == 5)
    let total = try #require(first["total_count"] as? Int)
    var ids: [String] = []
    for offset in stride(from: 0, to: total, by: 5) {
      request.query = [("limit", "5"), ("offset", "\(offset)")]
      ids += object(lab.ask(request)).objects("tasks").compactMap { $0["id"] as? String }
    }
    #expect(ids.count == total && Set(ids).count == total)
    #expect(Set(lab.jobs(of: "rds").map(\.id)).isSubset(of: ids))
  }

  @Test func clustersListABareArray() throws {
    var lab = SimulatedLab(minutes: 60)
    let jobs = array(lab.ask(try listing(lab, "cce")))
    #expect(jobs.count == lab.jobs(of: "cce").count)
    #expect(jobs.allSatisfy { $0.at("spec", "clusteruid") != nil })
    #expect(jobs.contains { $0.text("status", "completionTime") != nil })
  }

  @Test func balancersPageByMarker() throws {
    var lab = SimulatedLab(minutes: 90)
    let plain = try listing(lab, "elb")
    var ids: [String] = []
    var marker: String?
    repeat {
      var request = plain
      request.query = [("limit", "4")] + (marker.map { [("marker", $0)] } ?? [])
      let page = object(lab.ask(request))
      ids += page.objects("jobs").compactMap { $0["job_id"] as? String }
      marker = page.text("page_info", "next_marker")
    } while marker != nil
    #expect(Set(ids) == Set(lab.jobs(of: "elb").map(\.id)))
    #expect(ids.count == Set(ids).count)
  }

  /// Few jobs are theirs, so there may be none.
  @Test(arguments: [("ddm", "jobs"), ("gaussdb-opengauss", "tasks")])
  func rareServicesListToo(service: String, key: String) throws {
    var lab = SimulatedLab(minutes: 90)
    let rows = object(lab.ask(try listing(lab, service))).objects(key)
    #expect(
      Set(rows.compactMap { ($0["job_id"] ?? $0["id"]) as? String })
        == Set(lab.jobs(of: service).map(\.id)))
  }

  @Test(arguments: ["vpn", "cbr", "dcs", "dds", "gaussdb-nosql"])
  func otherListsHaveRows(service: String) throws {
    var lab = SimulatedLab(minutes: 90)
    let body = object(lab.ask(try listing(lab, service)))
    let rows = body.objects("jobs") + body.objects("operation_logs") + body.objects("tasks")
    #expect(!rows.isEmpty)
  }

  @Test func gatewaysTellWhatIsLeft() throws {
    var lab = SimulatedLab(minutes: 90)
    let rows = object(lab.ask(try listing(lab, "vpn"))).objects("jobs")
    #expect(rows.allSatisfy { ($0["expected_time_seconds"] as? Int).map { $0 >= 0 } ?? false })
  }

  @Test func tracesHoldFinishedJobsAsText() throws {
    var lab = SimulatedLab(minutes: 30)
    var request = try listing(lab, "cts")
    request.query.append(("service_type", "ECS"))
    let traces = object(lab.ask(request)).objects("traces")
    try #require(traces.count > 10)
    for trace in traces {
      let job = object(Array((trace["response"] as? String ?? "").utf8))
      #expect(["SUCCESS", "FAIL"].contains(job["status"] as? String))
      #expect(trace["user"] != nil && trace["resource_name"] is String)
    }
    #expect(traces.contains { ($0["response"] as? String)?.contains("createSingleServer") == true })
  }

  @Test func tracesComeInPages() throws {
    var lab = SimulatedLab(minutes: 60)
    let plain = try listing(lab, "cts")
    var ids: [String] = []
    var marker: String?
    repeat {
      var request = plain
      request.query = [("limit", "50")] + (marker.map { [("next", $0)] } ?? [])
      let page = object(lab.ask(request))
      ids += page.objects("traces").compactMap { $0["trace_id"] as? String }
      marker = page.text("meta_data", "marker")
    } while marker != nil
    #expect(ids.count > 300 && Set(ids).count == ids.count)
  }
}
