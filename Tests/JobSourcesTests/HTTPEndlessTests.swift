import FlyingSocks
import Foundation
import JobModel
import JobSources
import Testing

/// Answers without an end: whoever sends them is hung up on.
@Suite(.timeLimit(.minutes(1))) struct HTTPEndlessTests {
  private func failure(
    of server: EndlessServer, bytes: Int = 100_000, deadline: Double = 30
  ) async -> TransferError? {
    var limits = CloudClient.Limits()
    limits.bytes = bytes
    limits.deadline = .seconds(deadline)
    do {
      _ = try await CloudClient(limits: limits).answer(to: CloudRequest(server.address))
      return nil
    } catch {
      return error
    }
  }

  @Test func anAnswerThatGoesOnForEver() async throws {
    let server = try EndlessServer(chunk: 65_536, pause: 0)
    #expect(await failure(of: server) == .tooLarge)
    // What was on its way already counts.
    #expect(await server.sentUntilTheEnd < 50 << 20)
  }

  @Test func anAnswerThatDrips() async throws {
    let server = try EndlessServer(chunk: 1, pause: 50_000)
    #expect(await failure(of: server, deadline: 0.3) == .timedOut)
    #expect(await server.sentUntilTheEnd < 1000)
  }
}

/// Says that a body comes, and sends it until it is hung up on.
private struct EndlessServer {
  let address: WebAddress
  private let ends: AsyncStream<Int>

  /// - Parameter pause: between two chunks, in microseconds.
  init(chunk: Int, pause: UInt32) throws {
    Proxies.clear
    let socket = try Socket(domain: Int32(AF_INET))
    try socket.bind(to: .inet(ip4: "127.0.0.1", port: 0))
    try socket.listen()
    guard case .ip4(_, let port) = try socket.sockname() else { throw CancellationError() }
    address = try #require(WebAddress(parsing: "http://127.0.0.1:\(port)"))
    let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
    ends = stream
    Thread.detachNewThread {
      guard let (file, _) = try? socket.accept() else { return }
      let connection = Socket(file: file)
      _ = try? connection.read(atMost: 65_536)
      let send = { (bytes: [UInt8]) in
        Foundation.send(file.rawValue, bytes, bytes.count, Int32(MSG_NOSIGNAL))
      }
      _ = send(Array("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".utf8))
      var sent = 0
      while true {
        let count = send([UInt8](repeating: 0x20, count: chunk))
        guard count > 0 else { break }
        sent += count
        usleep(pause)
      }
      try? connection.close()
      try? socket.close()
      continuation.yield(sent)
      continuation.finish()
    }
  }

  /// How many bytes it had sent when it was hung up on.
  var sentUntilTheEnd: Int {
    get async {
      for await count in ends { return count }
      return .max
    }
  }
}
