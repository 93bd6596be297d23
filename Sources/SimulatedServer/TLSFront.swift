import NIOCore
import NIOPosix
import NIOSSL

/// A port that speaks TLS, and passes what comes on to a server of this machine that does not.
struct TLSFront: Sendable {
  private typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

  private let port: UInt16
  private let context: NIOSSLContext

  /// - Parameter port: 0 for any that is free.
  init(port: UInt16, identity: ServerIdentity) throws {
    self.port = port
    let certificate = try NIOSSLCertificate(bytes: Array(identity.certificate.utf8), format: .pem)
    let key = try NIOSSLPrivateKey(bytes: Array(identity.key.utf8), format: .pem)
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: [.certificate(certificate)], privateKey: .privateKey(key))
    configuration.applicationProtocols = ["http/1.1"]
    context = try NIOSSLContext(configuration: configuration)
  }

  /// Serves until the task is cancelled.
  ///
  /// - Parameters:
  ///   - server: the port to which everything goes.
  ///   - ready: called once with the port that callers reach.
  func run(before server: UInt16, ready: @Sendable (UInt16) throws -> Void) async throws {
    let context = context
    let callers = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .bind(host: "127.0.0.1", port: Int(port)) { channel in
        channel.eventLoop.makeCompletedFuture {
          let handler = NIOSSLServerHandler(context: context)
          try channel.pipeline.syncOperations.addHandler(handler)
          return try Connection(wrappingChannelSynchronously: channel)
        }
      }
    let port = UInt16(callers.channel.localAddress?.port ?? 0)
    try await callers.executeThenClose { callers in
      try ready(port)
      try await withThrowingDiscardingTaskGroup { group in
        for try await caller in callers {
          // Who does not trust us hangs up, and that is all.
          group.addTask { try? await Self.join(caller, to: server) }
        }
      }
    }
  }

  private static func join(_ caller: Connection, to port: UInt16) async throws {
    try await caller.executeThenClose { called, _ in
      let server = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .connect(host: "127.0.0.1", port: Int(port)) { channel in
          channel.eventLoop.makeCompletedFuture {
            try Connection(wrappingChannelSynchronously: channel)
          }
        }
      try await server.executeThenClose { answered, _ in
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { try await pass(called, to: server.channel) }
          group.addTask { try await pass(answered, to: caller.channel) }
          // Whoever hangs up first has had everything.
          try await group.next()
          group.cancelAll()
        }
      }
    }
  }

  /// Waits for each piece until it is out, so that nothing piles up and nothing is lost at the end.
  private static func pass(
    _ bytes: NIOAsyncChannelInboundStream<ByteBuffer>, to channel: any Channel
  ) async throws {
    for try await piece in bytes { try await channel.writeAndFlush(piece) }
  }
}
