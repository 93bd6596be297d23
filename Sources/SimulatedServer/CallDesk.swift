package import FlyingFox
import Foundation
package import JobModel
package import JobSources
import Synchronization

/// Takes calls from all connections to the one site, one at a time.
package final class CallDesk: HTTPHandler {
  /// Longer bodies start no job of this cloud.
  private static let mostBytes = 1 << 20

  private let site: Mutex<SimulatedSite>
  private let scheme: String
  private let now: @Sendable () -> Instant

  /// - Parameters:
  ///   - scheme: under which the site is reached.
  ///   - now: the clock of the cloud.
  package init(
    site: SimulatedSite, scheme: String = "http", now: @escaping @Sendable () -> Instant
  ) {
    self.site = Mutex(site)
    self.scheme = scheme
    self.now = now
  }

  package func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    var body: [UInt8] = []
    for try await piece in request.bodySequence {
      guard body.count + piece.count <= Self.mostBytes else {
        return HTTPResponse(statusCode: .payloadTooLarge)
      }
      body += piece
    }
    var call = SimulatedCall(
      method: request.method.rawValue, path: request.target.path(),
      query: request.query.map { ($0.name, $0.value) },
      headers: request.headers.map { ($0.key.rawValue, $0.value) }, body: body)
    call.scheme = scheme
    let answer = site.withLock { $0.answer(call, at: now()) }
    if answer.delay > 0 { try await Task.sleep(for: .milliseconds(answer.delay)) }
    return HTTPResponse(answer, withBody: request.method != .HEAD)
  }
}

extension HTTPResponse {
  fileprivate init(_ answer: SimulatedAnswer, withBody: Bool) {
    guard answer.failure == nil else {
      self.init(webSocket: HangingUp())
      return
    }
    var headers = HTTPHeaders()
    for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
    let hasBody = withBody && answer.status != 204
    self.init(
      statusCode: HTTPStatusCode(answer.status, phrase: Self.phrase(answer.status)),
      headers: headers, body: hasBody ? Data(answer.body) : Data())
  }

  private static func phrase(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 201: "Created"
    case 202: "Accepted"
    case 204: "No Content"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 429: "Too Many Requests"
    case 500: "Internal Server Error"
    case 502: "Bad Gateway"
    case 504: "Gateway Timeout"
    default: "Status"
    }
  }
}

/// Ends a connection without an answer. A handler cannot do that, but an upgrade that fails before it
/// has said anything does.
private struct HangingUp: WSHandler {
  struct NoAnswer: Error {}

  func makeFrames(
    for client: AsyncThrowingStream<WSFrame, any Error>
  ) async throws -> AsyncStream<WSFrame> {
    throw NoAnswer()
  }
}
