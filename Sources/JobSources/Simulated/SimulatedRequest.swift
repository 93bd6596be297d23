/// What one asks the simulated cloud: an HTTP request without a connection.
package struct SimulatedRequest: Sendable {
  /// `GET` reads; `POST` and `PUT` exist for paying and cancelling an order.
  package var method: String
  /// The first word of the host name: `ecs`, `sfs-turbo`, `bss`.
  package var service: String
  /// Without host and query, with the project's real id.
  package var path: String
  package var query: [(String, String)]
  package var headers: [(String, String)]
  package var body: [UInt8]

  package init(
    method: String = "GET", service: String, path: String, query: [(String, String)] = [],
    headers: [(String, String)] = [], body: [UInt8] = []
  ) {
    self.method = method
    self.service = service
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
  }

  /// The first value of a query item.
  func value(of name: String) -> String? {
    query.first { $0.0 == name }?.1
  }

  /// A query item as a whole number.
  func number(of name: String) -> Int64? {
    value(of: name).flatMap { Int64($0) }
  }
}

/// What the simulated cloud says to a request.
package struct SimulatedAnswer: Sendable {
  /// How a connection can end without an answer.
  package enum Failure: Sendable, Equatable {
    /// The other side hung up: no status, no headers, no body.
    case connectionReset
  }

  /// The HTTP status; 0 when there was none.
  package var status: Int
  package var headers: [(String, String)]
  package var body: [UInt8]
  /// Milliseconds that pass before the answer is complete.
  package var delay: Int64
  package var failure: Failure?

  /// The body read as UTF-8.
  package var text: String { String(decoding: body, as: UTF8.self) }
}

/// A job or an order by which one can ask later.
package struct SimulatedHandle: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case job
    case order
  }

  package var kind: Kind
  /// The service that knows it: the one that took the job, `bss` for an order.
  package var service: String
  package var id: String

  package init(kind: Kind, service: String, id: String) {
    self.kind = kind
    self.service = service
    self.id = id
  }
}

/// A mutating call that some user of the cloud made, and the answer which that user got.
package struct Submission: Sendable {
  /// Milliseconds since 1970 UTC at which the answer left the cloud.
  package var instant: Int64
  package var service: String
  package var method: String
  package var path: String
  /// The HTTP status: 200 or 202, or 400 and 403 for a call that was rejected at once.
  package var status: Int
  package var body: [UInt8]
  /// The ids in the body by which one can ask; none in a rejection.
  package var handles: [SimulatedHandle]
  /// The name that the user gave to what the call is about; most job answers never tell it.
  package var resource: String
  /// The user who called.
  package var user: String

  package var text: String { String(decoding: body, as: UTF8.self) }
}
