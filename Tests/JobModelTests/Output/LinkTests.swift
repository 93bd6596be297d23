import JobModel
import Testing

@Suite struct LinkTests {
  private let links = LinkTemplates(templates: [
    "order": "https://x.test/o?id={id}", "server": "https://x.test/{region}/{project_id}/s/{id}",
    "rds": "https://x.test/db/{id}",
  ])

  private func address(
    order: String? = nil, service: String? = nil, id: String? = nil, region: String? = nil,
    project: String? = nil
  ) -> String? {
    links.address(
      order: order.map(OrderID.init), service: service, resourceID: id, context: nil,
      region: region, projectID: project)
  }

  @Test func theOrderComesFirst() {
    #expect(address(order: "CS1", service: "rds", id: "i") == "https://x.test/o?id=CS1")
  }

  @Test func thenTheResource() {
    #expect(
      address(service: "ecs", id: "i", region: "eu-de", project: "p")
        == "https://x.test/eu-de/p/s/i")
    #expect(address(service: "rds", id: "i") == "https://x.test/db/i")
  }

  @Test func everyPlaceIsFilled() {
    let links = LinkTemplates(templates: ["order": "https://{id}.x.test/{id}"])
    let address = links.address(
      order: OrderID(rawValue: "CS1"), context: nil, region: nil)
    #expect(address == "https://CS1.x.test/CS1")
  }

  @Test func anAddressIsWholeOrNotThere() {
    #expect(address(service: "ecs", id: "i", region: "eu-de") == nil)
    #expect(address(service: "obs", id: "i") == nil)
    #expect(address(service: "rds") == nil)
    #expect(address() == nil)
  }

  /// The host of a page: an order, or a server.
  private func host(
    _ links: LinkTemplates, order: Bool = false, context: String?, region: String? = "r-1"
  ) -> Substring? {
    links.address(
      order: order ? OrderID(rawValue: "CS1") : nil, service: "ecs", resourceID: order ? nil : "i",
      context: context, region: region)?.split(separator: "/")[1]
  }

  @Test func eachCloudHasItsConsole() {
    var links = LinkTemplates()
    links.consoles = [
      "cn": .huaweiCloud, "intl": .huaweiCloudInternational, "otc": .openTelekomCloud,
      "own": .unknown,
    ]
    #expect(host(links, context: "cn") == "console.huaweicloud.com")
    #expect(host(links, order: true, context: "cn") == "account.huaweicloud.com")
    #expect(host(links, context: "intl") == "console-intl.huaweicloud.com")
    #expect(host(links, order: true, context: "intl") == "account-intl.huaweicloud.com")
    #expect(host(links, context: "otc") == "console.otc.t-systems.com")
    #expect(host(links, order: true, context: "otc") == nil)
    #expect(host(links, context: "own") == nil)
    #expect(host(links, order: true, context: "own") == nil)
    // The user knows better.
    links.templates["order"] = "https://shop.example.test/{id}"
    #expect(host(links, order: true, context: "own") == "shop.example.test")
  }

  @Test func whereNoContextIsKnownTheRegionMayTell() {
    let links = LinkTemplates()
    #expect(host(links, context: nil) == "console.huaweicloud.com")
    #expect(host(links, context: "gone", region: "eu-de") == "console.otc.t-systems.com")
    #expect(host(links, order: true, context: nil, region: "eu-de") == "account.huaweicloud.com")
  }

  @Test func idsCannotBendAnAddress() {
    for id in ["../x", "a&b=c", "a b", "a#b", "a\u{1b}b", "{region}"] {
      #expect(address(service: "rds", id: id) == nil)
    }
  }
}
