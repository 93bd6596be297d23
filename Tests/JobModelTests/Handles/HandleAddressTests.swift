import Testing

@testable import JobModel

@Suite struct HandleAddressTests {
  private static let project = Invented.project
  private static let uuid = Invented.uuid

  @Test(arguments: [
    ("ecs", "/v1/PID/jobs/ID"), ("ecs", "/v1.1/PID/jobs/ID"), ("ims", "/v1/PID/jobs/ID?x=1"),
    ("sfs-turbo", "/v1/PID/sfs-turbo/jobs/ID"), ("dcs", "/v2/PID/jobs/ID"),
    ("dws", "/v1.0/PID/job/ID"), ("workspace", "/v2/PID/workspace-jobs/ID"),
    ("cph", "/v1/PID/cloud-phone/jobs/ID"), ("kms", "/v3/PID/tasks/ID"),
    ("rds", "/v3/PID/jobs?id=ID"), ("rds", "/v3/PID/tasklist?limit=10&id=ID&offset=0"),
    ("dds", "/v3.1/PID/jobs?start_time=2025-01-01T00:00:00Z&id=ID"),
    ("elb", "/v3/PID/elb/jobs?job_id=ID"), ("cce", "/api/v3/projects/PID/jobs/ID"),
    ("cce", "/autopilot/v2/projects/PID/jobs/ID"), ("elb", "/v3/PID/elb/jobs/ID"),
    ("cbr", "/v3/PID/operation-logs/ID"), ("drs", "/v5/PID/backup-migration-jobs/ID"),
    ("dms", "/v2/PID/instances/8d2f/tasks/ID"), ("cfw", "/v3/PID/jobs/ID/"),
    ("swr", "/v2/PID/instances/8d2f/replication/executions/ID"),
    ("cce", "/api/v3/projects/PID/clusters/c-1/operation/upgrade/tasks/ID"),
    ("iotda", "/v5/iot/PID/iotda-instances/x/tasks/ID"),
  ])
  func pathsOfEveryDialect(_ service: String, _ path: String) {
    let path = path.replacing("PID", with: Self.project).replacing("ID", with: Self.uuid)
    for begin in [
      "https://\(service).eu-de.otc.t-systems.com", "https://\(service).eu-de.cloud.example:443",
    ] {
      for text in [
        begin + path, "see \(begin)\(path).", "<\(begin)\(path)>", "\"\(begin)\(path)\",",
      ] {
        let found = handles(in: text)
        #expect(found.map(\.job?.rawValue) == [Self.uuid], "\(text)")
        #expect(found.map(\.service) == [service], "\(text)")
        #expect(found.map(\.region) == ["eu-de"], "\(text)")
        #expect(found.map(\.projectID) == [Self.project], "\(text)")
      }
    }
    let bare = handles(in: "\"GET \(path)\" 200")
    #expect(bare.map(\.job?.rawValue) == [Self.uuid])
    #expect(bare.map(\.projectID) == [Self.project])
    #expect(bare.map(\.service) == [nil])
  }

  @Test func whatAnAddressSaidHoldsWheneverItIsTold() {
    let address = "https://ecs.eu-de.otc.t-systems.com/v1/\(Self.project)/cloudservers"
    let found = handles(
      in: """
        POST \(address) 200 job_id=\(Invented.job)
        POST https://evs.eu-nl.otc.t-systems.com/v2/\(Self.project)/cloudvolumes
        POST \(address) 200 job_id=\(Invented.otherJob)
        GET \(address)/jobs/\(Self.uuid)
        """)
    #expect(found.map(\.job?.rawValue) == [Invented.job, Invented.otherJob, Self.uuid])
    #expect(found.map(\.service) == ["ecs", "ecs", "ecs"])
    #expect(found.map(\.region) == ["eu-de", "eu-de", "eu-de"])
  }

  @Test func anAddressOfAnotherProgramStaysOne() {
    let other = "https://ci.example.org/v1/builds"
    let found = handles(in: "\(other)\n\(other)\n\(other) job_id=\(Self.uuid)")
    #expect(found.map(\.job?.rawValue) == [Self.uuid])
    #expect(found.map(\.service) == [nil])
  }

