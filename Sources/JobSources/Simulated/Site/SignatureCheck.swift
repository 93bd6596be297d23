import JobModel

/// Looks at the signature of a call with the eyes of a gateway.
///
/// It signs what came once more, with the keys that it knows: the same keys give the same signature.
struct SignatureCheck {
  enum Verdict: Equatable {
    case valid
    /// The call carries no signature.
    case absent
    case unknownKey
    case wrong
    /// The clocks differ by more than is allowed.
    case expired
  }

  var user: SimulatedUser
  /// By how much the clock of the caller may differ.
  var tolerance: Span

  func verdict(on call: SimulatedCall, at now: Instant) -> Verdict {
    guard let given = call.header("Authorization"), let claim = Claim(given) else { return .absent }
    guard claim.accessKey == user.accessKey else { return .unknownKey }
    guard let date = call.header("X-Sdk-Date"), let signed = Self.instant(date) else {
      return .wrong
    }
    guard abs(signed.milliseconds - now.milliseconds) <= tolerance.milliseconds else {
      return .expired
    }
    var keys = user.signingKeys
    keys.dialect = claim.dialect
    let again = RequestSigner(keys: keys).signed(claim.request(of: call), at: signed)
    return again.value(of: "Authorization") == given ? .valid : .wrong
  }

  /// `20240102T030405Z`.
  private static func instant(_ text: String) -> Instant? {
    let bytes = Array(text.utf8)
    guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else {
      return nil
    }
    let number = { (range: Range<Int>) in Int(String(decoding: bytes[range], as: UTF8.self)) }
    guard let year = number(0..<4), let month = number(4..<6), (1...12).contains(month),
      let day = number(6..<8), (1...31).contains(day), let hour = number(9..<11),
      let minute = number(11..<13), let second = number(13..<15)
    else { return nil }
    let days = CivilTime.daysSince1970(year: year, month: month, day: day)
    return Instant(
      milliseconds: (days * 86_400 + Int64(hour * 3600 + minute * 60 + second)) * 1000)
  }
}

/// What the header `Authorization` claims.
private struct Claim {
  var accessKey: String
  var dialect: SignatureDialect
  /// In lower case.
  var signedHeaders: [String]

  init?(_ header: String) {
    let start = "SDK-HMAC-SHA256 "
    guard header.hasPrefix(start) else { return nil }
    var fields: [String: String] = [:]
    for field in header.dropFirst(start.count).split(separator: ",") {
      let parts = field.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      fields[String(parts[0].drop { $0 == " " })] = String(parts[1])
    }
    signedHeaders = (fields["SignedHeaders"] ?? "").split(separator: ";").map(String.init)
    if let key = fields["Access"] {
      accessKey = key
      dialect = .access
      return
    }
    let scope = (fields["Credential"] ?? "")
      .split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard scope.count == 5 else { return nil }
    accessKey = scope[0]
    dialect = .scoped(region: scope[2], service: scope[3])
  }

  /// The call with nothing in it but what is signed.
  func request(of call: SimulatedCall) -> CloudRequest {
    // The header is taken as it came: its port is written or left out as the caller did it.
    var address = WebAddress(scheme: "http", host: call.header("Host") ?? "", path: call.path)
    address.query = call.query.map { WebAddress.QueryItem($0.0, $0.1) }
    let headers = call.headers.filter { signedHeaders.contains($0.0.lowercased()) }
      .map { CloudRequest.Header($0.0, $0.1) }
    return CloudRequest(method: call.method, address, headers: headers, body: call.body)
  }
}
