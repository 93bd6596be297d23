import Crypto
import Foundation
package import JobModel
import SwiftASN1
import X509

/// Who a server is by TLS: a certificate that vouches for itself, and its key. Made anew each time, so that
/// there is no key that anyone else could have.
package struct ServerIdentity: Sendable {
  /// As PEM: what callers have to trust.
  package let certificate: String
  /// As PEM.
  let key: String

  /// - Parameters:
  ///   - hosts: names, and addresses of version 4.
  ///   - validity: from when to when.
  package init(hosts: [String] = ["127.0.0.1", "localhost"], validity: Range<Instant>) throws {
    let secret = P256.Signing.PrivateKey()
    let key = Certificate.PrivateKey(secret)
    let name = try DistinguishedName {
      CommonName("jobtop simulate")
    }
    let certificate = try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey,
      notValidBefore: Self.date(validity.lowerBound), notValidAfter: Self.date(validity.upperBound),
      issuer: name, subject: name, signatureAlgorithm: .ecdsaWithSHA256,
      extensions: Certificate.Extensions {
        // Some clients take only an authority for one.
        Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
        Critical(KeyUsage(digitalSignature: true, keyCertSign: true))
        try ExtendedKeyUsage([.serverAuth])
        SubjectKeyIdentifier(hash: key.publicKey)
        SubjectAlternativeNames(hosts.map(Self.name))
      }, issuerPrivateKey: key)
    self.certificate = try certificate.serializeAsPEM().pemString + "\n"
    self.key = secret.pemRepresentation
  }

  private static func date(_ instant: Instant) -> Date {
    Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
  }

  private static func name(_ host: String) -> GeneralName {
    let words = host.split(separator: ".")
    let bytes = words.compactMap { UInt8($0) }
    guard words.count == 4, bytes.count == 4 else { return .dnsName(host) }
    return .ipAddress(ASN1OctetString(contentBytes: bytes[...]))
  }
}
