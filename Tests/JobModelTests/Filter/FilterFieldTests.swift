import JobModel
import Testing

/// Every field, with the values that it takes.
struct FilterFieldTests {
  @Test(arguments: [
    ("state:failed", ["web-07", "db-metal", "app-11"]),
    ("state:FAILED", ["web-07", "db-metal", "app-11"]),
    ("state:fail", ["web-07", "db-metal", "app-11"]),
    ("state:f", ["web-07", "db-metal", "app-11"]),
    ("state:awaiting-payment", ["web-08"]), ("state:unpaid", ["web-08"]),
    ("state:done", ["data-17"]),
    ("state:gone", []), ("STATE:running", ["prod-k8s-3"]), ("state:\"running\"", ["prod-k8s-3"]),
    ("status:fail", ["web-07", "db-metal", "app-11"]), ("raw_status:InProgress", ["prod-k8s-3"]),
    ("service:ecs", ["web-07", "app-11"]), ("type:server", ["web-07", "app-11"]),
    ("job_type:server", ["web-07", "app-11"]),
    ("resource:1c74", ["web-07"]), ("resource:web", ["web-07", "web-08"]), ("name:1c74", []),
    ("id:ff8080*", ["web-07"]), ("id:1328", ["web-07"]), ("job:ff80", ["web-07"]),
    ("code:ecs.0204", ["web-07"]), ("code:Ecs.0000", ["web-07"]), ("error:BMS", ["db-metal"]),
    ("message:quota", ["web-07"]), ("reason:quota", ["web-07"]), ("why:disk", ["db-metal"]),
    ("category:quota", ["web-07"]), ("category:bad-request", ["db-metal"]),
    ("category:*request", ["db-metal"]),
    ("context:prod", ["web-07", "prod-k8s-3", "data-17", "app-11"]),
    ("context:test*", ["db-metal"]),
    ("region:eu-nl", ["app-11"]), ("project:05d1*", ["web-07"]), ("note:migration", ["web-07"]),
    ("user:ops-*", ["web-07"]),
  ])
  func texts(filter: String, shown: [String]) throws {
    #expect(try FilterSamples.shown(filter) == shown)
  }

  @Test(arguments: [
    ("order:yes", ["web-07", "web-08"]),
    ("order:NO", ["db-metal", "prod-k8s-3", "data-17", "app-11"]),
    ("order:CS26*", ["web-07", "web-08"]), ("order:QW19", ["web-08"]),
  ])
  func ordersByPresenceOrId(filter: String, shown: [String]) throws {
    #expect(try FilterSamples.shown(filter) == shown)
  }

  @Test(arguments: [
    ("state:failed|running", ["web-07", "db-metal", "prod-k8s-3", "app-11"]),
    ("state:failed|running type:create*", ["web-07", "prod-k8s-3"]),
    ("state:failed|type:createVolume", ["web-07", "db-metal", "data-17", "app-11"]),
    ("state:running|!order:no", ["web-07", "prod-k8s-3", "web-08"]),
    ("state:running | unpaid", ["prod-k8s-3"]),
    ("state:running |data", ["prod-k8s-3", "data-17"]),
    ("name:web*|data*|\"k8s\"", ["web-07", "prod-k8s-3", "data-17", "web-08"]),
    ("!state:failed|running", ["data-17", "web-08"]),
    ("(state:failed|running) eu-nl", ["app-11"]),
  ])
  func aBarGoesOnWithTheValues(filter: String, shown: [String]) throws {
    #expect(try FilterSamples.shown(filter) == shown)
  }

  @Test(arguments: [
    ("flag:rolled_back", ["db-metal"]), ("flag:rolled-back", ["db-metal"]),
    ("flag:part", ["db-metal"]),
    ("flag:silent_failure", ["app-11"]), ("flag:any", ["db-metal", "app-11"]),
    ("!flag:any state:failed", ["web-07"]), ("flag:stale", []),
    ("flags:partial|silent", ["db-metal", "app-11"]),
  ])
  func flags(filter: String, shown: [String]) throws {
    #expect(try FilterSamples.shown(filter) == shown)
  }

