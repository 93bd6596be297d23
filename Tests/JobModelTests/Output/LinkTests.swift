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
      order: order.map(OrderID.init), service: service, resourceID: id, region: region,
      projectID: project)
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
      order: OrderID(rawValue: "CS1"), service: nil, resourceID: nil, region: nil, projectID: nil)
    #expect(address == "https://CS1.x.test/CS1")
  }

  @Test func anAddressIsWholeOrNotThere() {
    #expect(address(service: "ecs", id: "i", region: "eu-de") == nil)
    #expect(address(service: "obs", id: "i") == nil)
    #expect(address(service: "rds") == nil)
    #expect(address() == nil)
  }

  @Test func idsCannotBendAnAddress() {
    for id in ["../x", "a&b=c", "a b", "a#b", "a\u{1b}b", "{region}"] {
      #expect(address(service: "rds", id: id) == nil)
    }
  }
}
