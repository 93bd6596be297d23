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
        error?.reason(at: cloud.address)
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
