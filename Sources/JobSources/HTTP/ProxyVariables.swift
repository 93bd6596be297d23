import FoundationEssentials

/// Who stands between us and a host, as libcurl finds it in the environment.
struct ProxyVariables: Sendable {
  static var system: ProxyVariables {
    ProxyVariables(environment: ProcessInfo.processInfo.environment)
  }

  private let environment: [String: String]

  init(environment: [String: String]) { self.environment = environment }

  /// The proxy that an address is asked through, without a login; nil for none.
  ///
  /// By the rules of https://everything.curl.dev/usingcurl/proxies/env.html.
  func proxy(for address: WebAddress) -> String? {
    // HTTP_PROXY is what a web server makes of a header: anybody could set it.
    let own = address.scheme == "http" ? ["http_proxy"] : ["https_proxy", "HTTPS_PROXY"]
    guard let proxy = value(own + ["all_proxy", "ALL_PROXY"]), !isExcepted(address.host) else {
      return nil
    }
    let place = proxy.split(separator: "://", maxSplits: 1).last ?? ""
    let host = place.split(separator: "@").last?.prefix { $0 != "/" } ?? ""
    return host.isEmpty ? nil : String(host)
  }

  private func isExcepted(_ host: String) -> Bool {
    let names = (value(["no_proxy", "NO_PROXY"]) ?? "").split { $0 == "," || $0 == " " }
    return names.contains { name in
      let name = name.drop { $0 == "." }.lowercased()
      return name == "*" || host.lowercased() == name || host.lowercased().hasSuffix("." + name)
    }
  }

  private func value(_ names: [String]) -> String? {
    names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
  }
}
