import JobModel
import JobSources
import Testing

/// The client against real connections, good ones and bad ones.
@Suite struct HTTPClientTests {
  private let client = CloudClient()

  private func hasty(bytes: Int = 16 << 20, deadline: Double = 30) -> CloudClient {
    var limits = CloudClient.Limits()
    limits.bytes = bytes
    limits.deadline = .seconds(deadline)
    return CloudClient(limits: limits)
  }

  private func failure(
    _ client: CloudClient, _ address: WebAddress
  ) async -> TransferError? {
    do {
      _ = try await client.answer(to: CloudRequest(address))
      return nil
    } catch {
      return error
    }
  }

  /// The installed program loads libcurl when somebody is asked: without it, all else goes on.
  @Test func withoutItsLibraryEachRequestSaysSo() async throws {
    let client = CloudClient(missing: "libcurl.so.4: no such file")
    let address = try #require(WebAddress(parsing: "https://cloud.test"))
    let error = await failure(client, address)
    #expect(
      error?.reason(at: address).text
        == "libcurl is missing, install libcurl4 (libcurl.so.4: no such file)")
  }

  @Test func answerWithHeaders() async throws {
    try await LoopbackCloud.serve { _ in
      .json(
        #"{"a":1}"#, status: 429,
        headers: [
          "Retry-After": "7", "Date": "Sun, 06 Nov 1994 08:49:37 GMT", "X-Request-Id": "r-1",
          "X-Subject-Token": String(repeating: "t", count: 20_000),
        ])
    } use: { cloud in
      let address = cloud.address.appending(path: "/p%20q/v1", query: [.init("id", "a b/ö&")])
      let request = CloudRequest(address, headers: [.init("X-Project-Id", "p1")])
      let answer = try await client.answer(to: request)
      #expect(answer.status == 429)
      #expect(String(decoding: answer.body, as: UTF8.self) == #"{"a":1}"#)
      #expect(answer.retryAfter == "7")
      #expect(answer.date == Instant(parsing: "1994-11-06T08:49:37Z"))
      #expect(answer.requestID == "r-1")
      #expect(answer.subjectToken == SecretValue(String(repeating: "t", count: 20_000)))
      let question = try #require(cloud.questions.first)
      #expect(question.query == ["id": "a b/ö&"])
      #expect(question.headers["x-project-id"] == "p1")
      #expect(question.headers["host"] == cloud.address.hostAndPort)
      #expect(question.headers["accept-encoding"]?.contains("gzip") == true)
    }
  }

  @Test func bodyIsSent() async throws {
    try await LoopbackCloud.serve { question in
      .json(question.body, status: 201)
    } use: { cloud in
      let request = CloudRequest(
        method: "POST", cloud.address, headers: [.init("Content-Type", "application/json")],
        body: Array(#"{"ö":1}"#.utf8))
      let answer = try await client.answer(to: request)
      #expect(answer.status == 201)
      #expect(String(decoding: answer.body, as: UTF8.self) == #"{"ö":1}"#)
      #expect(cloud.questions.first?.headers["content-type"] == "application/json")
    }
  }

  @Test func packedBodyIsUnpacked() async throws {
    let packed = bytes(packedStatus)
    try await LoopbackCloud.serve { _ in
      LoopbackCloud.Reply(headers: ["Content-Encoding": "gzip"], body: packed)
    } use: { cloud in
      let answer = try await client.answer(to: CloudRequest(cloud.address))
      #expect(String(decoding: answer.body, as: UTF8.self) == #"{"status":"SUCCESS"}"#)
    }
  }

  @Test(arguments: [
    #"Basic realm="cloud""#, #"Keystone uri="https://iam.example.test""#, "Basic", "Digest x",
  ])
  func unauthorizedIsAnAnswer(_ challenge: String) async throws {
    try await LoopbackCloud.serve { _ in
      .json(#"{"error":1}"#, status: 401, headers: ["WWW-Authenticate": challenge])
    } use: { cloud in
      let answer = try await hasty(deadline: 30).answer(to: CloudRequest(cloud.address))
      #expect(answer.status == 401)
      #expect(String(decoding: answer.body, as: UTF8.self) == #"{"error":1}"#)
      #expect(cloud.questions.count == 1)
    }
  }

  @Test func refusalsDoNotUseUpConnections() async throws {
    try await LoopbackCloud.serve { _ in
      .json("{}", status: 401, headers: ["WWW-Authenticate": #"Basic realm="cloud""#])
    } use: { cloud in
      let client = hasty(deadline: 30)
      for _ in 0..<20 {
        let answer = try await client.answer(to: CloudRequest(cloud.address))
        #expect(answer.status == 401)
      }
    }
  }

  @Test func redirectIsNotFollowed() async throws {
    try await LoopbackCloud.serve { _ in
      .json("{}")
    } use: { other in
      let place = other.address.appending(path: "/x", query: [.init("token", "hush")]).text
      try await LoopbackCloud.serve { _ in
        .json("", status: 302, headers: ["Location": place])
      } use: { cloud in
        let request = CloudRequest(cloud.address, headers: [.init("X-Auth-Token", "hush")])
        await #expect(throws: TransferError.redirected(to: other.address.origin)) {
          try await client.answer(to: request)
        }
        #expect(cloud.questions.count == 1)
      }
      #expect(other.questions.isEmpty)
    }
  }

  @Test func largeBodyIsNotTakenIn() async throws {
    try await LoopbackCloud.serve { _ in
      LoopbackCloud.Reply(body: Array(repeating: 0x20, count: 5000))
    } use: { cloud in
      #expect(await failure(hasty(bytes: 4999), cloud.address) == .tooLarge)
      #expect(await failure(hasty(bytes: 5000), cloud.address) == nil)
    }
  }

  @Test func bodyThatIsLargeOnlyUnpacked() async throws {
    let packed = bytes(packedZeros)
    try await LoopbackCloud.serve { _ in
      LoopbackCloud.Reply(headers: ["Content-Encoding": "gzip"], body: packed)
    } use: { cloud in
      #expect(await failure(hasty(bytes: 1000), cloud.address) == .tooLarge)
    }
  }

  @Test func nobodyListens() async throws {
    #expect(await failure(client, try RudeServer.nobody()) == .refused)
  }

  @Test func unknownHost() async throws {
    let address = try #require(WebAddress(parsing: "http://no-such-host.invalid"))
    #expect(await failure(client, address) == .cannotResolve)
  }

  @Test func silenceEndsAtTheDeadline() async throws {
    let server = try RudeServer(.silent)
    defer { server.close() }
    #expect(await failure(hasty(deadline: 0.2), server.address) == .timedOut)
  }

  @Test func resetInTheMiddle() async throws {
    let text = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"
    let server = try RudeServer(.says(text, resets: true))
    defer { server.close() }
    let error = await failure(client, server.address)
    guard case .cut = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func truncatedBody() async throws {
    let text = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"job_id\":"
    let server = try RudeServer(.says(text, resets: false))
    defer { server.close() }
    let error = await failure(client, server.address)
    guard case .cut = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func notHTTP() async throws {
    let server = try RudeServer(.says("SSH-2.0-OpenSSH\r\n", resets: false))
    defer { server.close() }
    let error = await failure(client, server.address)
    guard case .cut = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func plainTextWhereTLSIsExpected() async throws {
    let server = try RudeServer(.says("HTTP/1.1 400 Bad Request\r\n\r\n", resets: false))
    defer { server.close() }
    var address = server.address
    address.scheme = "https"
    let error = await failure(client, address)
    guard case .tls = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func givenUpQuestionReturnsAtOnce() async throws {
    let server = try RudeServer(.silent)
    defer { server.close() }
    let address = server.address
    let asking = Task { await failure(client, address) }
    asking.cancel()
    #expect(await asking.value == .abandoned)
  }

  @Test func manyGivenUpDoNotHarmOthers() async throws {
    let server = try RudeServer(.silent)
    defer { server.close() }
    let (client, silent) = (hasty(deadline: 30), server.address)
    await withTaskGroup(of: TransferError?.self) { group in
      for _ in 0..<300 { group.addTask { [self] in await failure(client, silent) } }
      group.cancelAll()
      for await error in group { #expect(error == .abandoned) }
    }
    try await LoopbackCloud.serve { _ in
      .json("{}")
    } use: { cloud in
      #expect(await failure(client, cloud.address) == nil)
    }
  }

  @Test func manyAtOnce() async throws {
    try await LoopbackCloud.serve {
      .json($0.query["n"] ?? "")
    } use: { cloud in
      let address = cloud.address
      await withTaskGroup(of: Bool.self) { group in
        for number in 0..<60 {
          group.addTask { [client] in
            let request = CloudRequest(
              address.appending(path: "", query: [.init("n", "\(number)")]))
            let answer = try? await client.answer(to: request)
            return answer?.body == Array("\(number)".utf8)
          }
        }
        for await isRight in group { #expect(isRight) }
      }
    }
  }

  @Test func dates() {
    #expect(
      HTTPDate.instant("Sat, 29 Feb 2020 23:59:60 GMT") == Instant(parsing: "2020-03-01T00:00:00Z"))
    for text in ["", "7", "Sun, 06 Nov 1994 08:49:37", "Sun, 32 Nov 1994 08:49:37 GMT"] {
      #expect(HTTPDate.instant(text) == nil)
    }
  }

  private func bytes(_ digits: String) -> [UInt8] {
    let digits = Array(digits)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
  }
}

/// `{"status":"SUCCESS"}` as gzip.
private let packedStatus =
  "1f8b0800000000000203ab562a2e492c292d56b2520a0e7576760d0e56aa05001d5bfa9714000000"

/// 5000 zeros as gzip.
private let packedZeros =
  "1f8b0800000000000203edc13101000000c2a04aeb9fce147e4001000000006f03043dfca8881300"
  + "00"
