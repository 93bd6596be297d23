/// Whose web console shows what a context has.
package enum WebConsole: Hashable, Sendable {
  case huaweiCloud
  case huaweiCloudInternational
  case openTelekomCloud
  /// Nothing is known of it.
  case unknown

  /// The regions of Open Telekom Cloud, as its list of endpoints has them.
  private static let openTelekomRegions: Set = ["eu-de", "eu-nl"]

  /// A region alone may tell it; otherwise it is most likely Huawei Cloud's.
  static func ofRegion(_ region: String?) -> WebConsole {
    region.map(openTelekomRegions.contains) ?? false ? .openTelekomCloud : .huaweiCloud
  }

  /// From a kind to an address, as in `LinkTemplates`. Those of Huawei Cloud are as public tools link to them; the
  /// others are programs of the same family, whose paths are assumed to be the same.
  var templates: [String: String] {
    switch self {
    case .huaweiCloud:
      Self.pages("https://console.huaweicloud.com", orders: "https://account.huaweicloud.com")
    case .huaweiCloudInternational:
      Self.pages(
        "https://console-intl.huaweicloud.com", orders: "https://account-intl.huaweicloud.com")
    case .openTelekomCloud: Self.pages("https://console.otc.t-systems.com", orders: nil)
    case .unknown: [:]
    }
  }

  private static func pages(_ console: String, orders: String?) -> [String: String] {
    var pages = [
      "server":
        "\(console)/ecm/?region={region}#/ecs/manager/vmList/vmDetail/basicinfo?instanceId={id}",
      "volume": "\(console)/evs/?region={region}#/evs/manager/volumeDetail/{id}",
      "loadbalancer": "\(console)/elb/?region={region}#/elb/detail/{id}",
      "cluster": "\(console)/cce2.0/?region={region}#/app/cluster/detail?id={id}",
    ]
    pages["order"] = orders.map { "\($0)/usercenter/#/userindex/orderDetail?orderId={id}" }
    return pages
  }
}
