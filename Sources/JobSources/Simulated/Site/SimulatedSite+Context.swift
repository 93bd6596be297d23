/// How one gets to the site with this program: the whole of a config.yaml.
extension SimulatedSite {
  /// The variable that the context takes the password from.
  package static let passwordVariable = "SIMULATED_PASSWORD"

  /// - Parameters:
  ///   - origin: where the site is, such as `http://127.0.0.1:8080`.
  ///   - token: one that works, to try the site by hand.
  ///   - certificate: the file with the certificate to trust, where there is one.
  package func contextText(origin: String, token: String, certificate: String? = nil) -> String {
    let variable = Self.passwordVariable
    let curl = certificate.map { "curl --cacert \(Self.quoted($0))" } ?? "curl"
    let trust = certificate.map { "\n    ca_file: \(JSONText.string($0).text)" } ?? ""
    return """
      # The simulated cloud is at \(origin) until ^C. This is a config.yaml to reach it with; first:
      #   export \(variable)=\(user.password)
      # To start a job by hand, and to ask for it:
      #   \(curl) -X POST -H "X-Auth-Token: \(token)" \(origin)/ecs/v1/\(projectID)/cloudservers
      #   \(curl) -H "X-Auth-Token: \(token)" \(origin)/ecs/v1/\(projectID)/jobs/ID
      # With -H "X-Simulated-Fate: failure" (partial, hidden, rolled-back, slow, rejected) it ends so.
      contexts:
        simulated:
          region: \(user.region)
          project: \(user.project)\(trust)
          auth: { type: token, username: \(user.name), domain: \(user.domain), password_env: \(variable) }
          # Or signed requests:
          #   export SIMULATED_AK=\(user.accessKey) SIMULATED_SK=\(user.secretKey)
          # auth: { type: aksk, access_key_env: SIMULATED_AK, secret_key_env: SIMULATED_SK }
          endpoints:
      \(endpoints(origin).map { "      \($0): \($1)" }.joined(separator: "\n"))

      """
  }

  /// For a shell.
  private static func quoted(_ word: String) -> String {
    "'" + word.replacing("'", with: #"'\''"#) + "'"
  }

  /// All services that a client might ask, also those that do not exist here: they say so themselves.
  private func endpoints(_ origin: String) -> [(String, String)] {
    [("iam", "\(origin)/iam/v3"), ("bss", "\(origin)/bss")]
      + ServiceRow.all.map { ($0.name, "\(origin)/\($0.host)") }
  }
}
