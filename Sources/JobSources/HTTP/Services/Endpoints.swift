/// The base addresses of a context's services: its own first, then those of its login, then the cloud's
/// usual ones.
package struct Endpoints: Hashable, Sendable {
  package var pattern: HostPattern?
  package var region: String?
  /// By service; each replaces the usual one.
  package var own: [String: WebAddress]

  package init(
    pattern: HostPattern? = nil, region: String? = nil, own: [String: WebAddress] = [:]
  ) {
    self.pattern = pattern
    self.region = region
    self.own = own
  }

  /// The addresses at which a service may be; the next is tried where one does not exist.
  package func addresses(
    of service: ServiceRow, catalogue: ServiceCatalogue = ServiceCatalogue()
  ) -> [WebAddress] {
    let names = [service.name, service.host] + service.otherNames
    if let own = names.lazy.compactMap({ own[$0] }).first { return [own] }
    if let listed = catalogue.address(of: service, region: region) { return [listed] }
    guard let pattern else { return [] }
    return ([service.host] + service.otherNames).compactMap {
      address(service.scope == .project ? pattern.regional : pattern.global, service: $0)
    }
  }

  /// Where to log in, with the `/v3` at its end.
  package var login: WebAddress? {
    if var own = own["iam"] {
      if !own.path.hasSuffix("/v3") { own.path += "/v3" }
      return own
    }
    guard let pattern else { return nil }
    return address(pattern.login, service: "iam")
  }

  /// Where orders may be kept.
  package var orderSites: [WebAddress] {
    if let own = own["bss"] { return [own] }
    return (pattern?.orderSites ?? []).compactMap(WebAddress.init(parsing:))
  }

  private func address(_ pattern: String, service: String) -> WebAddress? {
    var host = pattern.replacing("{service}", with: service)
    if pattern.contains("{region}") {
      // A region becomes part of a host name, so it has to look like one.
      guard let region, !region.isEmpty,
        region.utf8.allSatisfy({
          (0x30...0x39).contains($0) || (0x61...0x7a).contains($0) || $0 == UInt8(ascii: "-")
        })
      else { return nil }
      host = host.replacing("{region}", with: region)
    }
    return WebAddress(parsing: "https://\(host)")
  }
}
