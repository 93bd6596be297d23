/// Where a request goes: a base address of a service, or that with a path and a query.
package struct WebAddress: Hashable, Sendable {
  package struct QueryItem: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// `https`, or `http` for a server under test.
  package var scheme: String
  /// A name or an address; one of version 6 has its brackets.
  package var host: String
  /// nil for the usual one of the scheme.
  package var port: Int?
  /// As it is sent: percent-encoded, empty or beginning with `/`.
  package var path: String
  /// As it is meant, without any encoding.
  package var query: [QueryItem] = []

  package init(scheme: String = "https", host: String, port: Int? = nil, path: String = "") {
    self.scheme = scheme
    self.host = host
    self.port = port == Self.usualPort(scheme) ? nil : port
    self.path = path
  }

  /// Reads a base address such as `https://ecs.example.test:8443/prefix`.
  ///
  /// - Returns: nil when it is none: with a user, a query, a fragment, or characters that belong into
  ///   no address.
  package init?(parsing text: String) {
    guard let colon = text.firstRange(of: "://") else { return nil }
    let scheme = text[..<colon.lowerBound].lowercased()
    guard scheme == "https" || scheme == "http" else { return nil }
    let rest = text[colon.upperBound...]
    let authority = rest.prefix { $0 != "/" }
    let path = rest.dropFirst(authority.count)
    let isPlain = { (byte: UInt8) in byte > 0x20 && byte < 0x7f && !"?#\\\"<>@".utf8.contains(byte)
    }
    guard rest.utf8.allSatisfy(isPlain) else { return nil }
    var host = authority
    var port: Int?
    if let last = authority.lastIndex(of: ":"), !authority[last...].contains("]") {
      guard let number = Int(authority[authority.index(after: last)...]),
        (1...65_535).contains(number)
      else { return nil }
      port = number
      host = authority[..<last]
    }
    guard !host.isEmpty else { return nil }
    self.init(scheme: scheme, host: host.lowercased(), port: port, path: String(path))
    while self.path.hasSuffix("/") { self.path.removeLast() }
  }

  /// The host, with the port where that is not the usual one: what the `Host` header says.
  package var hostAndPort: String { port.map { "\(host):\($0)" } ?? host }

  /// Where it goes, for messages: without path and query.
  package var origin: String { "\(scheme)://\(hostAndPort)" }

  /// As a URL, everything encoded.
  package var text: String {
    let query = query.map { "\(PercentCoding.encoded($0.name))=\(PercentCoding.encoded($0.value))" }
    return origin + (path.isEmpty ? "/" : path)
      + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  /// The same base with a path below its own.
  ///
  /// - Parameter path: encoded, beginning with `/`.
  package func appending(path: String, query: [QueryItem] = []) -> WebAddress {
    var address = self
    address.path += path
    address.query += query
    return address
  }

  private static func usualPort(_ scheme: String) -> Int { scheme == "http" ? 80 : 443 }
}
