/// A named account, as it is written in the file.
package struct ContextSettings: Hashable, Sendable {
  package var name: String
  /// Where it is written.
  package var place: Place
  /// Whose endpoints and links it uses; nil when it has only its own endpoints.
  package var cloud: Cloud?
  package var region: String?
  /// The project by its name.
  package var project: String?
  package var projectID: String?
  /// How to log in; nil when nothing is said about it.
  package var auth: AuthSettings?
  /// By service, the base URL that replaces the usual one.
  package var endpoints: [String: String] = [:]
  /// A file with the authorities to trust instead of the system's.
  package var caFile: String?
  /// How many requests a second one host gets, at most.
  package var rate: Double?

  package init(name: String, place: Place) {
    self.name = name
    self.place = place
  }
}

/// The clouds whose endpoints are known.
package enum Cloud: String, CaseIterable, Sendable {
  case huaweicloud
  case huaweicloudEU = "huaweicloud-eu"
  case huaweicloudInternational = "huaweicloud-intl"
  case otc
  case otcSwiss = "otc-swiss"
}
