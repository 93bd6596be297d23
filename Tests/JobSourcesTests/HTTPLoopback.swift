import FlyingFox
import FlyingSocks
import Foundation
import JobSources
import Synchronization
import Testing

/// A cloud on this machine: a real HTTP server at a port that the system chose.
final class LoopbackCloud: Sendable {
  /// What came, as far as tests look at it.
  struct Question: Sendable {
    var method: String
    var path: String
    var query: [String: String]
    var headers: [String: String]
    var body: String
  }

  struct Reply: Sendable {
    var status = 200
    var headers: [String: String] = [:]
    var body: [UInt8] = []

    static func json(_ text: String, status: Int = 200, headers: [String: String] = [:]) -> Reply {
      Reply(status: status, headers: headers, body: Array(text.utf8))
    }
  }

  let address: WebAddress
  private let asked: Mutex<[Question]>

  var questions: [Question] { asked.withLock { $0 } }

  func questions(_ path: String) -> [Question] { questions.filter { $0.path == path } }

  private init(address: WebAddress, asked: consuming Mutex<[Question]>) {
    self.address = address
    self.asked = asked
  }

  /// Runs a cloud that answers as `answer` says, for as long as `use` lasts.
  static func serve<Result: Sendable>(
    _ answer: @escaping @Sendable (Question) async -> Reply,
    use: (LoopbackCloud) async throws -> Result
  ) async throws -> Result {
    Proxies.clear
    let current = Holder()
    let server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled,
      handler: ClosureHTTPHandler { request in
        let question = try await Question(request)
        current.cloud?.note(question)
        return HTTPResponse(await answer(question))
      })
    let running = Task { try await server.run() }
    defer { running.cancel() }
    try await server.waitUntilListening(timeout: 60)
    guard case .ip4(_, let port)? = await server.listeningAddress else {
      throw CancellationError()
    }
    let address = try #require(WebAddress(parsing: "http://127.0.0.1:\(port)"))
    let cloud = LoopbackCloud(address: address, asked: Mutex([]))
    current.set(cloud)
    return try await use(cloud)
  }

  private func note(_ question: Question) {
    asked.withLock { $0.append(question) }
  }

  /// Knows the cloud once its port is known.
  private final class Holder: Sendable {
    private let value = Mutex<LoopbackCloud?>(nil)
    var cloud: LoopbackCloud? { value.withLock { $0 } }
    func set(_ cloud: LoopbackCloud) { value.withLock { $0 = cloud } }
  }
}

extension LoopbackCloud.Question {
  fileprivate init(_ request: HTTPRequest) async throws {
    var headers: [String: String] = [:]
    for (key, value) in request.headers { headers[key.rawValue.lowercased()] = value }
    self.init(
      method: request.method.rawValue, path: request.path,
      query: Dictionary(request.query.map { ($0.name, $0.value) }) { $1 }, headers: headers,
      body: String(decoding: try await request.bodyData, as: UTF8.self))
  }
}

extension HTTPResponse {
  fileprivate init(_ reply: LoopbackCloud.Reply) {
    var headers = HTTPHeaders()
    for (name, value) in reply.headers { headers[HTTPHeader(name)] = value }
    self.init(
      statusCode: HTTPStatusCode(reply.status, phrase: "Status"), headers: headers,
      body: Data(reply.body))
  }
}

/// A server that behaves worse than a library lets one.
struct RudeServer {
  enum Manner: Sendable {
    /// Takes connections and never says anything.
    case silent
    /// Says these bytes and hangs up, with a reset or without.
    case says(String, resets: Bool)
  }

  let address: WebAddress
  private let socket: Socket

  init(_ manner: Manner) throws {
    Proxies.clear
    let socket = try Socket(domain: Int32(AF_INET))
    try socket.bind(to: .inet(ip4: "127.0.0.1", port: 0))
    try socket.listen()
    self.socket = socket
    address = try Self.address(of: socket)
    guard case .says(let text, let resets) = manner else { return }
    Thread.detachNewThread {
      guard let (file, _) = try? socket.accept() else { return }
      let connection = Socket(file: file)
      _ = try? connection.read(atMost: 65_536)
      _ = try? connection.write(Data(text.utf8))
      if resets {
        var now = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
          file.rawValue, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
      }
      try? connection.close()
    }
  }

  func close() {
    try? socket.close()
  }

  /// An address at which nobody listens any more.
  static func nobody() throws -> WebAddress {
    Proxies.clear
    let socket = try Socket(domain: Int32(AF_INET))
    try socket.bind(to: .inet(ip4: "127.0.0.1", port: 0))
    defer { try? socket.close() }
    return try address(of: socket)
  }

  private static func address(of socket: Socket) throws -> WebAddress {
    guard case .ip4(_, let port) = try socket.sockname() else { throw CancellationError() }
    return try #require(WebAddress(parsing: "http://127.0.0.1:\(port)"))
  }
}

/// Requests to this machine must not go through a proxy of the environment.
enum Proxies {
  static let clear: Void = {
    for name in [
      "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY",
    ] {
      unsetenv(name)
    }
  }()
}
