/// Where the web console shows an order or a resource. None of these addresses is promised by anybody,
/// which is why a user can replace each.
package struct LinkTemplates: Hashable, Sendable {
  /// From a kind (`order`, `server`, `volume`, …) to an address with `{id}`, `{region}`, `{project_id}`.
  package var templates: [String: String]

  package init(templates: [String: String] = LinkTemplates.huaweiCloud) {
    self.templates = templates
  }

  /// What can stand in braces.
  package static let placeholders = ["id", "region", "project_id"]

  /// The console of Huawei Cloud, as public tools link to it.
  package static let huaweiCloud: [String: String] = [
    "order": "https://account.huaweicloud.com/usercenter/#/userindex/orderDetail?orderId={id}",
    "server":
      "https://console.huaweicloud.com/ecm/?region={region}#/ecs/manager/vmList/vmDetail/basicinfo?instanceId={id}",
    "volume":
      "https://console.huaweicloud.com/evs/?region={region}#/evs/manager/volumeDetail/{id}",
    "loadbalancer": "https://console.huaweicloud.com/elb/?region={region}#/elb/detail/{id}",
    "cluster":
      "https://console.huaweicloud.com/cce2.0/?region={region}#/app/cluster/detail?id={id}",
  ]

  /// The page of the order, else of the resource; nil when a part of the address is not known.
  package func address(
    order: OrderID?, service: String?, resourceID: String?, region: String?, projectID: String?
  ) -> String? {
    if let order, let address = filled("order", order.rawValue, region, projectID) {
      return address
    }
    guard let resourceID, let kind = Self.kind(of: service) else { return nil }
    return filled(kind, resourceID, region, projectID)
  }

  private static func kind(of service: String?) -> String? {
    switch service {
    case "ecs": "server"
    case "evs": "volume"
    case "elb": "loadbalancer"
    case "cce": "cluster"
    default: service
    }
  }

  private func filled(
    _ kind: String, _ id: String, _ region: String?, _ projectID: String?
  ) -> String? {
    guard var address = templates[kind] else { return nil }
    for (name, value) in [("{id}", id), ("{region}", region), ("{project_id}", projectID)] {
      guard address.contains(name) else { continue }
      guard let value, value.utf8.allSatisfy(Self.isSafe) else { return nil }
      address.replace(name, with: value)
    }
    return address
  }

  /// Ids come from outside: only what cannot end or bend an address is put into one.
  private static func isSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f: true
    default: false
    }
  }
}

extension Job {
  /// The page in the console that shows what this job is about.
  package func url(_ links: LinkTemplates) -> String? {
    links.address(
      order: orderID, service: service, resourceID: resourceID, region: region,
      projectID: projectID)
  }
}

extension JobRow {
  /// The page in the console that shows what this job is about.
  package func url(_ links: LinkTemplates) -> String? {
    links.address(
      order: orderID, service: service, resourceID: resourceID, region: region,
      projectID: projectID)
  }
}
