/// Where the services of an account are, as its login said.
package struct ServiceCatalogue: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var type: String
    package var name: String
    package var region: String?
    package var address: WebAddress

    package init(type: String, name: String, region: String?, address: WebAddress) {
      self.type = type
      self.name = name
      self.region = region
      self.address = address
    }
  }

  package var entries: [Entry]

  package init(entries: [Entry] = []) {
    self.entries = entries
  }

  /// The base address of a service in a region.
  package func address(of service: ServiceRow, region: String?) -> WebAddress? {
    let names = [service.host, service.name] + service.otherNames
    let fitting = entries.filter { entry in
      let isThere =
        region == nil || entry.region == nil || entry.region == "*" || entry.region == region
      return isThere && names.contains { $0 == entry.type || $0 == entry.name }
    }
    // A service of the region goes before one of all regions.
    let best = fitting.first { $0.region == region } ?? fitting.first
    return best.map { Self.base(of: $0.address) }
  }

  /// Catalogues name an address with a version and a project, of another API than that for jobs:
  /// `https://evs.example/v2/0123`. What stands before the version is kept.
  static func base(of address: WebAddress) -> WebAddress {
    var address = address
    let parts = address.path.split(separator: "/")
    let kept = parts.prefix { part in
      let isVersion = part.first == "v" && part.dropFirst().first?.isNumber == true
      return !isVersion && part != "api" && part != "autopilot"
    }
    address.path = kept.map { "/\($0)" }.joined()
    return address
  }
}
