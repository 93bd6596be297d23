/// The one user whom the simulated site knows. None of this is secret: it guards nothing.
package struct SimulatedUser: Sendable {
  package var name = "ops"
  package var password = "simulated"
  /// The account by its name.
  package var domain = "SIM0001"
  package var region = "sim-1"
  /// The project by its name.
  package var project = "sim-1_demo"
  package var accessKey = "SIMULATEDACCESSKEY00"
  package var secretKey = "simulated-secret-key-that-guards-nothing"

  package init() {}

  var signingKeys: SigningKeys {
    SigningKeys(accessKey: accessKey, secretKey: SecretValue(secretKey))
  }
}
