/// One question to a cloud, without any credentials yet.
package struct CloudRequest: Sendable {
  package struct Header: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package var method: String
  package var address: WebAddress
  package var headers: [Header]
  package var body: [UInt8]

  package init(
    method: String = "GET", _ address: WebAddress, headers: [Header] = [], body: [UInt8] = []
  ) {
    self.method = method
    self.address = address
    self.headers = headers
    self.body = body
  }

  /// A header's value, whatever the case of its name.
  func value(of name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// Sets a header, in place of one of the same name.
  mutating func set(_ name: String, _ value: String) {
    headers.removeAll { $0.name.lowercased() == name.lowercased() }
    headers.append(Header(name, value))
  }
}

/// Its headers and its body carry credentials, so only its target is printed.
extension CloudRequest: CustomStringConvertible, CustomReflectable {
  package var description: String { "\(method) \(address.origin)\(address.path)" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
