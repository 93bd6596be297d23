import Foundation
import FoundationNetworking
import JobModel
import Synchronization

/// Collects what comes for each transfer, and hands it over once: complete, or with the reason why not.
final class TransferDesk: NSObject, URLSessionDataDelegate, Sendable {
  typealias Outcome = Result<CloudAnswer, TransferError>

  private struct Transfer {
    var waiting: CheckedContinuation<Outcome, Never>
    var body: [UInt8] = []
  }

  private let limit: Int
  /// By the number of the task. What is not here is not waited for any more.
  private let transfers = Mutex<[Int: Transfer]>([:])

  /// - Parameter limit: of a body, in bytes.
  init(limit: Int) {
    self.limit = limit
  }

  func begin(_ number: Int, _ waiting: CheckedContinuation<Outcome, Never>) {
    transfers.withLock { $0[number] = Transfer(waiting: waiting) }
  }

  /// Only the first outcome of a transfer counts.
  func finish(_ number: Int, _ outcome: Outcome) {
    let transfer = transfers.withLock { $0.removeValue(forKey: number) }
    transfer?.waiting.resume(returning: outcome)
  }

  // MARK: What the session tells

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    if response.expectedContentLength > Int64(limit) {
      finish(dataTask.taskIdentifier, .failure(.tooLarge))
    }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let number = dataTask.taskIdentifier
    let isTooLarge = transfers.withLock { transfers in
      guard let length = transfers[number]?.body.count else { return false }
      guard length + data.count <= limit else { return true }
      transfers[number]?.body += data
      return false
    }
    if isTooLarge { finish(number, .failure(.tooLarge)) }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    let number = task.taskIdentifier
    if let error { return finish(number, .failure(Self.reason(error))) }
    guard let response = task.response as? HTTPURLResponse else {
      return finish(number, .failure(.cut("what came is not HTTP")))
    }
    finish(number, with: response)
  }

  /// A 401 with `WWW-Authenticate` comes here, after its body, and never to its end: in 6.3.1 the task
  /// hangs whatever one answers. It is an answer like any other, so it is taken as it is.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
    completionHandler:
      @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
  ) {
    let response = challenge.failureResponse ?? task.response
    if let response = response as? HTTPURLResponse {
      finish(task.taskIdentifier, with: response)
    }
    completionHandler(.performDefaultHandling, nil)
  }

  private func finish(_ number: Int, with response: HTTPURLResponse) {
    let status = response.statusCode
    if (300..<400).contains(status), let place = response.value(forHTTPHeaderField: "Location") {
      return finish(number, .failure(.redirected(to: Self.origin(place, response.url))))
    }
    let body = transfers.withLock { $0[number]?.body ?? [] }
    // A proxy that passes requests on says so itself.
    if status == 407 { return finish(number, .failure(.proxyWantsLogin)) }
    var answer = CloudAnswer(status: status, body: body)
    let header = { response.value(forHTTPHeaderField: $0) }
    answer.retryAfter = header("Retry-After")
    answer.date = header("Date").flatMap(HTTPDate.instant)
    let names = ["X-Request-Id", "X-Openstack-Request-Id", "X-IAM-Trace-Id"]
    answer.requestID = names.lazy.compactMap(header).first
    answer.subjectToken = header("X-Subject-Token").map { SecretValue($0) }
    finish(number, .success(answer))
  }

  // MARK: Reasons

  /// Without path and query, which may hold what is not for messages.
  private static func origin(_ location: String, _ base: URL?) -> String {
    guard let url = URL(string: location, relativeTo: base)?.absoluteURL, let host = url.host()
    else {
      return "another place"
    }
    // Without its brackets an IPv6 address would run into the port.
    let place = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
    return "\(url.scheme ?? "https")://\(place)" + (url.port.map { ":\($0)" } ?? "")
  }

  private static func reason(_ error: any Error) -> TransferError {
    let error = error as NSError
    let text = String(error.localizedDescription.prefix(200)).printable
    switch URLError.Code(rawValue: error.code) {
    case .cannotFindHost, .dnsLookupFailed: return .cannotResolve
    case .cannotConnectToHost, .notConnectedToInternet: return .refused
    case .timedOut: return .timedOut
    case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateNotYetValid, .serverCertificateHasUnknownRoot, .clientCertificateRejected,
      .clientCertificateRequired:
      return .tls(TLSProblem(text))
    default:
      // Most reasons of libcurl come without a code of their own.
      if text.hasPrefix("CONNECT tunnel failed"), text.hasSuffix("407") { return .proxyWantsLogin }
      if text.hasPrefix("Too large response headers") { return .tooLarge }
      // This is what CTrust gives a transfer up for.
      if text.lowercased().contains("callback") { return .tooLarge }
      let isAboutTrust = ["SSL", "TLS", "certificate"].contains { text.contains($0) }
      return isAboutTrust ? .tls(TLSProblem(text)) : .cut(text)
    }
  }
}
