package import JobModel

/// What a cloud said to a request, as it came.
package struct CloudAnswer: Sendable {
  package var status: Int
  /// Seconds, or a date.
  package var retryAfter: String?
  /// The cloud's own clock when it answered.
  package var date: Instant?
  /// What its support asks for.
  package var requestID: String?
  /// The token of a login.
  package var subjectToken: SecretValue?
  /// So long its host is not asked, since it does not take what proves who asks, also when it is new.
  var lockout: Span?
  package var body: [UInt8]

  package init(status: Int, body: [UInt8] = []) {
    self.status = status
    self.body = body
  }
}

extension CloudAnswer {
  /// The same, should it quote a secret that was sent: errors do quote what they dislike.
  func hiding(_ secrets: [SecretValue]) -> CloudAnswer {
    guard status >= 400, !secrets.isEmpty else { return self }
    let text = String(decoding: body, as: UTF8.self)
    let hidden = secrets.map(\.revealed).filter { !$0.isEmpty }.reduce(text) {
      $0.replacing($1, with: "***")
    }
    guard hidden != text else { return self }
    var answer = self
    answer.body = Array(hidden.utf8)
    return answer
  }
}

/// Why there is no answer.
package enum TransferError: Error, Hashable, Sendable {
  /// Without libcurl there are no requests.
  case noLibrary(String)
  case cannotResolve
  case refused
  /// The proxy requires a login of its own (HTTP 407).
  case proxyWantsLogin
  /// Not complete at the deadline.
  case timedOut
  case tls(TLSProblem)
  /// Longer than the client takes in.
  case tooLarge
  /// Somewhere else. That is not followed, since credentials would go along.
  case redirected(to: String)
  /// The connection ended early, or what came was no HTTP.
  case cut(String)
  /// It is not waited for any more.
  case abandoned
  /// The host was not asked: it had asked for a pause, or could not be reached just before.
  case held(HostStop)

  /// What was wrong, and where.
  package func reason(at address: WebAddress) -> Reason { reason(at: address, proxies: .system) }

  func reason(at address: WebAddress, proxies: ProxyVariables) -> Reason {
    let place = address.hostAndPort
    switch self {
    case .noLibrary(let detail): return "libcurl is missing, install libcurl4 (\(detail))"
    case .cannotResolve: return "no host named \(host: place)"
    case .refused:
      guard let proxy = proxies.proxy(for: address) else {
        return "nobody answers at \(host: place)"
      }
      return "the proxy \(proxy) for \(host: place) does not answer"
    case .proxyWantsLogin:
      let proxy = proxies.proxy(for: address).map { " " + $0 } ?? ""
      return "the proxy\(proxy) for \(host: place) requires a login (HTTP 407)"
    case .timedOut: return "\(host: place) did not answer in time"
    case .tls(let problem): return "no safe connection to \(host: place): \(problem.text)"
    case .tooLarge: return "the answer from \(host: place) is too large"
    case .redirected(to: address.origin):
      return "\(host: place) redirects to another address of its own: the endpoint may be wrong"
    case .redirected(let other):
      return "\(host: place) redirects to \(other), which is not given credentials"
    case .cut(let reason): return "the connection to \(host: place) was cut: \(reason)"
    case .abandoned: return "the question to \(host: place) was given up"
    case .held(let stop):
      switch stop.cause {
      case .throttled(let reason), .lost(let reason): return reason
      }
    }
  }

  /// What to do about it.
  var advice: String {
    switch self {
    // Its reason says it.
    case .noLibrary: ""
    case .cannotResolve: "check the region, the endpoint and the DNS"
    case .refused, .timedOut: "check the network, the firewall and the proxy"
    case .proxyWantsLogin:
      "write the login into https_proxy and http_proxy, as in http://user:password@proxy:3128"
    case .tls(let problem): problem.advice
    case .tooLarge, .redirected: "check the endpoint, and what stands in between"
    case .cut: "check the endpoint (https or http, and the port), the network and the proxy"
    case .abandoned, .held: "try again later"
    }
  }
}
