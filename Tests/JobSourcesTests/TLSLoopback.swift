import Foundation
import JobModel
import JobSources
import SimulatedServer

/// The simulated cloud over HTTPS on this machine, with a certificate as good or bad as a test wants it.
struct TLSLoopback {
  let address: WebAddress
  /// The file with its certificate.
  let certificate: String

  /// From yesterday until tomorrow.
  static let now = Instant.system - .seconds(86_400)..<Instant.system + .seconds(86_400)
  static let longAgo = Instant.system - .seconds(172_800)..<Instant.system - .seconds(86_400)

  /// Runs it for as long as `use` lasts.
  static func serve(
    hosts: [String] = ["127.0.0.1", "localhost"], validity: Range<Instant> = now,
    use: (TLSLoopback) async throws -> Void
  ) async throws {
    Proxies.clear
    let identity = try ServerIdentity(hosts: hosts, validity: validity)
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).pem").path
    try Data(identity.certificate.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let cloud = SimulatedCloud(seed: 7, start: Instant.system.milliseconds, character: .calm)
    let site = SimulatedSite(cloud: cloud, tokenLife: .seconds(60), speed: 1)
    let server = try SimulatedServer(
      port: 0, desk: CallDesk(site: site, scheme: "https", now: { .system }), identity: identity)
    let (ports, port) = AsyncStream<UInt16>.makeStream()
    let running = Task {
      defer { port.finish() }
      try await server.run { port.yield($0) }
    }
    defer { running.cancel() }
    guard let number = await ports.first(where: { _ in true }) else {
      return try await running.value
    }
    let address = WebAddress(scheme: "https", host: "127.0.0.1", port: Int(number))
    try await use(TLSLoopback(address: address, certificate: path))
  }
}
