import Configuration
import JobModel

extension Cloud {
  /// Where what it has is shown on the web. The consoles of the others are not known to us.
  var console: WebConsole {
    switch self {
    case .huaweicloud: .huaweiCloud
    case .huaweicloudInternational: .huaweiCloudInternational
    case .otc: .openTelekomCloud
    case .huaweicloudEU, .otcSwiss: .unknown
    }
  }
}
