/// Why a connection is not safe.
package enum TLSProblem: Hashable, Sendable {
  /// No trusted authority vouches for the certificate.
  case unknownAuthority
  case expired
  case notYetValid
  case otherName
  /// The file that names whom to trust cannot be used.
  case authorityFile
  /// In the words of the library.
  case other(String)

  /// - Parameter text: what libcurl says; the words are mostly those of OpenSSL.
  package init(_ text: String) {
    let known: [(TLSProblem, [String])] = [
      (.authorityFile, ["error setting certificate", "error adding trust anchors"]),
      (.expired, ["has expired"]), (.notYetValid, ["not yet valid"]),
      (.otherName, ["subject name", "target host name"]),
      (.unknownAuthority, ["self-signed", "self signed", "issuer cert", "first certificate"]),
    ]
    let found = known.first { $0.1.contains { text.contains($0) } }
    self = found?.0 ?? .other(text)
  }

  package var text: String {
    switch self {
    case .unknownAuthority: "no trusted authority vouches for its certificate"
    case .expired: "its certificate has expired"
    case .notYetValid: "its certificate is not valid yet"
    case .otherName: "its certificate is for another name"
    case .authorityFile: "the file with the authorities to trust cannot be used"
    case .other(let text): text
    }
  }

  /// What to do about it.
  var advice: String {
    switch self {
    case .unknownAuthority:
      "name a PEM file with its authority (ca_file in config.yaml, cacert in clouds.yaml, OS_CACERT), "
        + "or install it in the system"
    case .expired, .notYetValid:
      "check the clock of this machine, and have the certificate renewed"
    case .otherName: "check the endpoint: the certificate has to name its host"
    case .authorityFile: "check ca_file, cacert or OS_CACERT"
    case .other: "check that the endpoint speaks TLS, and the proxy"
    }
  }
}
