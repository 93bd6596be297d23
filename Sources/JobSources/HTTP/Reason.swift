import JobModel

/// Why something could not be found out: the facts, and the sentence for people that they make.
///
/// Written as a text, with its host as `"nobody answers at \(host: place)"`. A reason inside the text of another
/// hands its facts on.
package struct Reason: Hashable, Sendable {
  /// The host that the sentence names.
  package var host: String?
  /// What the cloud called the request: its support asks for that.
  package var requestID: String?
  /// The sentence up to its host, and after it.
  private var start: String
  private var end = ""

  package init(_ text: String, requestID: String? = nil) {
    start = text
    self.requestID = requestID
  }

  /// The sentence, without the request.
  package var text: String { start + (host ?? "") + end }

  /// The same for all requests that were answered alike.
  var withoutRequest: Reason {
    var reason = self
    reason.requestID = nil
    return reason
  }

  fileprivate mutating func add(_ text: String) {
    if host == nil { start += text } else { end += text }
  }

  fileprivate mutating func add(_ other: Reason) {
    add(other.start)
    if let place = other.host { add(host: place) }
    add(other.end)
    requestID = requestID ?? other.requestID
  }

  fileprivate mutating func add(host place: String) {
    if host == nil { host = place } else { end += place }
  }
}

extension Reason: CustomStringConvertible {
  package var description: String {
    text + (requestID.map { " (request \($0.printable))" } ?? "")
  }
}

extension Reason: ExpressibleByStringInterpolation {
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var reason = Reason("")

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) { reason.add(literal) }
    package mutating func appendInterpolation(_ value: some Any) {
      reason.add(String(describing: value))
    }
    package mutating func appendInterpolation(_ other: Reason) { reason.add(other) }
    package mutating func appendInterpolation(host: String) { reason.add(host: host) }
  }

  package init(stringLiteral text: String) { self.init(text) }

  package init(stringInterpolation text: StringInterpolation) { self = text.reason }
}
