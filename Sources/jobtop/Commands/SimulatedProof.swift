import Foundation
import JobModel
import JobSources
import SimulatedServer

/// By what one knows the simulated cloud over HTTPS: a certificate that is made anew, and its file.
struct SimulatedProof: Sendable {
  let identity: ServerIdentity
  /// nil for the usual place.
  let path: String?

  /// - Parameter path: where the certificate shall be written.
  init(path: String?) throws {
    self.path = path
    let now = Instant.system
    // Clocks differ a little, and nobody simulates for longer.
    identity = try ServerIdentity(
      validity: now - .seconds(86_400)..<now + .seconds(30 * 86_400))
  }

  /// Writes the certificate where clients find it. What was there is replaced, never written into: others may
  /// write into the folder for temporary files too.
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
        "\(file.path): the certificate cannot be written there; name a place with --certificate")
    }
    return file.path
  }
}
