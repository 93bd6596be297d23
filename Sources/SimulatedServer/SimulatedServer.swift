import FlyingFox
import FlyingSocks
import Foundation
import JobSources
import NIOCore

/// The simulated site behind a real port of this machine; nobody else can reach it.
package struct SimulatedServer: Sendable {
  /// Why there is no server.
  package enum Failure: Error, Equatable {
    case portInUse
    case portNotAllowed
    case noCertificate(String)
    case other(String)
  }

  private let server: HTTPServer
  /// What callers reach in its place, where they are to be asked for TLS.
  private let front: TLSFront?

  /// - Parameters:
  ///   - port: 0 for any that is free.
  ///   - identity: who it is by TLS; nil for plain HTTP.
  package init(port: UInt16, desk: CallDesk, identity: ServerIdentity? = nil) throws {
    front = try identity.map { try TLSFront(port: port, identity: $0) }
    let own: UInt16 = front == nil ? port : 0
    // Slow answers are part of the game, so the server itself has patience.
    server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: own), timeout: 120,
      pool: PromptPool(pool: .ePoll()), logger: .disabled, handler: desk)
  }

  /// Serves until the task is cancelled.
  ///
  /// - Parameter ready: called once with the port. What it throws ends the server.
  package func run(
    ready: @escaping @Sendable (UInt16) throws(Failure) -> Void
  ) async throws(Failure) {
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        group.addTask {
          try await server.waitUntilListening()
          guard case .ip4(_, let port)? = await server.listeningAddress else { return }
          guard let front else { return try ready(port) }
          try await front.run(before: port, ready: ready)
        }
        while try await group.next() != nil {}
      }
    } catch let failure as Failure {
      throw failure
    } catch let error as SocketError {
      throw Self.failure(error)
    } catch let error as IOError {
      throw Self.failure(error.errnoCode, error.localizedDescription)
    } catch {
      throw .other(error.localizedDescription)
    }
  }

  private static func failure(_ error: SocketError) -> Failure {
    guard case .failed(_, let number, let message) = error else {
      return .other(error.localizedDescription)
    }
    return failure(number, message)
  }

  private static func failure(_ number: Int32, _ message: String) -> Failure {
    switch number {
    case EADDRINUSE: return .portInUse
    case EACCES, EPERM: return .portNotAllowed
    default: return .other(message)
    }
  }
}
