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
      #expect(error == .tls("SSL certificate problem: self-signed certificate"))
    }
  }
}
