/// Where the web console shows an order or a resource. None of these addresses is promised by anybody,
/// which is why a user can replace each.
package struct LinkTemplates: Hashable, Sendable {
  /// The user's own: from a kind (`order`, `server`, `volume`, …) to an address with `{id}`, `{region}`,
  /// `{project_id}`. For the others that of the cloud counts.
  package var templates: [String: String]
  /// The console of each context that is known.
  package var consoles: [String: WebConsole] = [:]

  package init(templates: [String: String] = [:]) {
    self.templates = templates
  }

  /// What can stand in braces.
  package static let placeholders = ["id", "region", "project_id"]

  /// The page of the order, else of the resource; nil when a part of the address is not known.
  package func address(
    order: OrderID?, service: String? = nil, resourceID: String? = nil, context: String?,
    region: String?, projectID: String? = nil
  ) -> String? {
    let known = context.flatMap { consoles[$0] }
    let filled = { (kind: String, id: String, console: WebConsole) in
      (templates[kind] ?? console.templates[kind]).flatMap {
        Self.filled($0, id, region, projectID)
      }
    }
    // Where nothing is known it is Huawei Cloud's: hardly any other has orders.
    if let order, let address = filled("order", order.rawValue, known ?? .huaweiCloud) {
      return address
    }
    guard let resourceID, let kind = Self.kind(of: service) else { return nil }
    return filled(kind, resourceID, known ?? .ofRegion(region))
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

  private static func filled(
    _ template: String, _ id: String, _ region: String?, _ projectID: String?
  ) -> String? {
    var address = template
    for (name, value) in [("{id}", id), ("{region}", region), ("{project_id}", projectID)] {
      guard address.contains(name) else { continue }
      guard let value, value.utf8.allSatisfy(isSafe) else { return nil }
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
      order: orderID, service: service, resourceID: resourceID, context: context, region: region,
      projectID: projectID)
  }
}

extension JobRow {
  /// The page in the console that shows what this job is about.
  package func url(_ links: LinkTemplates) -> String? {
    links.address(
      order: orderID, service: service, resourceID: resourceID, context: context, region: region,
      projectID: projectID)
  }
}

extension OrderSummary {
  /// The page in the console that shows the order.
  package func url(_ links: LinkTemplates, in table: JobTable) -> String? {
    let jobs = rows.lazy.filter { $0 < table.count }.map { table[$0] }
    return links.address(
      order: id, context: jobs.compactMap(\.context).first, region: jobs.compactMap(\.region).first)
  }
}
