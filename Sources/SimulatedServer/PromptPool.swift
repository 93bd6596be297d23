import FlyingSocks
import Glibc

/// The sockets of the server, none of which waits before it sends: FlyingFox writes the head of an answer and
/// its body apart, and on a connection that is kept the second would wait for 40 ms (Nagle's algorithm
/// against delayed acknowledgements).
struct PromptPool<Pool: AsyncSocketPool>: AsyncSocketPool {
  let pool: Pool

  func prepare() async throws { try await pool.prepare() }
  func run() async throws { try await pool.run() }

  /// The listening socket waits here first, and those that it accepts are like it.
  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    if events == .read {
      var isOn: Int32 = 1
      let size = socklen_t(MemoryLayout<Int32>.size)
      setsockopt(socket.file.rawValue, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, size)
    }
    try await pool.suspendSocket(socket, untilReadyFor: events)
  }
}
