import FlyingFox
import FlyingSocks
import Foundation
import JobSources

/// The simulated site behind a real port of this machine; nobody else can reach it.
package struct SimulatedServer: Sendable {
  /// Why there is no server.
  package enum Failure: Error, Equatable {
    case portInUse
    case portNotAllowed
    case other(String)
  }

  private let server: HTTPServer

  /// - Parameter port: 0 for any that is free.
  package init(port: UInt16, desk: CallDesk) throws {
    // Slow answers are part of the game, so the server itself has patience.
    server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: port), timeout: 120, logger: .disabled,
      handler: desk)
  }

  /// Serves until the task is cancelled.
  ///
  /// - Parameter ready: called once with the port.
  package func run(ready: @escaping @Sendable (UInt16) -> Void) async throws(Failure) {
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        group.addTask {
          try await server.waitUntilListening()
          if case .ip4(_, let port)? = await server.listeningAddress { ready(port) }
        }
        while try await group.next() != nil {}
      }
    } catch let error as SocketError {
      throw Self.failure(error)
    } catch {
      throw .other(error.localizedDescription)
    }
  }

  private static func failure(_ error: SocketError) -> Failure {
    guard case .failed(_, let number, let message) = error else {
      return .other(error.localizedDescription)
    }
    switch number {
    case EADDRINUSE: return .portInUse
    case EACCES, EPERM: return .portNotAllowed
    default: return .other(message)
    }
  }
}
