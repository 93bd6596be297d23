/// A request to the simulated site, as it came over the wire.
package struct SimulatedCall: Sendable {
  package var method: String
  /// As it was sent: percent-encoded, and without the query.
  package var path: String
  /// As it is meant, without any encoding.
  package var query: [(String, String)]
  package var headers: [(String, String)]
  package var body: [UInt8]
  /// Of the address that the caller used.
  package var scheme = "http"

  package init(
    method: String = "GET", path: String, query: [(String, String)] = [],
    headers: [(String, String)] = [], body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
  }

  /// The first header of a name, whatever its case.
  func header(_ name: String) -> String? {
    headers.first { $0.0.lowercased() == name.lowercased() }?.1
  }

  func item(_ name: String) -> String? {
    query.first { $0.0 == name }?.1
  }

  /// Under which name the caller reached the site; links in answers lead back there.
  var origin: String { "\(scheme)://\(header("Host") ?? "localhost")" }

  /// The service that the first word of the path names, and the path that this service sees. Clients that
  /// know services by their hosts only, as the official SDKs do, reach the one for servers.
  var route: (service: String, path: String) {
    let path = PercentCoding.decoded(path)
    let words = path.split(separator: "/", maxSplits: 1)
    guard let service = words.first else { return ("", "/") }
    if service == "v1" || service == "v2" { return ("ecs", path) }
    return (String(service), "/" + (words.count > 1 ? String(words[1]) : ""))
  }
}