  /// An order tells when it was placed, here 49 minutes ago: as good as a begin.
  @Test(arguments: [
    ("age:>1h", ["prod-k8s-3", "data-17", "app-11"]), ("age:<50m", ["web-07", "web-08"]),
    ("age:>=3h", ["prod-k8s-3", "data-17", "app-11"]), ("age:>3h", ["data-17", "app-11"]),
    ("age:<=3h", ["web-07", "db-metal", "prod-k8s-3", "web-08"]), ("age:>2d12h", ["app-11"]),
    ("age:<2800", ["web-07"]),
  ])
  func ageSinceTheBegin(filter: String, shown: [String]) throws {
    #expect(try FilterSamples.shown(filter) == shown)
  }

  @Test(arguments: [
    ("duration:>5m", ["db-metal", "prod-k8s-3", "web-08"]),
    ("duration:<10s", ["data-17", "app-11"]),
    ("duration:>=31.4s !state:unpaid", ["web-07", "db-metal", "prod-k8s-3"]), ("took:<3s", []),
  ])
  func durationSoFarOrInAll(filter: String, shown: [String]) throws {
    #expect(try FilterSamples.shown(filter) == shown)
  }

  @Test(arguments: [
    ("began:>2026-11-21", ["web-07", "db-metal", "prod-k8s-3", "web-08"]),
    ("began:2026-11-20", ["data-17"]), ("began:<2026-11-20", ["app-11"]),
    ("began:>=2026-11-21T07:02", ["web-07", "db-metal", "web-08"]),
    ("began:2026-11-21T07:14Z", ["web-07"]),
    ("began:>2026-11-21T07:02:00Z", ["web-07", "web-08"]),
    ("began:\">2026-11-21 07:02:00\"", ["web-07", "web-08"]),
    ("begun:>1h", ["web-07", "db-metal", "web-08"]), ("began:<2d", ["app-11"]),
    ("ended:>1h", ["web-07", "db-metal"]), ("ended:2026-11-18", ["app-11"]),
    ("ended:<2026-11-21", ["data-17", "app-11"]),
  ])
  func pointsInTime(filter: String, shown: [String]) throws {
    #expect(try FilterSamples.shown(filter) == shown)
  }

  @Test(arguments: [
    ("progress:<50", ["prod-k8s-3"]), ("progress:>=44%", ["db-metal", "prod-k8s-3"]),
    ("progress:44", ["prod-k8s-3"]), ("progress:66.6", ["db-metal"]),
    ("subjobs:>3", ["prod-k8s-3"]), ("subjobs:3", ["db-metal"]),
    ("sub_jobs:<=9", ["db-metal", "prod-k8s-3"]),
  ])
  func numbers(filter: String, shown: [String]) throws {
    #expect(try FilterSamples.shown(filter) == shown)
  }

  @Test func slowForItsOwnKind() throws {
    var table = JobTable()
    for seconds in 1...100 {
      table.merge(
        FilterSamples.made(
          "v\(seconds)", "createVolume", "evs", .succeeded, "SUCCESS", begunAgo: 9000,
          took: Double(seconds)))
      table.merge(
        FilterSamples.made(
          "s\(seconds)", "createServer", "ecs", .succeeded, "SUCCESS", begunAgo: 9000,
          took: Double(seconds) * 10))
    }
    #expect(try FilterSamples.shown("duration:>98%", in: table) == ["v99", "s99", "v100", "s100"])
    #expect(try FilterSamples.shown("duration:<=1% type:*volume", in: table) == ["v1"])
    // Running for 200 seconds is far too long for a volume, and nothing special for a server.
    for (type, service) in [("createVolume", "evs"), ("createServer", "ecs"), ("never seen", "x")] {
      table.merge(
        FilterSamples.made(
          "running \(service)", type, service, .running, "RUNNING", begunAgo: 200, took: nil))
    }
    #expect(try FilterSamples.shown("flag:stale", in: table) == ["running evs"])
    #expect(try FilterSamples.shown("stale", in: table) == ["running evs"])
    #expect(try FilterSamples.shown("flag:any", in: table) == ["running evs"])
    #expect(try FilterSamples.shown("state:running !flag:stale", in: table).count == 2)
  }
}
