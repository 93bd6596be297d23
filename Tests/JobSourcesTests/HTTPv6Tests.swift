import FlyingFox
import FlyingSocks
import Foundation
import JobSources
import Testing

/// Clouds of one's own are often known by a number only.
struct HTTPv6Tests {
  @Test(.enabled(if: IPv6.isThere, "this machine has no IPv6"))
  func addressOfIPv6() async throws {
    let server = HTTPServer(
      address: try .inet6(ip6: "::1", port: 0), logger: .disabled,
      handler: ClosureHTTPHandler { request in
        HTTPResponse(statusCode: .ok, body: Data((request.headers[.host] ?? "none").utf8))
      })
    let running = Task { try await server.run() }
    defer { running.cancel() }
    try await server.waitUntilListening(timeout: 60)
    guard case .ip6(_, let port)? = await server.listeningAddress else {
      Issue.record("not listening")
      return
    }
    let address = try #require(WebAddress(parsing: "http://[::1]:\(port)/v3"))
    let answer = try await CloudClient().answer(to: CloudRequest(address))
    // As it is signed.
    #expect(String(decoding: answer.body, as: UTF8.self) == "[::1]:\(port)")
  }
}

private enum IPv6 {
  /// Whether the loopback device has an address of that kind.
  static var isThere: Bool {
    (try? String(contentsOfFile: "/proc/net/if_inet6", encoding: .utf8))?.contains(" lo") == true
  }
}
