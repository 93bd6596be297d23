import Foundation
import JobModel
import JobSources
import SimulatedServer

/// Proves to clients which simulated cloud this is: a new certificate, and its file.
struct SimulatedProof: Sendable {
  let identity: ServerIdentity
  /// nil for the usual place.
  let path: String?

  /// - Parameter path: where to write the certificate.
  init(path: String?) throws {
    self.path = path
    let now = Instant.system
    // Clocks differ a little, and no one simulates for longer.
    identity = try ServerIdentity(
      validity: now - .seconds(86_400)..<now + .seconds(30 * 86_400))
  }

  /// Writes the certificate where clients find it. An existing file is replaced, never written into: other users
  /// can write to the folder for temporary files too.
  ///
  /// - Returns: its absolute path.
  func write(port: UInt16) throws(SimulatedServer.Failure) -> String {
    let file =
      path.map { URL(fileURLWithPath: $0) }
      ?? FileManager.default.temporaryDirectory.appending(path: "jobtop-simulated-\(port).pem")
    do {
      try Data(identity.certificate.utf8).write(to: file, options: .atomic)
    } catch {
      throw .noCertificate(
        "\(file.path): cannot write the certificate there; choose another place with --certificate")
    }
    return file.path
  }
}
