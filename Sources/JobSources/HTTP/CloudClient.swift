import CTrust
import Foundation
import FoundationNetworking
package import JobModel

/// Sends requests over HTTP: the only user of `URLSession`, and one session for the whole program.
///
/// On Linux (Swift 6.3.1) cancelling a task of `URLSession` can deadlock or crash, so none is ever
/// cancelled. A transfer that is not waited for any more goes on: what still comes is dropped, and libcurl
/// ends it at its own limits, which CTrust gives it. Proxies are those of `https_proxy`, `http_proxy` and
/// `no_proxy`. Certificates are always checked: against those of the system, or against a file. `URLSession`
/// cannot be told of one there (neither `SSL_CERT_FILE` nor `CURL_CA_BUNDLE` changes that), so the target CTrust
/// tells libcurl.
package final class CloudClient: Sendable {
  package struct Limits: Hashable, Sendable {
    /// From the start of a request to the end of its answer.
    package var deadline = Span.seconds(30)
    /// Of a body, unpacked.
    package var bytes = 16 << 20

    package init() {}
  }

  private let limits: Limits
  private let session: Result<URLSession, TransferError>
  private let desk: TransferDesk
  /// The file with the only authorities to trust; nil for those of the system.
  private let authority: String?

  /// - Parameter missing: why libcurl cannot be used, which is the failure of every request then; nil where it can.
  package init(limits: Limits = Limits(), missing: String? = CloudClient.missingLibrary) {
    self.limits = limits
    authority = nil
    desk = TransferDesk(limit: limits.bytes)
    session = missing.map { .failure(.noLibrary($0)) } ?? .success(Self.session(desk))
  }

  /// What `make static` builds loads libcurl when it is needed, and it may not be there.
  package static var missingLibrary: String? { ctrust_missing().map { String(cString: $0) } }

  private static func session(_ desk: TransferDesk) -> URLSession {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.urlCache = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.urlCredentialStorage = nil
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = 1
    return URLSession(configuration: configuration, delegate: desk, delegateQueue: queue)
  }

  private init(_ client: CloudClient, trusting authority: String?) {
    (limits, session, desk) = (client.limits, client.session, client.desk)
    self.authority = authority
  }

  /// The same client, for an account with authorities of its own.
  ///
  /// - Parameter authority: the path of a PEM file, which replaces those of the system; nil for these.
  package func trusting(_ authority: String?) -> CloudClient {
    CloudClient(self, trusting: authority)
  }

  package func answer(to request: CloudRequest) async throws(TransferError) -> CloudAnswer {
    let session = try session.get()
    // A transfer that nobody waits for any more has to end by itself.
    let most = limits.deadline.milliseconds + 1000
    let path = authority.map(PercentCoding.encoded) ?? ""
    let orders = "\(CTRUST_MARK)\(most),\(limits.bytes),\(path)"
    guard let url = URL(string: request.address.text + orders) else { throw .cannotResolve }
    var wire = URLRequest(url: url)
    wire.httpMethod = request.method
    // Only whole seconds count, and 0 would be at once. Our own deadline is always earlier.
    wire.timeoutInterval = max(2, limits.deadline.seconds.rounded(.up) + 1)
    // Left to itself, libcurl writes an IPv6 address without its brackets; they are signed.
    wire.setValue(request.address.hostAndPort, forHTTPHeaderField: "Host")
    for header in request.headers {
      wire.setValue(header.value, forHTTPHeaderField: header.name)
    }
    if !request.body.isEmpty { wire.httpBody = Data(request.body) }
    return try await transfer(wire, session).get()
  }

  private func transfer(
    _ request: URLRequest, _ session: URLSession
  ) async -> Result<CloudAnswer, TransferError> {
    let task = session.dataTask(with: request)
    let number = task.taskIdentifier
    let deadline = Duration.milliseconds(limits.deadline.milliseconds)
    let alarm = Task { [desk] in
      guard (try? await Task.sleep(for: deadline)) != nil else { return }
      desk.finish(number, .failure(.timedOut))
    }
    defer { alarm.cancel() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        desk.begin(number, continuation)
        if Task.isCancelled {
          desk.finish(number, .failure(.abandoned))
        } else {
          task.resume()
        }
      }
    } onCancel: {
      desk.finish(number, .failure(.abandoned))
    }
  }
}
