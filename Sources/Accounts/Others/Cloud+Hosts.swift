package import Configuration
import JobSources

extension Cloud {
  /// Whose host it is, and of which region, as far as its name tells.
  static func owner(ofHost host: String) -> (cloud: Cloud, region: String?)? {
    let ends: [(String, Cloud)] = [
      (".sc.otc.t-systems.com", .otcSwiss), (".otc.t-systems.com", .otc),
      (".myhuaweicloud.eu", .huaweicloudEU), (".myhuaweicloud.com", .huaweicloud),
    ]
    for (end, cloud) in ends where host.hasSuffix(end) {
      let words = host.dropLast(end.count).split(separator: ".")
      return (cloud, words.count == 2 ? String(words[1]) : nil)
    }
    return nil
  }
}

extension KnownAccount {
  /// Whose it is, also where only the address of its login tells.
  package var likelyCloud: Cloud? {
    cloud
      ?? endpoints["iam"].flatMap(WebAddress.init(parsing:))
      .flatMap { Cloud.owner(ofHost: $0.host)?.cloud }
  }

  /// Takes over where one logs in, and what that tells of the cloud and the region.
  ///
  /// - Parameter label: the name of the setting.
  mutating func takeLogin(at text: String, called label: String) {
    guard let address = WebAddress(parsing: text) else {
      obstacle = obstacle ?? "\(label) is not a URL such as https://iam.example.com/v3"
      return
    }
    if let owner = Cloud.owner(ofHost: address.host) {
      cloud = cloud ?? owner.cloud
      region = region ?? owner.region
    }
    let usual = Endpoints(pattern: cloud.flatMap(\.hosts), region: region).login
    let own = Endpoints(own: ["iam": address]).login
    if own != usual { endpoints["iam"] = text }
  }
}
