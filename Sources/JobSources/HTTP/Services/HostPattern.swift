/// How the host names of a cloud are made.
package struct HostPattern: Hashable, Sendable {
  /// With `{service}` and `{region}`.
  var regional: String
  /// For services without a region; with `{service}`.
  var global: String
  /// The login, with its path.
  var login: String
  /// The addresses of the sites at which orders may be kept, the most likely first; none where there is
  /// no such service.
  var orderSites: [String]

  package static let huaweicloud = HostPattern(
    regional: "{service}.{region}.myhuaweicloud.com", global: "{service}.myhuaweicloud.com",
    login: "iam.{region}.myhuaweicloud.com/v3", orderSites: [china, international, europe])
  package static let huaweicloudInternational = HostPattern(
    regional: "{service}.{region}.myhuaweicloud.com", global: "{service}.myhuaweicloud.com",
    login: "iam.{region}.myhuaweicloud.com/v3", orderSites: [international, china, europe])
  package static let huaweicloudEU = HostPattern(
    regional: "{service}.{region}.myhuaweicloud.eu", global: "{service}.myhuaweicloud.eu",
    login: "iam.{region}.myhuaweicloud.eu/v3", orderSites: [europe, international, china])
  package static let otc = HostPattern(
    regional: "{service}.{region}.otc.t-systems.com",
    global: "{service}.{region}.otc.t-systems.com",
    login: "iam.{region}.otc.t-systems.com/v3", orderSites: [])
  package static let otcSwiss = HostPattern(
    regional: "{service}.{region}.sc.otc.t-systems.com",
    global: "{service}.{region}.sc.otc.t-systems.com",
    login: "iam-pub.{region}.sc.otc.t-systems.com/v3", orderSites: [])

  /// By the names that contexts use.
  package static let named: [String: HostPattern] = [
    "huaweicloud": huaweicloud, "huaweicloud-intl": huaweicloudInternational,
    "huaweicloud-eu": huaweicloudEU, "otc": otc, "otc-swiss": otcSwiss,
  ]

  private static let china = "https://bss.myhuaweicloud.com"
  private static let international = "https://bss-intl.myhuaweicloud.com"
  private static let europe = "https://bss.myhuaweicloud.eu"
}
