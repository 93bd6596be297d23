import NIOCore
import NIOPosix
import NIOSSL

/// A port that speaks TLS, and passes what comes on to a server of this machine that does not.
struct TLSFront: Sendable {
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
    let door = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { caller in Self.join(caller, to: server, context) }
      .bind(host: "127.0.0.1", port: Int(port)).get()
    try await withTaskCancellationHandler {
      try ready(UInt16(door.localAddress?.port ?? 0))
      try await door.closeFuture.get()
    } onCancel: {
      door.close(promise: nil)
    }
  }

  /// Both ends are served by one thread, so that each may speak to the other.
  private static func join(
    _ caller: any Channel, to port: UInt16, _ context: NIOSSLContext
  ) -> EventLoopFuture<Void> {
    ClientBootstrap(group: caller.eventLoop).connect(host: "127.0.0.1", port: Int(port))
      .flatMapThrowing { server in
        let tls = NIOSSLServerHandler(context: context)
        try caller.pipeline.syncOperations.addHandlers([tls, Relay(to: server)])
        try server.pipeline.syncOperations.addHandler(Relay(to: caller))
      }
  }
}

/// Passes on what one end says to the other, and hangs up there when this one has hung up.
private final class Relay: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = Never

  private let other: any Channel

  init(to other: any Channel) {
    self.other = other
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    other.write(unwrapInboundIn(data), promise: nil)
  }

  func channelReadComplete(context: ChannelHandlerContext) { other.flush() }

  func channelInactive(context: ChannelHandlerContext) {
    // Only when all that was said before is out.
    other.writeAndFlush(ByteBuffer()).whenComplete { [other] _ in other.close(promise: nil) }
  }

  /// Who does not trust us hangs up in the middle, and that is all.
  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}
