import JobModel
import JobSources
import Testing

/// The table of services, where they are, and in which order they are asked.
@Suite struct HTTPServiceTests {
  private let timed = JobID(rawValue: "ff8080827e7810fb0191c5b7d0811328")
  private let uuid = JobID(rawValue: "a03b1b8a-b756-467c-8a49-38720c3d23ec")

  @Test func rowsAreWhole() {
    for row in ServiceRow.all {
      #expect(row.job != nil || row.list != nil, "\(row.name)")
      if let job = row.job {
        #expect(job.path.hasPrefix("/") && job.path.contains("{owner}"), "\(row.name)")
        let isInList = row.list?.path == job.path
        #expect(job.path.contains("{id}") || job.idItem != nil || isInList, "\(row.name)")
        #expect(!row.ids.isEmpty, "\(row.name)")
      }
      #expect(ServiceRow.named(row.name)?.name == row.name)
    }
    #expect(Set(ServiceRow.all.map(\.name)).count == ServiceRow.all.count)
  }

  @Test(arguments: [
    ("eip", "vpc"), ("gaussdb-mysql", "gaussdb"), ("gaussdbformysql", "gaussdb"), ("RDS", "rds"),
  ])
  func otherNames(_ name: String, _ service: String) {
    #expect(ServiceRow.named(name)?.name == service)
  }

  @Test(arguments: [
    ("huaweicloud", "north-1", "https://ecs.north-1.myhuaweicloud.com/"),
    ("huaweicloud-intl", "north-1", "https://ecs.north-1.myhuaweicloud.com/"),
    ("huaweicloud-eu", "west-1", "https://ecs.west-1.myhuaweicloud.eu/"),
    ("otc", "eu-de", "https://ecs.eu-de.otc.t-systems.com/"),
    ("otc-swiss", "eu-ch2", "https://ecs.eu-ch2.sc.otc.t-systems.com/"),
  ])
  func hosts(_ cloud: String, _ region: String, _ expected: String) throws {
    let endpoints = Endpoints(pattern: HostPattern.named[cloud], region: region)
    let row = try #require(ServiceRow.named("ecs"))
    #expect(endpoints.addresses(of: row).map(\.text) == [expected])
    #expect(endpoints.login?.path == "/v3")
  }

  @Test func loginHosts() {
    let login = { (cloud: String) in
      Endpoints(pattern: HostPattern.named[cloud], region: "r-1").login?.text
    }
    #expect(login("huaweicloud") == "https://iam.r-1.myhuaweicloud.com/v3")
    #expect(login("otc") == "https://iam.r-1.otc.t-systems.com/v3")
    #expect(login("otc-swiss") == "https://iam-pub.r-1.sc.otc.t-systems.com/v3")
    #expect(Endpoints().login == nil)
  }

  @Test func regionCannotEscapeIntoAnotherHost() throws {
    let row = try #require(ServiceRow.named("ecs"))
    for region in ["evil.test/", "", "a.b", "x@y"] {
      #expect(Endpoints(pattern: .otc, region: region).addresses(of: row).isEmpty)
    }
  }

  @Test func ownAddressGoesFirstAndKeepsItsPath() throws {
    let own = try #require(WebAddress(parsing: "http://127.0.0.1:8080/rds/"))
    let iam = try #require(WebAddress(parsing: "http://127.0.0.1:8080/iam"))
    let endpoints = Endpoints(pattern: .otc, region: "eu-de", own: ["rds": own, "iam": iam])
    let row = try #require(ServiceRow.named("rds"))
    #expect(endpoints.addresses(of: row) == [own])
    #expect(endpoints.login?.text == "http://127.0.0.1:8080/iam/v3")
  }

  @Test func catalogueIsCutBackToItsBase() throws {
    let entry = { (name: String, region: String, url: String) throws in
      let address = try #require(WebAddress(parsing: url))
      return ServiceCatalogue.Entry(type: name, name: name, region: region, address: address)
    }
    let catalogue = ServiceCatalogue(entries: [
      try entry("evs", "*", "https://evs.all.test/v2/0123"),
      try entry("evs", "eu-de", "https://evs.eu.test/v2/0123"),
      try entry("cce", "eu-de", "https://cce.eu.test/prefix/api/v1"),
    ])
    let endpoints = Endpoints(pattern: .otc, region: "eu-de")
    let texts = { (name: String) throws in
      endpoints.addresses(of: try #require(ServiceRow.named(name)), catalogue: catalogue)
        .map(\.text)
    }
    #expect(try texts("evs") == ["https://evs.eu.test/"])
    #expect(try texts("cce") == ["https://cce.eu.test/prefix"])
    #expect(try texts("ecs") == ["https://ecs.eu-de.otc.t-systems.com/"])
  }

  @Test(arguments: [
    ("ff8080827e7810fb0191c5b7d0811328", IDLayout.hibernate),
    ("defe9cf7b5ca4566860edbebb181e17a", .digits32),
    ("e43c6f3b-87e6-11f0-be88-0255ac10003f", .uuid1),
    ("a03b1b8a-b756-467c-8a49-38720c3d23ec", .uuid), ("1234", .other),
    ("a03b1b8a-b756-467c-8a49-38720c3d23eX", .other),
  ])
  func layouts(_ id: String, _ layout: IDLayout) {
    #expect(IDLayout(JobID(rawValue: id)) == layout)
  }

  @Test func orderByLayout() {
    #expect(Candidates.order(for: timed).first?.name == "ecs")
    #expect(Candidates.order(for: uuid).first?.name == "rds")
    #expect(!Candidates.order(for: timed).contains { $0.name == "rds" })
    let clock = JobID(rawValue: "e43c6f3b-87e6-11f0-be88-0255ac10003f")
    #expect(Candidates.order(for: clock).map(\.name) == ["cce"])
  }

  @Test func orderByTypeAndMemory() {
    #expect(Candidates.order(for: timed, type: "batchCreateVolume").first?.name == "evs")
    #expect(Candidates.order(for: timed, likely: "sdrs").first?.name == "sdrs")
    #expect(Candidates.order(for: uuid, type: "createSingleServer").first?.name == "ecs")
  }

  @Test func orderByCatalogue() throws {
    let address = try #require(WebAddress(parsing: "https://bms.test"))
    let catalogue = ServiceCatalogue(entries: [
      .init(type: "bms", name: "bms", region: "r", address: address)
    ])
    #expect(Candidates.order(for: timed, catalogue: catalogue).first?.name == "bms")
    #expect(Candidates.order(for: timed, own: ["evs"]).first?.name == "evs")
  }
}
