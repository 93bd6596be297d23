import Foundation
import JobModel
import JobSources
import Testing

/// Whom the client trusts.
@Suite(.timeLimit(.minutes(1))) struct TLSTests {
  private let client = CloudClient()

  private func failure(_ client: CloudClient, _ address: WebAddress) async -> TransferError? {
    do {
      _ = try await client.answer(to: CloudRequest(address))
      return nil
    } catch {
      return error
    }
  }

  @Test func whoIsNotKnownIsNotTrusted() async throws {
    try await TLSLoopback.serve { cloud in
      let error = await failure(client, cloud.address)
      #expect(error == .tls(.unknownAuthority))
    }
  }

  @Test func anOwnAuthorityIsTrusted() async throws {
    try await TLSLoopback.serve { cloud in
      let client = client.trusting(cloud.certificate)
      #expect(await failure(client, cloud.address) == nil)
      var named = cloud.address
      named.host = "localhost"
      #expect(await failure(client, named) == nil)
    }
  }

  @Test func trustIsOfOneAccountOnly() async throws {
    try await TLSLoopback.serve { cloud in
      try await TLSLoopback.serve { other in
        for _ in 0..<3 {
          #expect(await failure(client.trusting(cloud.certificate), cloud.address) == nil)
          for authority in [nil, other.certificate] {
            guard case .tls = await failure(client.trusting(authority), cloud.address) else {
              Issue.record("\(authority ?? "the system") is not asked")
              return
            }
          }
        }
      }
    }
  }

  @Test func whatHasExpiredIsNotTrusted() async throws {
    try await TLSLoopback.serve(validity: TLSLoopback.longAgo) { cloud in
      let error = await failure(client.trusting(cloud.certificate), cloud.address)
      #expect(error == .tls(.expired))
      #expect(
        error?.reason(at: cloud.address).text
          == "no safe connection to \(cloud.address.hostAndPort): its certificate has expired")
    }
  }

  @Test func whoHasAnotherNameIsNotTrusted() async throws {
    try await TLSLoopback.serve(hosts: ["cloud.example.test", "127.0.0.2"]) { cloud in
      let error = await failure(client.trusting(cloud.certificate), cloud.address)
      #expect(error == .tls(.otherName))
    }
  }

  @Test(arguments: ["/nonexistent/ca.pem", String(repeating: "x", count: 5000)])
  func aFileThatIsGoneTrustsNobody(_ path: String) async throws {
    try await TLSLoopback.serve { cloud in
      let error = await failure(client.trusting(path), cloud.address)
      #expect(error == .tls(.authorityFile))
    }
  }

  @Test func aFileThatIsBrokenTrustsNobody() async throws {
    try await TLSLoopback.serve { cloud in
      let pem = "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n"
      try Data(pem.utf8).write(to: URL(fileURLWithPath: cloud.certificate))
      let error = await failure(client.trusting(cloud.certificate), cloud.address)
      #expect(error == .tls(.authorityFile))
    }
  }

  @Test(
    arguments: [
      ("SSL certificate problem: unable to get local issuer certificate", .unknownAuthority),
      ("SSL certificate problem: self signed certificate in certificate chain", .unknownAuthority),
      ("SSL certificate problem: unable to verify the first certificate", .unknownAuthority),
      ("SSL certificate problem: certificate is not yet valid", .notYetValid),
      (
        "SSL: certificate subject name 'a.test' does not match target host name 'b.test'",
        .otherName
      ),
      ("error setting certificate verify locations:  CAfile: /x.pem", .authorityFile),
      ("OpenSSL/3.0.17: wrong version number", .other("OpenSSL/3.0.17: wrong version number")),
    ] as [(String, TLSProblem)])
  func reasonsAreToldApart(_ text: String, _ problem: TLSProblem) {
    #expect(TLSProblem(text) == problem)
  }

  @Test func whatIsSentIsNotChanged() async throws {
    try await LoopbackCloud.serve { question in
      .json("\(question.path) \(question.query)")
    } use: { cloud in
      let address = cloud.address.appending(path: "/p%20q", query: [.init("id", "a#b")])
      let answer = try await client.trusting("/any where/ä.pem").answer(to: CloudRequest(address))
      #expect(String(decoding: answer.body, as: UTF8.self) == #"/p q ["id": "a#b"]"#)
    }
  }
}
