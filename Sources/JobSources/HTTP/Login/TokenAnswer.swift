import FoundationEssentials
import JobModel

/// What a login tells, as far as it is needed. Anything may be missing.
struct TokenAnswer: Decodable {
  struct Named: Decodable {
    var id: String?
    var domain: Domain?
  }

  struct Domain: Decodable {
    var id: String?
  }

  struct Service: Decodable {
    var type: String?
    var name: String?
    var endpoints: [Tolerant<Endpoint>]?
  }

  struct Endpoint: Decodable {
    var url: String?
    var region: String?
    var region_id: String?
    var interface: String?
  }

  struct Token: Decodable {
    var expires_at: String?
    var issued_at: String?
    var project: Named?
    var domain: Domain?
    var user: Named?
    var catalog: [Tolerant<Service>]?
  }

  var token: Token

  /// - Parameters:
  ///   - origin: where it came from. Over a safe connection only safe addresses are taken.
  ///   - now: by our own clock; lifetimes are measured by the cloud's.
  static func pass(
    _ answer: CloudAnswer, scope: LoginPass.Scope, origin: WebAddress, now: Instant
  ) -> LoginPass? {
    guard let secret = answer.subjectToken else { return nil }
    var pass = LoginPass(proof: .token(secret), scope: scope)
    let body = Data(answer.body)
    guard let token = (try? JSONDecoder().decode(TokenAnswer.self, from: body))?.token else {
      return pass
    }
    pass.projectID = token.project?.id
    pass.domainID = token.domain?.id ?? token.project?.domain?.id ?? token.user?.domain?.id
    pass.catalogue = ServiceCatalogue(entries: entries(token, origin))
    let start = token.issued_at.flatMap { Instant(parsing: $0) } ?? answer.date ?? now
    if let end = token.expires_at.flatMap({ Instant(parsing: $0) }), start < end {
      let life = end - start
      pass.expiry = now + life
      pass.renewal = now + Span(milliseconds: life.milliseconds / 2)
    }
    return pass
  }

  private static func entries(_ token: Token, _ origin: WebAddress) -> [ServiceCatalogue.Entry] {
    (token.catalog ?? []).compactMap(\.value).flatMap { service in
      (service.endpoints ?? []).compactMap(\.value).compactMap { endpoint in
        guard endpoint.interface == nil || endpoint.interface == "public",
          let address = endpoint.url.flatMap(WebAddress.init(parsing:)),
          address.scheme == "https" || origin.scheme == "http"
        else { return nil }
        return ServiceCatalogue.Entry(
          type: service.type ?? "", name: service.name ?? "",
          region: endpoint.region_id ?? endpoint.region, address: address)
      }
    }
  }
}

/// A value that is left out where it is not what was expected.
struct Tolerant<Value: Decodable>: Decodable {
  var value: Value?

  init(from decoder: any Decoder) throws {
    value = try? Value(from: decoder)
  }
}
