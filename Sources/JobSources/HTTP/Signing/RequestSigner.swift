import Crypto
package import JobModel

/// Signs requests with `SDK-HMAC-SHA256`. Pure: the same request, keys and time give the same headers.
///
/// As the signer of the official Python client (huaweicloudsdkcore 3.1.219) does it, except that the path
/// of a base address is kept and signed.
package struct RequestSigner: Sendable {
  package var keys: SigningKeys

  package init(keys: SigningKeys) {
    self.keys = keys
  }

  /// The request with its proof of identity.
  ///
  /// All its headers are signed, so none may be changed afterwards. `Host` is signed but not added, since
  /// it is written from the address when the request is sent.
  ///
  /// - Parameter time: by the clock of the cloud; it refuses what is more than about 15 minutes off.
  package func signed(_ request: CloudRequest, at time: Instant) -> CloudRequest {
    var request = request
    request.set("X-Sdk-Date", Self.stamp(time))
    if let token = keys.securityToken {
      request.set("X-Security-Token", token.revealed)
    }
    if let type = request.value(of: "Content-Type"), !type.lowercased().contains("json"),
      request.value(of: contentHash) == nil
    {
      request.set(contentHash, "UNSIGNED-PAYLOAD")
    }
    let canonical = CanonicalRequest(request, isScoped: keys.dialect != .access)
    request.set("Authorization", authorization(canonical, at: Self.stamp(time)))
    return request
  }

  private func authorization(_ canonical: CanonicalRequest, at stamp: String) -> String {
    let algorithm = "SDK-HMAC-SHA256"
    let hash = hexadecimal(SHA256.hash(data: Array(canonical.text.utf8)))
    let rest = "SignedHeaders=\(canonical.signedHeaders), Signature="
    switch keys.dialect {
    case .access:
      let text = [algorithm, stamp, hash].joined(separator: "\n")
      let signature = code(text, Array(keys.secretKey.revealed.utf8))
      return "\(algorithm) Access=\(keys.accessKey), \(rest)\(hexadecimal(signature))"
    case .scoped(let region, let service):
      let parts = [String(stamp.prefix(8)), region, service, "sdk_request"]
      let scope = parts.joined(separator: "/")
      let text = [algorithm, stamp, scope, hash].joined(separator: "\n")
      let key = parts.reduce(Array("SDK\(keys.secretKey.revealed)".utf8)) { code($1, $0) }
      let signature = hexadecimal(code(text, key))
      return "\(algorithm) Credential=\(keys.accessKey)/\(scope), \(rest)\(signature)"
    }
  }

  private func code(_ text: String, _ key: [UInt8]) -> [UInt8] {
    Array(
      HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key)))
  }

  /// `20240102T030405Z`.
  private static func stamp(_ time: Instant) -> String {
    let civil = CivilTime(time)
    return padded(civil.year, 4) + padded(civil.month, 2) + padded(civil.day, 2) + "T"
      + padded(civil.hour, 2) + padded(civil.minute, 2) + padded(civil.second, 2) + "Z"
  }
}

private let contentHash = "X-Sdk-Content-Sha256"

/// What a signature is made over: a request in the one form that both sides can write.
struct CanonicalRequest {
  /// Names in lower case, sorted, between semicolons.
  let signedHeaders: String
  let text: String

  /// - Parameter isScoped: that dialect sorts the query without regard to case, and puts it in the place
  ///   of a body that a POST does not have.
  init(_ request: CloudRequest, isScoped: Bool) {
    var headers = request.headers
    headers.removeAll { $0.name.lowercased() == "host" || $0.name.lowercased() == "authorization" }
    headers.append(.init("Host", request.address.hostAndPort))
    // Servers behind gateways never see names with an underscore.
    let lines = headers.filter { !$0.name.contains("_") }
      .map { (name: $0.name.lowercased(), value: Self.trimmed($0.value)) }
      .sorted { $0.name < $1.name }
    signedHeaders = lines.map(\.name).joined(separator: ";")
    let query = Self.query(request.address.query, folds: isScoped)
    let method = request.method.uppercased()
    var body = request.body
    if isScoped, method == "POST", body.isEmpty { body = Array(query.utf8) }
    text = [
      method, Self.path(request.address.path), query,
      lines.map { "\($0.name):\($0.value)\n" }.joined(), signedHeaders,
      Self.hash(of: body, in: request),
    ].joined(separator: "\n")
  }

  private static func path(_ path: String) -> String {
    let path = PercentCoding.decoded(path).split(separator: "/", omittingEmptySubsequences: false)
      .map { PercentCoding.encoded(String($0)) }.joined(separator: "/")
    return path.hasSuffix("/") ? path : path + "/"
  }

  private static func query(_ query: [WebAddress.QueryItem], folds: Bool) -> String {
    query.sorted { one, other in
      let names = folds ? (one.name.lowercased(), other.name.lowercased()) : (one.name, other.name)
      return names.0 == names.1 ? one.value < other.value : names.0 < names.1
    }.map { "\(PercentCoding.encoded($0.name))=\(PercentCoding.encoded($0.value))" }
      .joined(separator: "&")
  }

  private static func hash(of body: [UInt8], in request: CloudRequest) -> String {
    if !body.isEmpty, let given = request.value(of: contentHash) { return given }
    return hexadecimal(SHA256.hash(data: body))
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    var rest = text.drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return String(rest)
  }
}

private func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(
    decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