  @Test func pathsWithoutAProject() {
    let image = handles(
      in: "https://ims.eu-west-101.myhuaweicloud.eu/v1/cloudimages/job/\(Invented.job)")
    #expect(image.map(\.job?.rawValue) == [Invented.job])
    #expect(image.map(\.region) == ["eu-west-101"])
    #expect(image.map(\.projectID) == [nil])
    let address = handles(
      in: "https://eip.myhuaweicloud.com/v3/\(Self.project)/geip/jobs/\(Self.uuid)")
    #expect(address.map(\.service) == ["eip"])
    #expect(address.map(\.region) == [nil])
    #expect(address.map(\.projectID) == [nil], "the path holds the id of a domain")
    #expect(jobIDs(in: "/v3/tasks/\(Self.uuid)") == [Self.uuid])
  }

  @Test func numbersAndOrders() {
    let begin = "https://oms.cn-north-4.myhuaweicloud.com/v2/\(Self.project)/tasks"
    #expect(jobIDs(in: "\(begin)/20250314") == ["20250314"])
    #expect(jobIDs(in: "\(begin)/7") == ["7"])
    #expect(jobIDs(in: "\(begin)/batch-delete") == [])
    let details =
      "https://bss.myhuaweicloud.eu/v2/orders/customer-orders/details/\(Invented.order)?offset=0"
    #expect(orderIDs(in: details) == [Invented.order])
    #expect(orderIDs(in: "?order_id=\(Invented.order)&x") == [Invented.order])
    let centre =
      "https://account.huaweicloud.com/usercenter/#/x/orderDetail?orderId=\(Invented.order)"
    #expect(orderIDs(in: centre) == [Invented.order])
  }

  @Test(arguments: [
    "https://gitlab.example.com/api/v4/projects/12/jobs/345678",
    "https://api.example.com/v1/jobs/3b0a7f52-91c4-4e0d-8a6b-5d21c7f0e948",
    "https://ecs.eu-de.otc.t-systems.com/v1/0f1e2d3c4b5a69788796a5b4c3d2e1f0/cloudservers/3b0a7f52-91c4-4e0d-8a6b-5d21c7f0e948",
    "https://ecs.eu-de.otc.t-systems.com/v1/ff80808291aa00170195c3d2e4f60a1b/jobs",
    "/v1/jobs/17", "/v2/tasks/list-all-1", "/usr/share/v2/jobs/readme2025",
    "https://evs.eu-de.otc.t-systems.com/v2/0f1e2d3c4b5a69788796a5b4c3d2e1f0/os-jobs", "/v1/",
    "/v1",
    "https://iam.eu-de.otc.t-systems.com/v3/auth/tokens", "/v1.1.1/", "//v1//jobs//x",
  ])
  func addressesOfOtherThings(_ text: String) {
    #expect(handles(in: text) == [])
  }

  @Test(
    arguments: [
      ("ecs.eu-de.otc.t-systems.com", "ecs", "eu-de"),
      ("evs.eu-ch2.sc.otc.t-systems.com", "evs", "eu-ch2"),
      ("RDS.cn-north-4.myhuaweicloud.com", "rds", "cn-north-4"),
      ("sfs-turbo.eu-west-101.myhuaweicloud.eu", "sfs-turbo", "eu-west-101"),
      ("bss-intl.myhuaweicloud.com", "bss-intl", nil),
      ("ecs.my-region-1.private.example", "ecs", "my-region-1"),
    ] as [(String, String, String?)])
  func hostsOfClouds(_ name: String, _ service: String, _ region: String?) {
    let bytes = Array(name.utf8)
    let host = bytes.withUnsafeBytes { CloudHost($0[...]) }
    #expect(host?.service == service)
    #expect(host?.region == region)
  }

  @Test(arguments: [
    "console.otc.t-systems.com", "bucket.obs.eu-de.otc.t-systems.com", "localhost", "127.0.0.1",
    "www.example.com", "a..b.c", "", ".", "console.huaweicloud.com", "otc.t-systems.com",
  ])
  func hostsOfOtherThings(_ name: String) {
    let bytes = Array(name.utf8)
    #expect(bytes.withUnsafeBytes { CloudHost($0[...]) } == nil)
  }
}
